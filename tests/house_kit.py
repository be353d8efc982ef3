"""Small things the house's tests share."""

from __future__ import annotations

import json
from pathlib import Path

BRIEF = {
    "format": "briefexport-article/1",
    "metadata": {"headline": "A headline", "publisher": {"name": "The House"}},
    "body": [{"type": "paragraph", "content": [{"type": "text", "text": "Some words."}]}],
}


class Run:
    """What a command printed and returned."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


def write_brief(path: Path, **metadata: object) -> Path:
    """A canonical article; `metadata` is added to its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({**BRIEF, "metadata": {**BRIEF["metadata"], **metadata}}))  # type: ignore[dict-item]
    return path
