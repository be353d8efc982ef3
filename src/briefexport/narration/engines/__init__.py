"""Speech engines. Each enters by the entry-point group `briefexport.engines`; a stranger's engine is its equal.

An engine may offer six things more than the protocol `plugin.Engine` asks:

    prepare(context)   called once in the process from which each utterance's own child is forked: load libraries here
    identity(context)  what decides its sound besides version, voice, rate and options (a model file); part of the
                       key by which spoken utterances are kept
    source_type        its voices' IPTC digital source type (`algorithmicMedia` for formant synthesis; else
                       `trainedAlgorithmicMedia`, learned from recordings of people)
    speaks(voice)      whether there is a voice to say it with; a passage in a language that is not spoken is then said
                       with the article's own voice, with a warning
    warm               True: one process speaks all utterances (what it loads is dear, and its sound does not depend on
                       what it said before)
    longest            the most characters one `speak` is given (2,000 unless said); longer sentences come in pieces
"""

from __future__ import annotations

from pathlib import Path

import msgspec


class SpeakingContext(msgspec.Struct, frozen=True, kw_only=True):
    """What an engine is told besides utterance and voice.

    `options` is an instance of the engine's `Options`, filled from the narration settings' fields of the same names.
    `scratch` is a folder for its temporary files, `seconds` how long it may take before it is stopped. `alone` is true
    in a child process made for this one utterance: what must not be shared (a library's state, a hang) may run here.
    """

    options: msgspec.Struct
    scratch: Path
    seconds: float = 60.0
    alone: bool = False


class NoOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """For an engine that needs no option of its own."""


def fingerprint(path: Path) -> str:
    """What changes when a program or model file is replaced: its size and time of change."""
    found = path.stat()
    return f"{path.name} {found.st_size} {found.st_mtime_ns}"
