"""What an element calls itself: its classes, ids and data names, cut into their parts."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Where sites without telling classes name their parts.
_NAMING = ("class", "id", "data-component", "data-testid", "data-area", "data-elementor-type", "data-gu-name")
_CASE = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# A page with longer names means no good by them.
_LONGEST = 1_000
_CUT = re.compile(r"[-_]+|\s+")


def names_of(element: Element) -> list[str]:
    """Every part of the element's class and id names, and neighbouring parts joined."""
    found: list[str] = []
    said = (element.get(attribute) or "" for attribute in _NAMING)
    for name in " ".join(said)[:_LONGEST].split():
        parts = [part for part in _CUT.split(_CASE.sub("-", name)) if part]
        found += parts
        found += [f"{a}-{b}" for a, b in itertools.pairwise(parts)]
        found += ["-".join(parts)]
    return found
