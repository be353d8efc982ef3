"""What every reader shares: bytes to characters, metadata, the headline, and the account of every word.

decoding     bytes → text, or an error that names the byte
frontmatter  the YAML or TOML block above a text
metadata     plain values → `Metadata`, with aliases, dates and "did you mean"
headline     the headline when the source names none; heading levels shifted below it
ledger       compares the words of source, article and account
finish       the last step of every reader: identities, positions, checks → `Reading`
"""
