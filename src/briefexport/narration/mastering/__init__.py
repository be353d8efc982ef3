"""Mastering: takes and pauses become one recording at an even loudness, in two passes and in bounded memory.

    stream    cuts → float samples in order, resampled and faded at the joins; re-framed in even pieces
    loudness  a survey of that stream: what it weighs to the ear (ITU-R BS.1770) and how high it peaks
    limiter   from the survey, one gain for all and a gentle dip around every peak that would pass the ceiling
    master    survey once, then render as often as asked

Everything here needs numpy, which is imported (0.08 s) only when sound is asked for.
"""

from briefexport.narration.mastering.master import Master

__all__ = ["Master"]
