"""The limiter: for every grain a gain of at most 1 that keeps true peaks under a ceiling, changing slowly."""

from __future__ import annotations

from typing import Any

from briefexport.narration.mastering.arrays import Samples, load
from briefexport.narration.mastering.loudness import GRAIN

# The gain begins to fall so long before a peak and has risen again so long after it.
_REACH_MS = 10
_AT_ONCE = 1 << 16


def gains(peaks: Any, rate: int, ceiling: float, level: float = 1.0) -> Any:
    """For each grain the gain that keeps `peaks` (amplitudes, times `level`) under `ceiling`; 1 where they are lower.

    The lowest gain needed nearby, then averaged over the same reach: at a peak the average holds only gains that are
    low enough, so that the ceiling is kept exactly. Part by part: hours of sound have millions of grains.
    """
    np = load()
    reach = max(2, round(_REACH_MS / 1000 * rate / GRAIN))
    margin = 2 * reach + 1
    found: Samples = np.empty(len(peaks), np.float32)
    for start in range(0, len(peaks), _AT_ONCE):
        first, last = max(0, start - margin), start + _AT_ONCE + margin
        needed = np.minimum(1.0, ceiling / np.maximum(peaks[first:last] * level, 1e-9)).astype(np.float32)
        smooth = _smoothed(needed, reach)
        found[start : start + _AT_ONCE] = smooth[start - first : start - first + _AT_ONCE]
    return found


def _smoothed(needed: Any, reach: int) -> Any:
    np = load()
    if needed.min() == 1.0:
        return needed
    lowest = _lowest_nearby(needed, reach + 1)
    sums = np.cumsum(np.concatenate([[0.0], np.pad(lowest, reach, mode="edge").astype(float)]))
    width = 2 * reach + 1
    return (sums[width:] - sums[:-width]) / width


def _lowest_nearby(values: Any, reach: int) -> Any:
    """For each value the lowest among its neighbours up to `reach` away, by minima of doubling width."""
    np = load()
    found = np.pad(values, reach, constant_values=1.0)
    left, step = 2 * reach, 1
    while left:
        step = min(step, left)
        found = np.minimum(found[:-step], found[step:])
        left, step = left - step, step * 2
    return found


def applied(frame: Samples, gains: Any) -> Samples:
    """A frame of whole grains with its gains, in place; they slope from grain to grain, with one more at each end."""
    np = load()
    edges = np.minimum(gains[:-1], gains[1:])
    lowered = np.flatnonzero(np.minimum(edges[:-1], edges[1:]) < 1.0)
    if len(lowered):
        slope = np.arange(GRAIN, dtype=np.float32) / GRAIN
        curve = edges[lowered, None] + (edges[lowered + 1] - edges[lowered])[:, None] * slope[None, :]
        frame.reshape(-1, GRAIN)[lowered] *= curve
    return frame
