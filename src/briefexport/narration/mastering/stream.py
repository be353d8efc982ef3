"""The recording as a stream of float samples (−1 to 1), and that stream in frames of one size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefexport.narration.mastering.arrays import Samples, load
from briefexport.narration.mastering.resampling import resampled
from briefexport.narration.timing import Cut

# At every join the sound fades in and out over so long, so that no join clicks.
_FADE_MS = 4
_SILENCE_AT_ONCE = 1 << 16


def samples_of(cuts: Iterable[Cut], rate: int) -> Iterator[Samples]:
    """Takes, resampled and faded, and silences, in order; exactly as many samples as the cuts say."""
    np = load()
    for cut in cuts:
        if cut.take is not None:
            sound = np.multiply(np.frombuffer(cut.take.pcm(), "<i2"), np.float32(1 / 32768), dtype=np.float32)
            yield faded(resampled(sound, cut.take.rate, rate, cut.samples), rate)
            continue
        for start in range(0, cut.samples, _SILENCE_AT_ONCE):
            yield np.zeros(min(_SILENCE_AT_ONCE, cut.samples - start), np.float32)


def faded(sound: Samples, rate: int) -> Samples:
    """The sound with short straight fades at both ends (in place)."""
    np = load()
    count = min(rate * _FADE_MS // 1000, len(sound) // 2)
    if count:
        ramp = np.arange(count, dtype=np.float32) / count
        sound[:count] *= ramp
        sound[-count:] *= ramp[::-1]
    return sound


def frames(stream: Iterable[Samples], size: int, margin: int = 0) -> Iterator[Samples]:
    """The stream in frames of `size`, each with `margin` samples of its neighbours before and after.

    The last frame is filled up with silence; before the first and after the last stands silence too.
    """
    np = load()
    waiting = [np.zeros(margin, np.float32)]
    held = 0
    for piece in stream:
        waiting.append(piece)
        held += len(piece)
        if held >= size + margin:
            whole = np.concatenate(waiting)
            for start in range(0, held - size - margin + 1, size):
                yield whole[start : start + size + 2 * margin]
            done = (held - margin) // size * size
            waiting, held = [whole[done:].copy()], held - done
    if held:
        whole = np.concatenate([*waiting, np.zeros(size + margin, np.float32)])
        for start in range(0, held, size):
            frame = whole[start : start + size + 2 * margin]
            yield np.pad(frame, (0, size + 2 * margin - len(frame)))
