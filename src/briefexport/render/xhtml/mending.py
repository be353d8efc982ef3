"""What an article may say that a page may not, put right before rendering, each with a diagnostic."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator

import msgspec

from briefexport import model as m
from briefexport import text
from briefexport.plugin import Diagnostic, warning
from briefexport.plugin.notes import unused_note
from briefexport.render.xhtml.addresses import address
from briefexport.render.xhtml.languages import settled
from briefexport.render.xhtml.markup import call_order, link_targets
from briefexport.text import map_children

# XML namespaces: an id is an NCName, so it begins with a letter and holds no colon.
# Those that end like the ids we make ourselves are renamed.
_ID = re.compile(r"(?!.*_(?:note|call\d*|title|notes|sources|corrections)$)(?!headline$)[A-Za-z][A-Za-z0-9._-]*")

# So much of an address is shown in a message.
_SHOWN = 60


def mend(article: m.Article) -> tuple[m.Article, tuple[Diagnostic, ...]]:
    """(an article every renderer can set, what was changed in it). A sound article comes back as it is."""
    mender = _Mender()
    body = tuple(map(mender.block, article.body))
    metadata = mender.metadata(article.metadata)
    mended = msgspec.structs.replace(article, metadata=metadata, body=body)
    if article.notes:
        mended = mender.noted(mended)
    _report_calls_and_images(mended, mender)
    _report_links(mended, mender)
    return mended, tuple(mender.found)


class _Mender:
    def __init__(self) -> None:
        self.found: list[Diagnostic] = []
        self.taken: set[str] = set()
        self.levels: list[int] = []

    def block(self, block: m.Block) -> m.Block:
        id = self._id(block)
        level = self._level(block) if isinstance(block, m.Heading) else 0
        new = block
        if id != block.id:
            new = msgspec.structs.replace(new, id=id)
        if isinstance(new, m.Heading) and level != new.level:
            new = msgspec.structs.replace(new, level=level)
        if _has_bad_language(new):
            new = text.map_runs(new, self._run)
        if isinstance(new, m.PullQuote):  # on paper it is decoration: no heading outside stands below one of its own
            with self._apart(list(self.levels)):
                return map_children(new, self.block)
        return map_children(new, self.block)

    def noted(self, article: m.Article) -> m.Article:
        """The article with its notes as they will be read: in order of their calls."""
        ordered = _ordered(msgspec.structs.replace(article, notes=tuple(_unique(article.notes, self))), self)
        return msgspec.structs.replace(ordered, notes=tuple(map(self.note, ordered.notes)))

    def note(self, note: m.Note) -> m.Note:
        # A book reads it after its body, a page beside its call: from level 2 on no heading jumps in either.
        with self._apart([]):
            return msgspec.structs.replace(note, content=tuple(map(self.block, note.content)))

    @contextlib.contextmanager
    def _apart(self, levels: list[int]) -> Iterator[None]:
        """Headings inside count from these levels, and none outside from theirs."""
        before, self.levels = self.levels, levels
        try:
            yield
        finally:
            self.levels = before

    def metadata(self, metadata: m.Metadata) -> m.Metadata:
        language = self.language(metadata.language) or "en"
        return metadata if language == metadata.language else msgspec.structs.replace(metadata, language=language)

    def language(self, tag: str, block: str = "") -> str:
        """The tag as reading systems know it; `und` for one that nobody knows."""
        known = settled(tag)
        if tag and known == "und" and tag.lower() != "und":
            message = f"The language tag “{tag}” is not one that reading systems know; no language is claimed for it."
            self.found.append(warning("language-unknown", message, block=block, hint="Use a BCP 47 tag such as en-GB."))
        return known

    def _id(self, block: m.Block) -> str:
        id = block.id if block.id and _ID.fullmatch(block.id) else _legal(block.id)
        if id in self.taken:
            if id == block.id:
                message = f"Two blocks are named “{id}”; the second was given another name."
                self.found.append(warning("id-duplicate", message, block=block.id, hint="Give every block its own id."))
            id = next(name for n in range(2, len(self.taken) + 3) if (name := f"{id}-{n}") not in self.taken)
        self.taken.add(id)
        return id

    def _level(self, heading: m.Heading) -> int:
        """Levels without jumps: the depth of a heading below those that stand over it."""
        while self.levels and self.levels[-1] >= heading.level:
            self.levels.pop()
        self.levels.append(heading.level)
        level = len(self.levels) + 1
        if level != heading.level:
            message = f"A heading of level {heading.level} follows one of level {level - 1}; it became level {level}."
            self.found.append(
                warning("heading-jump", message, block=heading.id, hint=f"Make it a heading of level {level}.")
            )
        return level

    def _run(self, run: m.Inlines) -> m.Inlines:
        return tuple(map(self._inline, run))

    def _inline(self, inline: m.Inline) -> m.Inline:
        content = getattr(inline, "content", None)
        if content is None:
            return inline
        changed = msgspec.structs.replace(inline, content=self._run(content))
        if isinstance(changed, m.Span):
            return msgspec.structs.replace(changed, language=self.language(changed.language))
        return changed


def _legal(id: str) -> str:
    """An id that XML accepts."""
    id = re.sub(r"[^A-Za-z0-9._-]", "-", id).strip("-")
    return f"b-{id}-x" if id else "block"


def _has_bad_language(block: m.Block) -> bool:
    return any(
        isinstance(inline, m.Span) and inline.language and settled(inline.language) != inline.language
        for run in text.own_inlines(block)
        for inline in text.inline_tree(run)
    )


def _unique(notes: Iterable[m.Note], mender: _Mender) -> list[m.Note]:
    """The notes with one id each; the words of a second one with the same id join the first."""
    kept: dict[str, m.Note] = {}
    for note in notes:
        if note.id in kept:
            message = f"Two notes are named “{note.id}”; their words were joined in one."
            mender.found.append(warning("note-duplicate", message, hint="Give every note its own name."))
            note = m.Note(id=note.id, content=kept[note.id].content + note.content)
        kept[note.id] = note
    return list(kept.values())


def _ordered(article: m.Article, mender: _Mender) -> m.Article:
    """Notes in the order of their first calls, with ids that XML accepts."""
    by_id = {note.id: note for note in article.notes}
    called = {note for block in text.walk_article(article) for note in _calls(block)}
    mender.found += [unused_note(note) for note in article.notes if note.id not in called]
    return msgspec.structs.replace(article, notes=tuple(by_id[id] for id in call_order(article)))


def _report_calls_and_images(article: m.Article, mender: _Mender) -> None:
    """Calls of notes that are not there, and images that say nothing to those who cannot see them."""
    known = {note.id for note in article.notes}
    for block in text.walk_article(article):
        for inline in (inline for run in text.own_inlines(block) for inline in text.inline_tree(run)):
            if isinstance(inline, m.NoteReference) and inline.note not in known:
                message = f"There is no note “{inline.note}”; the call for it was left out."
                mender.found.append(warning("note-missing", message, block=block.id, hint="Write the note."))
            elif isinstance(inline, m.Image) and not (inline.decorative or inline.alt.strip()):
                message = f"The image {inline.src} has no description; the edition claims less because of it."
                hint = "Say what it shows, or mark it decorative."
                mender.found.append(warning("image-without-alt", message, block=block.id, hint=hint))


def _report_links(article: m.Article, mender: _Mender) -> None:
    """Links to addresses that mean nothing outside the source: told once, with the first few."""
    links = [
        (link, block.id)
        for block in text.walk_article(article)
        for run in text.own_inlines(block)
        for link in text.inline_tree(run)
        if isinstance(link, m.Link) and link.url.strip()
    ]
    known = link_targets(article) if links else {}
    lost = [(link.url, block) for link, block in links if not address(link.url, known)]
    if lost:
        named = ", ".join(f"“{url[:_SHOWN]}”" for url in list(dict.fromkeys(url for url, _ in lost))[:3])
        message = f"No edition can follow {len(lost)} of the links ({named}); their words stay, their addresses do not."
        hint = "Give the whole address, with https://."
        mender.found.append(warning("link-left-out", message, block=lost[0][1], hint=hint))


def _calls(block: m.Block) -> list[str]:
    runs = text.own_inlines(block)
    return [i.note for run in runs for i in text.inline_tree(run) if isinstance(i, m.NoteReference)]
