"""The judge of sound: an offline speech recogniser, and how far what it heard is from what was said."""

from __future__ import annotations

import array
import importlib.util
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from judges.pipes import JudgeAbsent

RATE = 16_000
# The recogniser's own limit for one piece is about a minute; it splits at silences itself below that.
_PIECE_SECONDS = 30


class Recogniser:
    """Hears a sound file of any format ffmpeg reads and returns its words in lower case, without punctuation."""

    def __init__(self) -> None:
        if importlib.util.find_spec("moonshine_voice") is None:
            raise JudgeAbsent("the recogniser is not installed: pip install --group judges")
        if not shutil.which("ffmpeg"):
            raise JudgeAbsent("there is no ffmpeg on this machine: apt-get install ffmpeg")
        from moonshine_voice import ModelArch, get_model_path
        from moonshine_voice.transcriber import Transcriber

        self._transcriber = Transcriber(str(get_model_path("tiny-en")), ModelArch.TINY)

    def __call__(self, sound: Path) -> list[str]:
        samples = _samples(sound)
        pieces = (samples[at : at + _PIECE_SECONDS * RATE] for at in _cuts(samples))
        heard = (self._transcriber.transcribe_without_streaming(list(piece), RATE) for piece in pieces)
        return words(" ".join(line.text for transcript in heard for line in transcript.lines))


def _samples(sound: Path) -> array.array[float]:
    command = ["ffmpeg", "-v", "error", "-i", str(sound), "-f", "f32le", "-ac", "1", "-ar", str(RATE), "-"]
    return array.array("f", subprocess.run(command, capture_output=True, check=True).stdout)


def _cuts(samples: Sequence[float]) -> range:
    return range(0, len(samples), _PIECE_SECONDS * RATE)


def words(text: str) -> list[str]:
    """Lower-case words; apostrophes stay inside a word, every other mark ends it."""
    return re.findall(r"[a-z0-9]+(?:'[a-z]+)*", text.lower().replace("’", "'"))


def word_error_rate(said: Sequence[str], heard: Sequence[str]) -> float:
    """Insertions, deletions and substitutions (Levenshtein over words) for each word said."""
    row = list(range(len(heard) + 1))
    for i, word in enumerate(said, 1):
        previous, row[0] = row[0], i
        for j, other in enumerate(heard, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (word != other))
    return row[-1] / max(1, len(said))
