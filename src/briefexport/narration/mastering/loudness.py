"""How loud a stream is to the ear and how high it peaks (ITU-R BS.1770-4, EBU Tech 3341).

Blocks of 400 ms are taken every 100 ms, as the recommendation has them. The weighting is laid on the power spectrum of
each 100 ms instead of filtering the samples: within 0.1 LU of ffmpeg's ebur128 for speech, at a third of the cost. True
peaks are looked for by four-fold oversampling where a sample comes near its surroundings' highest.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from briefexport.narration.mastering.arrays import Samples, load
from briefexport.narration.mastering.stream import frames

# Samples for which one peak and one gain are kept (1.3 to 3 ms).
GRAIN = 64
_MARGIN = 6
_STEPS_A_SECOND, _STEPS_A_BLOCK = 10, 4
_STEPS_AT_ONCE = 2048
# Only beside samples above this share of their frame's highest can a peak stand that matters: to the limiter, and
# where nothing but the highest of all is asked for. Below the last amplitude there is silence.
_NEAR_PEAK, _HIGHEST_PEAK, _FAINT = 0.2, 0.75, 1e-4
_ABSOLUTE_GATE, _RELATIVE_GATE = -70.0, -10.0
_OFFSET = -0.691


class Survey(msgspec.Struct):
    """What mastering must know of a stream; arrays, in order of time.

    `peaks`: highest true amplitude of each grain. `energies`: sum of squares of each grain. `weighted`: K-weighted mean
    square of each step of `step` samples.
    """

    rate: int
    step: int
    peaks: Any
    energies: Any
    weighted: Any

    def integrated(self, gains: Any = None, level: float = 1.0) -> float:
        """Integrated loudness in LUFS (−inf for silence), after `level` and `gains` for each grain where given."""
        np = load()
        if gains is None:
            return _gated(self.weighted)
        parts = [self._limited(gains, level, at) for at in range(0, len(self.weighted), _STEPS_AT_ONCE)]
        return _gated(np.concatenate(parts)) if parts else float("-inf")

    def _limited(self, gains: Any, level: float, start: int) -> Any:
        """The weighted steps from `start` on, as far as the gains leave of their energy."""
        np = load()
        weighted = self.weighted[start : start + _STEPS_AT_ONCE]
        # Where the steps begin and end, in grains: seldom between two of them.
        edges = np.arange(start, start + len(weighted) + 1) * (self.step / GRAIN)
        first, last = int(edges[0]), math.ceil(edges[-1])
        energies = self.energies[first:last].astype(float)
        before = _within(edges - first, energies)
        after = _within(edges - first, energies * np.square(gains[first:last])) * level**2
        return weighted * np.divide(after, before, out=np.ones_like(after), where=before > 0)

    @property
    def audible(self) -> bool:
        """False for silence."""
        return self.integrated() > _ABSOLUTE_GATE

    def peak(self) -> float:
        """The highest true peak in dBTP (−inf for silence)."""
        np = load()
        highest = float(self.peaks.max(initial=0.0))
        return float(20 * np.log10(highest)) if highest else float("-inf")


def survey(stream: Iterable[Samples], rate: int) -> Survey:
    """Measure a stream, frame by frame, in the detail that the limiter needs."""
    np = load()
    step = _step(rate)
    weighing = _Weighing(rate)
    columns: tuple[list[Any], list[Any], list[Any]] = ([], [], [])
    counted = _Counted(stream)
    for frame in _frames(counted, rate):
        grains = frame[_MARGIN:-_MARGIN].reshape(-1, GRAIN)
        found = _peaks(frame, grains), np.einsum("ij,ij->i", grains, grains), weighing.of(frame)
        for column, part in zip(columns, found, strict=True):
            column.append(part)
    # One column after the other: hours of sound have millions of grains.
    peaks, energies, weighted = (_joined(column) for column in columns)
    # A step that the end cuts short is not measured, as the recommendation asks.
    return Survey(rate, step, peaks, energies, weighted[: counted.samples // step])


def levels(stream: Iterable[Samples], rate: int) -> tuple[float, float, int]:
    """(integrated loudness in LUFS, highest true peak in dBTP, samples) of a stream."""
    np = load()
    step = _step(rate)
    counted = _Counted(stream)
    weighing = _Weighing(rate)
    highest, weighted = 0.0, [np.zeros(0, np.float32)]
    for frame in _frames(counted, rate):
        highest = max(highest, _highest(frame, highest))
        weighted.append(weighing.of(frame))
    peak = 20 * math.log10(highest) if highest else float("-inf")
    return _gated(np.concatenate(weighted)[: counted.samples // step]), peak, counted.samples


class _Counted:
    """A stream that counts the samples that have passed."""

    def __init__(self, stream: Iterable[Samples]) -> None:
        self._stream, self.samples = stream, 0

    def __iter__(self) -> Iterator[Samples]:
        for piece in self._stream:
            self.samples += len(piece)
            yield piece


def _step(rate: int) -> int:
    return rate // _STEPS_A_SECOND


def _within(edges: Any, energies: Any) -> Any:
    """The energy between each two neighbouring edges, counted in grains; of a grain cut through, its share."""
    np = load()
    sums = np.concatenate([[0.0], np.cumsum(energies)])
    return np.diff(np.interp(edges, np.arange(len(sums)), sums))


def _joined(parts: list[Any]) -> Any:
    """One array of all parts, which are let go."""
    np = load()
    whole = np.concatenate(parts) if parts else np.zeros(0, np.float32)
    parts.clear()
    return whole


def _frames(stream: Iterable[Samples], rate: int) -> Iterator[Samples]:
    return frames(stream, _frame(rate), _MARGIN)


def _frame(rate: int) -> int:
    """About three seconds of whole grains."""
    return GRAIN * (1024 if rate < 32000 else 2048)


class _Weighing:
    """The K-weighted mean square of each step of a stream that comes in frames: steps end where frames do not.

    Its arrays are kept from frame to frame: new ones of this size cost as much as the transform.
    """

    def __init__(self, rate: int) -> None:
        np = load()
        self._rate, self._step, self._held = rate, _step(rate), 0
        room = _frame(rate) + self._step
        self._sound = np.zeros(room, np.float32)
        self._spectrum = np.zeros((room // self._step, self._step // 2 + 1), np.complex64)

    def of(self, frame: Samples) -> Any:
        """For the steps that end in this frame."""
        np = load()
        filled = self._held + len(frame) - 2 * _MARGIN
        self._sound[self._held : filled] = frame[_MARGIN:-_MARGIN]
        count = filled // self._step
        whole = count * self._step
        spectrum = np.fft.rfft(self._sound[:whole].reshape(-1, self._step), out=self._spectrum[:count])
        parts = spectrum.view(np.float32)
        parts *= parts
        self._held = filled - whole
        self._sound[: self._held] = self._sound[whole:filled].copy()
        return parts @ _weights(self._rate, self._step)


def _peaks(frame: Samples, grains: Any) -> Any:
    """The highest true amplitude of each grain; between samples it is looked for beside the high ones only."""
    np = load()
    high = np.abs(frame)
    peaks = high[_MARGIN:-_MARGIN].reshape(grains.shape).max(1)
    places = _beside_peaks(high, max(_NEAR_PEAK * float(peaks.max()), _FAINT))
    if len(places):
        between = _between(frame, places)
        owners = places // GRAIN
        first = np.flatnonzero(np.diff(owners, prepend=-1))
        chosen = owners[first]
        peaks[chosen] = np.maximum(peaks[chosen], np.maximum.reduceat(between, first))
    return peaks


def _highest(frame: Samples, known: float) -> float:
    """The highest true amplitude of a frame, as far as it is higher than what is known."""
    np = load()
    high = np.abs(frame)
    highest = float(high.max())
    least = max(_HIGHEST_PEAK * max(highest, known), _FAINT)
    if highest > least and len(places := _beside_peaks(high, least)):
        highest = max(highest, float(_between(frame, places).max()))
    return highest


def _between(frame: Samples, places: Any) -> Any:
    """The highest amplitude between each of these samples and the one before it."""
    np = load()
    windows = np.lib.stride_tricks.sliding_window_view(frame, 2 * _MARGIN)
    # Column by column: `max(1)` over three columns takes longer than all the rest.
    return functools.reduce(np.maximum, np.abs(windows[places] @ _interpolators()).T)


def _beside_peaks(high: Any, least: float) -> Any:
    """The samples of a frame before which the sound may be higher than at any: those next to a peak above `least`.

    Of tones up to nine tenths of half the rate none loses more than a thousandth of a decibel so, for a tenth of the
    places. `high` has the frame's margins.
    """
    np = load()
    inner = high[_MARGIN - 2 : 1 - _MARGIN]
    top = inner > least
    top &= inner >= high[_MARGIN - 3 : -_MARGIN]
    top &= inner >= high[_MARGIN - 1 : 2 - _MARGIN]
    two = top[1:] | top[:-1]
    return np.flatnonzero(two[:-2] | two[2:])


@functools.cache
def _interpolators() -> Any:
    """(tap, phase): a windowed sinc at a quarter, a half and three quarters between two samples."""
    np = load()
    offsets = np.arange(-_MARGIN, _MARGIN)[:, None] - np.array([-0.75, -0.5, -0.25])[None, :]
    kernel = np.sinc(offsets) * np.cos(np.pi * offsets / (2 * _MARGIN + 2)) ** 2
    return (kernel / kernel.sum(0)).astype(np.float32)


@functools.cache
def _weights(rate: int, step: int) -> Any:
    """What each part of a step's spectrum (real and imaginary in turn) adds to its weighted mean square."""
    np = load()
    frequency = np.fft.rfftfreq(step, 1 / rate)
    weights = k_weighting(frequency, rate) * 2 / step**2
    weights[0] /= 2
    if step % 2 == 0:
        weights[-1] /= 2
    return np.repeat(weights, 2).astype(np.float32)


