"""One recording at its loudness: surveyed once, rendered as often as asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefexport.narration.mastering import limiter
from briefexport.narration.mastering.arrays import Samples, load
from briefexport.narration.mastering.loudness import GRAIN, Survey, survey
from briefexport.narration.mastering.stream import frames, samples_of
from briefexport.narration.timing import Cut

# Speech is never raised by more than this: what is nearly silent stays so.
_MOST_GAIN = 40.0
_ROUNDS = 8
_FRAME = GRAIN * 1024
_TONE_LEVEL = 10 ** (-66 / 20)


class Master:
    """`cuts` at `rate`, brought to `loudness` (LUFS) under `ceiling` (dBTP)."""

    def __init__(self, cuts: Sequence[Cut], rate: int, *, loudness: float, ceiling: float, room_tone: bool) -> None:
        self._cuts, self._rate, self._tone = cuts, rate, room_tone
        self._loudness, self._ceiling = loudness, ceiling
        self._length = sum(cut.samples for cut in cuts)
        self._survey: Survey | None = None

    def pcm(self, *, gain: float = 0.0, headroom: float = 0.0) -> Iterator[bytes]:
        """16-bit little-endian samples in pieces; `gain` dB louder and `headroom` dB lower at the peaks than asked."""
        if self._survey is None:
            self._survey = survey(samples_of(self._cuts, self._rate), self._rate)
        level, curve = self._solved(self._survey, self._loudness + gain, self._ceiling - headroom)
        left = self._length
        for index, frame in enumerate(frames(samples_of(self._cuts, self._rate), _FRAME)):
            part = limiter.applied(frame * level, _around(curve, index * _FRAME // GRAIN))
            yield self._quantised(part[: min(left, _FRAME)], index)
            left -= _FRAME

    def _solved(self, measured: Survey, loudness: float, ceiling: float) -> tuple[float, Any]:
        """(gain for all, gain for each grain) by which the limited sound has the loudness asked for."""
        np = load()
        # Between the quarters of a sample that were looked at a peak may be a little higher.
        top = 10 ** ((ceiling - 0.1) / 20)
        wanted = loudness - measured.integrated() if measured.audible else 0.0
        for _ in range(_ROUNDS):
            # Hundredths of a decibel: what the last bits of a processor's arithmetic decide must not reach the file.
            decibels = min(_MOST_GAIN, round(wanted, 2))
            level = 10 ** (decibels / 20)
            curve = limiter.gains(measured.peaks, self._rate, top, level)
            missing = loudness - measured.integrated(curve, level)
            if not np.isfinite(missing) or abs(missing) < 0.01 or decibels == _MOST_GAIN:
                break
            # The more is limited, the less a louder sound gains: go a little further than what is missing.
            wanted = decibels + 1.3 * missing
        return level, curve

    def _quantised(self, sound: Samples, index: int) -> bytes:
        np = load()
        if self._tone:
            sound = sound + np.resize(_tone(self._rate), len(sound))
        pcm: bytes = np.clip(np.rint(sound * 32767), -32768, 32767).astype("<i2").tobytes()
        return pcm


def _around(curve: Any, first: int) -> Any:
    """The gains of a frame that begins with grain `first`, with one neighbour at each end; 1 beyond the last grain."""
    np = load()
    found = curve[max(0, first - 1) : first + _FRAME // GRAIN + 1]
    before = 1 if first == 0 else 0
    return np.pad(found, (before, _FRAME // GRAIN + 2 - len(found) - before), constant_values=1.0)


def _tone(rate: int) -> Samples:
    """A frame of faint even noise, always the same."""
    np = load()
    noise = np.random.Generator(np.random.PCG64(1770)).uniform(-1.0, 1.0, _FRAME).astype(np.float32)
    tone: Samples = noise * np.float32(_TONE_LEVEL * 3**0.5)
    return tone
