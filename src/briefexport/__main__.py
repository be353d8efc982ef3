"""`python -m briefexport`."""

from briefexport.cli import command

command()
