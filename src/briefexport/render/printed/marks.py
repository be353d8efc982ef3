"""What a page formatter needs told apart: boxes of task lists as drawings, lists that do not begin at one."""

from __future__ import annotations

import re
from urllib.parse import quote

# Few text faces have ☑ and ☐; a drawing with the same alternative text is there in every theme.
_TASK = re.compile(r'<span class="task-mark" role="img" aria-label="([^"]*)">([☑☐])</span>')
_START = re.compile(r'(<ol\b[^>]*) start="(-?\d+)"')
_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
    '<path d="M1 1h8v8h-8z{}" fill="none" stroke="#000" stroke-width=".8"/></svg>'
)
_TICK = "M2.8 5.2l1.6 1.8l2.9-4.2"


class Marks:
    """Rewrites rendered markup; `assets` maps each drawing's address to its bytes and media type."""

    def __init__(self) -> None:
        self.assets: dict[str, tuple[bytes, str]] = {}

    def settled(self, markup: str) -> str:
        """The markup with task marks drawn and with lists that count from their `start` (HTML leaves it to a hint)."""
        if "task-mark" in markup:
            markup = _TASK.sub(self._drawn, markup)
        return _START.sub(_counted, markup)

    def _drawn(self, found: re.Match[str]) -> str:
        drawing = _DRAWING.format(_TICK if found[2] == "☑" else "")
        address = "data:image/svg+xml," + quote(drawing)
        self.assets[address] = (drawing.encode(), "image/svg+xml")
        style = "width:.72em;height:.72em;vertical-align:-.04em"
        return f'<img class="task-mark" src="{address}" alt="{found[1]}" style="{style}"/>'


def _counted(found: re.Match[str]) -> str:
    return f'{found[1]} start="{found[2]}" style="counter-reset:list-item {int(found[2]) - 1}"'
