"""What each diagnostic means and what to do: one TOML file a room, read by `briefexport explain`."""

from __future__ import annotations

import tomllib
from importlib import resources

import msgspec


class Explanation(msgspec.Struct, frozen=True, rename={"next_": "next"}):
    """`meaning` in a sentence or two, `next_` what to do."""

    meaning: str
    next_: str


def all_explanations() -> dict[str, Explanation]:
    """Every code we know, sorted."""
    found: dict[str, Explanation] = {}
    for file in sorted(resources.files(__package__).iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            found |= msgspec.convert(tomllib.loads(file.read_text("utf-8")), dict[str, Explanation])
    return dict(sorted(found.items()))
