"""From written text to words as said: the frame for all languages, and English to its full height.

    normalise("$3.5 billion in 2024") → Spoken("three point five billion dollars in twenty twenty-four", …)

A language is a `Rules` table for the scanner. Languages without a table of their own use `plain`: number words of the
language, names of signs left out. `leftovers` is the lint: what must not be in spoken text.
"""

from briefexport.narration.language.normalising import Spoken, normalise, says_numbers, scrubbed
from briefexport.narration.language.speech_lint import leftovers

__all__ = ["Spoken", "leftovers", "normalise", "says_numbers", "scrubbed"]
