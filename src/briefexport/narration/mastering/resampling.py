"""Resampling by a windowed sinc (Kaiser, 80 dB), for voices whose rate is not the recording's."""

from __future__ import annotations

import functools
from typing import Any

from briefexport.narration.mastering.arrays import Samples, load

_HALF_TAPS = 24
_KAISER = 8.0
_AT_ONCE = 1 << 15


def resampled(sound: Samples, source: int, target: int, length: int) -> Samples:
    """The sound at the rate `target`, `length` samples of it."""
    if source == target:
        return sound
    np = load()
    out: Samples = np.empty(length, np.float32)
    kernel = _kernel(source, target)
    reach = kernel.shape[1] // 2
    padded = np.pad(sound, (reach - 1, reach + 2))
    for start in range(0, length, _AT_ONCE):
        place = np.arange(start, min(start + _AT_ONCE, length), dtype=np.int64) * source
        base = np.minimum(place // target, len(sound))
        windows = np.lib.stride_tricks.sliding_window_view(padded, kernel.shape[1])[base]
        phases = (place % target) * len(kernel) // target
        out[start : start + len(place)] = np.einsum("ij,ij->i", windows, kernel[phases])
    return out


@functools.cache
def _kernel(source: int, target: int) -> Any:
    """(phase, tap) coefficients; at most 1,024 phases, cut off below the lower of the two half rates."""
    np = load()
    phases = min(1024, target // np.gcd(source, target))
    cutoff = min(1.0, target / source) * 0.95
    reach = int(np.ceil(_HALF_TAPS / cutoff))
    offsets = np.arange(-reach + 1, reach + 1)[None, :] - (np.arange(phases) / phases)[:, None]
    window = np.i0(_KAISER * np.sqrt(np.maximum(0, 1 - (offsets / (reach + 1)) ** 2))) / np.i0(_KAISER)
    kernel = cutoff * np.sinc(cutoff * offsets) * window
    return (kernel / kernel.sum(1, keepdims=True)).astype(np.float32)
