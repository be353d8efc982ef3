"""One lexicon for script, SSML and sound: how the names and short forms of the news are said."""

from briefexport.narration.lexicon.entries import Entry, Found, Lexicon
from briefexport.narration.lexicon.loading import load

__all__ = ["Entry", "Found", "Lexicon", "load"]
