"""The user's side: briefexport.toml, sidecars, sources, pictures, and where artifacts go."""
