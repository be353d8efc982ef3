"""The spoken edition in words: pure functions from utterances to the bytes of a file."""

from briefexport.exporters.audio.words.account import utterances_json
from briefexport.exporters.audio.words.script import script
from briefexport.exporters.audio.words.ssml import ssml

__all__ = ["script", "ssml", "utterances_json"]
