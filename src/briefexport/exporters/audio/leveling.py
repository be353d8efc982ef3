"""Encoding at the loudness promised: encode, listen to what came out, and encode again where it missed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefexport.errors import ExporterError
from briefexport.exporters.audio.delivered import Heard, heard
from briefexport.plugin import Recording

# Broadcasters allow half a unit; a second encoding aims at what is left of it.
TOLERANCE = 0.3
_ATTEMPTS = 4
_SILENT = -60.0

Encode = Callable[[Path, float, float], None]


def leveled(encode: Encode, path: Path, recording: Recording, *, gain: float = 0.0, headroom: float = 0.5) -> None:
    """Have `encode(path, gain, headroom)` write the file until its loudness and peaks are the recording's promise.

    `gain` and `headroom` (dB) are what the encoder is known to take away and to add to peaks. Raises ExporterError when
    the file does not decode or cannot be brought to its level.
    """
    for _ in range(_ATTEMPTS):
        encode(path, gain, headroom)
        found = _heard(path)
        missing, over = recording.loudness - found.loudness, found.peak - recording.peak
        if found.loudness < _SILENT or (abs(missing) <= TOLERANCE and over <= 0):
            return
        if abs(missing) > TOLERANCE:
            gain += missing
        if over > 0:
            headroom += over + 0.1
    # So short or so uneven a sound that peaks decide: it is as loud as they allow.
    if over > 0:
        raise ExporterError(
            f"the encoded sound peaks at {found.peak:.1f} dBTP, more than the {recording.peak:.1f} asked for",
            code="sound-too-loud",
            hint="choose another format or bitrate; please report it with the source",
        )


def _heard(path: Path) -> Heard:
    try:
        return heard(path)
    except ValueError as error:
        raise ExporterError(
            f"the encoder made a file that does not decode: {error}",
            code="sound-unsound",
            hint="free some disk space and try again; else please report it",
        ) from error
