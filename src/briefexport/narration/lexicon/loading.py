"""Loading: the starter lexicon that comes with briefexport, and the workspace's own file over it."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefexport.digests import sha256
from briefexport.errors import FileError
from briefexport.keeping import kept
from briefexport.narration.lexicon.entries import Entry, Lexicon

if TYPE_CHECKING:
    from briefexport.narration.lexicon.checking import Placed


@functools.cache
def starter(cache: Path | None = None) -> Lexicon:
    """World news as we ship it: `starter.toml`, with the source of each group. `cache` may keep its entries."""
    source = Path(__file__).with_name("starter.toml").read_bytes()

    def entries() -> bytes:
        from briefexport.narration.lexicon import toml_form

        placed = toml_form.read(source.decode("utf-8"), toml_form.STARTER)
        return msgspec.msgpack.encode([item.entry for item in placed])

    # Reading 240 entries of TOML costs 5 ms of every short run.
    folder = cache / "lexicon" if cache else None
    key = sha256(" ".join(Entry.__struct_fields__).encode() + source).hex()
    made = kept(folder, key, entries, most=4)
    return Lexicon.of(msgspec.msgpack.decode(made, type=tuple[Entry, ...]))


def load(workspace_file: Path | None, cache: Path | None = None) -> Lexicon:
    """The starter lexicon with the file's entries over it; `.pls` and `.xml` are PLS 1.0, anything else TOML.

    `cache` may keep what the starter lexicon is read into. Raises `FileError` when the file cannot be read,
    `UsageError` with file and line for what is wrong in it.
    """
    if workspace_file is None:
        return starter(cache)
    from briefexport.narration.lexicon import checking

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
    merged = Lexicon.of((*starter(cache).entries, *(item.entry for item in placed)))
    checking.refuse_cycles(placed, merged)
    return merged


def parse(data: bytes, name: str) -> tuple[Placed, ...]:
    """The checked entries of one lexicon file with their lines. Raises `UsageError`."""
    from briefexport.narration.lexicon import checking

    if name.endswith((".pls", ".xml")):
        from briefexport.narration.lexicon import pls

        placed = pls.read(data, name)
    else:
        from briefexport.narration.lexicon import toml_form

        placed = toml_form.read(checking.decoded(data, name), name)
    checking.refuse_doubles(placed)
    for item in placed:
        checking.refuse_bad_ipa(item)
    return placed
