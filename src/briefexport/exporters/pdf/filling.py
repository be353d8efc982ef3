"""How full the last page came out, and what that says about the reckoning."""

from __future__ import annotations

import dataclasses
from typing import Any

from briefexport.exporters.pdf.holes import Hole, feet
from briefexport.render.setting.fitting import Estimate, Hindsight

# How often a brief is set before its last page is taken as it is, and how full that page is to be.
TRIES, FULL = 5, 0.38


def last_page(document: Any) -> float:
    """How far down the last page its text reaches, 0 to 1, without the notes at its foot; 1 for a single page."""
    if len(document.pages) == 1:
        return 1.0
    page = document.pages[-1]._page_box
    top, height = page.content_box_y(), page.height
    return float(max((low - top for low in feet(page.children[0])), default=0.0) / height) if height else 1.0


def narrowed(before: Hindsight | None, reckoned: Estimate | None, hole: Hole) -> Hindsight:
    """What to know at the next try in the same size: the picture after a hole is to fit into it."""
    before = before or Hindsight()
    held = (reckoned.size, reckoned.leading) if reckoned else None
    heights = {**dict(before.heights), hole.figure: hole.height}
    return dataclasses.replace(before, held=held, heights=tuple(sorted(heights.items())))


def hindsight(before: Hindsight | None, reckoned: Estimate, came_to: float) -> Hindsight:
    """What to know at the next try; `came_to` is how many pages were filled."""
    before = before or Hindsight()
    off = before.off * came_to / (reckoned.pages - 1 + reckoned.fill)
    tried = (*before.tried, (reckoned.size, reckoned.leading))
    return Hindsight(min(2.0, max(0.5, off)), tried, heights=before.heights)
