"""Readers: one room for each kind of source. They share `common` and never import each other."""
