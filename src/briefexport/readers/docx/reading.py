"""The document's way: archive → XML → mammoth's HTML → the common importer → reading."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from briefexport.errors import ContentError, MissingPartError
from briefexport.plugin import Diagnostic, LedgerEntry, Reading, ReadingContext, Source, notice, warning
from briefexport.readers.common import metadata, title_block
from briefexport.readers.common.decoding import clean
from briefexport.readers.common.finish import finish
from briefexport.readers.common.html_import import Work, parsing, regions
from briefexport.readers.docx import package, preparation
from briefexport.readers.docx.mending import DECORATIVE

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Pictures that only Windows can draw; no edition can show them.
_UNDRAWABLE = ("emf", "wmf", "x-emf", "x-wmf", "pict", "tiff")
_LINES = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "pre", "dt", "dd")


def read(source: Source, context: ReadingContext) -> Reading:
    """The reading of a Word document. Positions count its paragraphs, which is what Word has for lines."""
    mammoth = _library()
    ready = preparation.prepare(package.parts(source.data, source.name), source.name)
    work = Work()
    html = _converted(mammoth, ready, work, source.name)
    cleaned = clean(html)
    root = parsing.parse(cleaned.text)
    body = root.find("body")
    body = root if body is None else body
    _number(body)
    _captions(body)
    raw, claimed = title_block.take(body, work)
    raw = {**_properties(ready.parts, source.name), **raw}
    settled = metadata.settle(raw, context=context, source=source)
    work.language, work.direction = settled.metadata.language, settled.metadata.direction
    work.claimed.update(claimed)
    imported = regions(body, [body], work)
    return finish(
        source=source,
        metadata=settled.metadata,
        body=imported.blocks,
        notes=imported.notes,
        words="\n".join((clean(ready.words).text, *ready.hidden, *_marks(body, work), *work.attributes)),
        ledger=(*imported.ledger, *_hidden(ready)),
        diagnostics=(*cleaned.diagnostics, *settled.diagnostics, *imported.diagnostics, *_told(ready)),
        assets=work.assets,
        positions=work.positions,
    )


def _library() -> Any:
    try:
        import mammoth
    except ImportError as error:
        raise MissingPartError(
            "reading Word documents needs the library mammoth",
            code="docx-library-missing",
            hint="pip install 'briefexport[docx]'",
        ) from error
    return mammoth


def _converted(mammoth: Any, ready: preparation.Prepared, work: Work, name: str) -> str:
    """mammoth's HTML; pictures go to the reading's own assets."""
    convert = mammoth.images.img_element(_keeper(work))
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(package.packed(ready.parts)),
            style_map=ready.styles,
            convert_image=convert,
            external_file_access=False,
        )
    except RecursionError as error:
        raise parsing.too_deep(0).at(name) from error
    # What a parser of someone else's files raises when they are broken.
    except (KeyError, ValueError, AttributeError, IndexError, TypeError, OSError) as error:
        raise ContentError(
            f"{name} is not a whole Word document ({type(error).__name__}: {error})",
            code="docx-refused",
            hint="open it in Word or Google Docs and save it again",
            file=name,
        ) from error
    return str(result.value)


def _keeper(work: Work) -> Callable[[Any], dict[str, str]]:
    def keep(image: Any) -> dict[str, str]:
        kind = str(image.content_type or "image/png")
        with image.open() as stream:
            data = stream.read()
        if kind.rpartition("/")[2] in _UNDRAWABLE or not data:
            told = warning(
                "picture-format", f"a picture in the format {kind} was left out", hint="insert it as PNG or JPEG"
            )
            work.diagnostics.append(told)
            return {"src": "", "alt": image.alt_text or ""}
        decorative = {"alt": "", "role": "presentation"} if image.alt_text == DECORATIVE else {}
        return {"src": work.store(data, kind), **decorative}

    return keep


def _number(body: Element) -> None:
    """Give each paragraph, item and row its ordinal as its line."""
    for ordinal, node in enumerate(body.iter(*_LINES), 1):
        node.sourceline = ordinal
    for node in body.iter():
        if node.tag not in _LINES and (within := next(node.iterancestors(*_LINES), None)) is not None:
            node.sourceline = within.sourceline


def _captions(body: Element) -> None:
    """A caption paragraph beside a picture or a table becomes part of it."""
    for caption in [node for node in body.iter("p") if node.get("class") == "caption"]:
        before, after = caption.getprevious(), caption.getnext()
        if (
            before is not None
            and before.tag == "p"
            and before.find(".//img") is not None
            and not parsing.words_of(before)
        ):
            _figure(before, caption)
        elif after is not None and after.tag == "table":
            caption.tag = "caption"
            after.insert(0, caption)
        elif before is not None and before.tag == "table" and before.find("caption") is None:
            caption.tag = "caption"
            before.insert(0, caption)
        else:
            del caption.attrib["class"]


def _figure(picture: Element, caption: Element) -> None:
    picture.tag = "figure"
    caption.tag = "figcaption"
    image = picture.find(".//img")
    if image is not None and " ".join((image.get("alt") or "").split()) == parsing.words_of(caption):
        caption.set("aria-hidden", "true")  # pandoc writes an implicit figure's alt twice
    picture.append(caption)


def _properties(parts: dict[str, bytes], name: str) -> dict[str, Any]:
    """The language the document's styles give; its title and author properties are often another document's."""
    data = parts.get("word/styles.xml", b"")
    import re

    found = re.search(rb'<w:docDefaults>.*?<w:lang [^>]*?w:val="([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)"', data, re.S)
    return {"language": found[1].decode()} if found else {}


def _marks(body: Element, work: Work) -> Iterator[str]:
    """The marks of notes and their way back, which mammoth sets and Word does not have."""
    for link in body.iter("a"):
        target = link.get("href") or ""
        if target.startswith(("#footnote-", "#endnote-")):
            yield parsing.words_of(link)


def _hidden(ready: preparation.Prepared) -> Iterator[LedgerEntry]:
    return (LedgerEntry(words=words, fate="dropped", reason="hidden text") for words in ready.hidden)


def _told(ready: preparation.Prepared) -> Iterator[Diagnostic]:
    if ready.comments:
        yield notice(
            "comments-dropped",
            f"{ready.comments} comments were left out",
            hint="work them into the text, or resolve them",
        )
