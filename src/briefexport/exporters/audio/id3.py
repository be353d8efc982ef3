"""ID3v2.3 tags with chapters (id3.org's ID3v2 Chapter Frame Addendum), by mutagen."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from briefexport.exporters.audio.chapters import Chapter
from briefexport.exporters.audio.tags import Tags

# More entries than this do not fit the one byte that counts a table's children.
_MOST_CHILDREN = 255


def _mutagen() -> Any:
    """mutagen's ID3 frames; its classes are built at run time, so types say nothing about them."""
    from mutagen import id3

    return id3


def tag_of(tags: Tags, chapters: Sequence[Chapter]) -> bytes:
    """The whole tag, the same bytes for the same facts."""
    id3 = _mutagen()
    tag = id3.ID3()
    for frame in [*_facts(tags), *_chapters(chapters)]:
        tag.add(frame)
    tag.update_to_v23()
    sink = io.BytesIO()
    tag.save(sink, v2_version=3, padding=lambda info: 0)
    return sink.getvalue()


def _facts(tags: Tags) -> Iterator[Any]:
    id3 = _mutagen()
    texts = {
        id3.TIT2: tags.title,
        id3.TPE1: tags.artist,
        id3.TALB: tags.album,
        id3.TPUB: tags.publisher,
        id3.TDRC: tags.date,
        id3.TLAN: tags.language3,
        id3.TCOP: tags.rights,
        id3.TCON: tags.genre,
    }
    yield from (frame(encoding=3, text=text) for frame, text in texts.items() if text)
    if tags.url:
        yield id3.WOAF(url=tags.url)
    yield id3.COMM(encoding=3, lang="eng", desc="", text=tags.disclosure)
    yield id3.TXXX(encoding=3, desc="digitalSourceType", text=tags.source_type)
    if tags.summary:
        yield id3.TXXX(encoding=3, desc="description", text=tags.summary)
    if tags.transcript:
        yield id3.USLT(encoding=3, lang=tags.language3, desc="", text=tags.transcript)
    if tags.cover:
        yield id3.APIC(encoding=3, mime=tags.cover.media_type, type=3, desc="", data=tags.cover.data)


def _chapters(chapters: Sequence[Chapter]) -> Iterator[Any]:
    """CHAP frames, and the tables that order them: one of all, or one of briefs with one of headings for each."""
    id3 = _mutagen()
    names = {chapter: f"chp{number}" for number, chapter in enumerate(chapters)}
    for chapter, name in names.items():
        yield id3.CHAP(
            element_id=name,
            start_time=round(chapter.start * 1000),
            end_time=int(chapter.end * 1000),
            start_offset=0xFFFFFFFF,
            end_offset=0xFFFFFFFF,
            sub_frames=[id3.TIT2(encoding=3, text=chapter.title)],
        )
    yield from _tables(chapters, names)


def _tables(chapters: Sequence[Chapter], names: dict[Chapter, str]) -> Iterator[Any]:
    briefs: list[list[Chapter]] = []
    for chapter in chapters:
        if chapter.depth == 0 or not briefs:
            briefs.append([])
        briefs[-1].append(chapter)
    if not any(chapter.depth for chapter in chapters):
        if chapters:
            yield from _table("toc", [names[chapter] for chapter in chapters], top=True)
        return
    yield from _table("toc", [f"toc{number}" for number in range(len(briefs))], top=True)
    for number, group in enumerate(briefs):
        yield from _table(f"toc{number}", [names[chapter] for chapter in group], title=group[0].title)


def _table(name: str, children: list[str], *, top: bool = False, title: str = "") -> Iterator[Any]:
    """A table of contents; one of more children than a table can count is a table of tables."""
    id3 = _mutagen()
    if len(children) > _MOST_CHILDREN:
        starts = range(0, len(children), _MOST_CHILDREN)
        parts = {f"{name}-{len(children)}-{start}": children[start : start + _MOST_CHILDREN] for start in starts}
        yield from _table(name, list(parts), top=top, title=title)
        for part, own in parts.items():
            yield from _table(part, own)
        return
    flags = id3.CTOCFlags.ORDERED | (id3.CTOCFlags.TOP_LEVEL if top else 0)
    titles = [id3.TIT2(encoding=3, text=title)] if title else []
    yield id3.CTOC(element_id=name, flags=flags, child_element_ids=children, sub_frames=titles)
