"""WAV files that other programs made, as speech; and the checks that no short or empty one passes."""

from __future__ import annotations

import io
import wave
from array import array

from briefexport.errors import ExporterError
from briefexport.plugin import Speech


def speech_of_wav(data: bytes, whose: str) -> Speech:
    """16-bit mono speech from a WAV file of 8 or 16 bits and any channels. Raises ExporterError (`wav-unsound`)."""
    try:
        with wave.open(io.BytesIO(data)) as file:
            channels, width, rate, count = file.getparams()[:4]
            raw = file.readframes(count)
    except (wave.Error, EOFError) as error:
        raise _unsound(whose, str(error) or "it is cut short") from error
    if width not in (1, 2) or not raw or rate < 8000:
        raise _unsound(whose, f"{len(raw)} bytes of {8 * width}-bit sound at {rate} Hz")
    whole = len(raw) // (width * channels) * width * channels
    samples = array("h", raw[:whole]) if width == 2 else array("h", ((byte - 128) * 256 for byte in raw[:whole]))
    if channels > 1:
        samples = array("h", (sum(samples[i : i + channels]) // channels for i in range(0, len(samples), channels)))
    return Speech(samples.tobytes(), rate)


def _unsound(whose: str, why: str) -> ExporterError:
    return ExporterError(
        f"{whose} made no usable WAV: {why}",
        code="wav-unsound",
        hint="it must write mono or stereo PCM of 8 or 16 bits; try it by hand with one sentence",
    )