def k_weighting(frequency: Any, rate: int) -> Any:
    """The power response of BS.1770's two filters at a rate: their analogue prototypes by the bilinear transform."""
    np = load()
    place = np.tan(np.pi * np.minimum(np.asarray(frequency, float), 0.4999 * rate) / rate)
    s = 1j * place / np.tan(np.pi * 1681.974450955533 / rate)
    quality, gain = 0.7071752369554196, 10 ** (3.999843853973347 / 20)
    shelf = (gain * s**2 + gain**0.4996667741545416 / quality * s + 1) / (s**2 + s / quality + 1)
    s = 1j * place / np.tan(np.pi * 38.13547087602444 / rate)
    rumble = s**2 / (s**2 + s / 0.5003270373238773 + 1)
    return np.abs(shelf * rumble) ** 2


def _gated(weighted: Any) -> float:
    """Integrated loudness of blocks of four steps (400 ms) that overlap by three, twice gated.

    A sound too short for one block is one block of the steps there are.
    """
    np = load()
    size = min(_STEPS_A_BLOCK, len(weighted))
    if not size:
        return float("-inf")
    sums = np.cumsum(np.concatenate([[0.0], weighted.astype(float)]))
    power = (sums[size:] - sums[:-size]) / size
    loud = power[power > _power(_ABSOLUTE_GATE)]
    if not len(loud):
        return float("-inf")
    loud = loud[loud > loud.mean() * 10 ** (_RELATIVE_GATE / 10)]
    return float(_OFFSET + 10 * np.log10(loud.mean()))


def _power(loudness: float) -> float:
    power: float = 10 ** ((loudness - _OFFSET) / 10)
    return power
