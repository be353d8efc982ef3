"""Loading: the starter lexicon that comes with briefexport, and the workspace's own file over it."""

from __future__ import annotations

import functools
from pathlib import Path

from briefexport.errors import FileError
from briefexport.narration.lexicon import checking, toml_form
from briefexport.narration.lexicon.entries import Lexicon


@functools.cache
def starter() -> Lexicon:
    """World news as briefexport ships it: `starter.toml`, with the source of each group."""
    text = Path(__file__).with_name("starter.toml").read_text("utf-8")
    return Lexicon.of(placed.entry for placed in toml_form.read(text, toml_form.STARTER))


def load(workspace_file: Path | None) -> Lexicon:
    """The starter lexicon with the file's entries over it; `.pls` and `.xml` are PLS 1.0, anything else TOML.

    Raises `FileError` when it cannot be read, `UsageError` with file and line for what is wrong in it.
    """
    if workspace_file is None:
        return starter()
    try:
        data = workspace_file.read_bytes()
    except OSError as error:
        raise FileError(
            f"The lexicon {workspace_file} cannot be read: {error.strerror or error}.",
            code="lexicon-unreadable",
            hint="Check [narration] lexicon in briefexport.toml.",
            file=str(workspace_file),
        ) from error
    placed = parse(data, str(workspace_file))
    merged = Lexicon.of((*starter().entries, *(item.entry for item in placed)))
    checking.refuse_cycles(placed, merged)
    return merged


def parse(data: bytes, name: str) -> tuple[checking.Placed, ...]:
    """The checked entries of one lexicon file with their lines. Raises `UsageError`."""
    if name.endswith((".pls", ".xml")):
        from briefexport.narration.lexicon import pls

        placed = pls.read(data, name)
    else:
        placed = toml_form.read(checking.decoded(data, name), name)
    checking.refuse_doubles(placed)
    for item in placed:
        checking.refuse_bad_ipa(item)
    return placed
