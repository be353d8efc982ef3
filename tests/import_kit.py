"""What the tests of the importers share."""

from __future__ import annotations

from collections.abc import Callable

from briefexport.plugin import Reading

Read = Callable[..., Reading]


def codes(reading: Reading, *severities: str) -> list[str]:
    """The codes of a reading's diagnostics, of some severities or all."""
    return [one.code for one in reading.diagnostics if not severities or one.severity in severities]
