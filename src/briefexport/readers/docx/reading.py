"""The document's way: archive → XML → mammoth's HTML → the common importer → reading."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any
from xml.parsers.expat import ExpatError

from briefexport.errors import ContentError, MissingPartError
from briefexport.plugin import Diagnostic, Reading, ReadingContext, Source, notice, warning
from briefexport.readers.common import metadata, title_block
from briefexport.readers.common.decoding import clean
from briefexport.readers.common.finish import finish
from briefexport.readers.common.html_import import Work, parsing, regions
from briefexport.readers.docx import package, preparation, tongues
from briefexport.readers.docx.mending import DECORATIVE, OUTSIDE
from briefexport.readers.docx.tidying import tidy

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Pictures that only Windows can draw; no edition can show them.
_UNDRAWABLE = ("emf", "wmf", "x-emf", "x-wmf", "pict", "tiff")


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
    tidy(body, work)
    raw, claimed = title_block.take(body, work)
    raw = {**_language(ready), **raw}
    settled = metadata.settle(raw, context=context, source=source)
    work.language, work.direction = settled.metadata.language, settled.metadata.direction
    work.claimed.update(claimed)
    imported = regions(body, [body], work)
    return finish(
        source=source,
        metadata=settled.metadata,
        body=imported.blocks,
        notes=imported.notes,
        words="\n".join((clean(" ".join(ready.words)).text, *_marks(body), *work.attributes)),
        ledger=(*imported.ledger, *ready.ledger),
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
    except (KeyError, ValueError, AttributeError, IndexError, TypeError, OSError, ExpatError) as error:
        raise ContentError(
            f"{name} is not a whole Word document ({error})",
            code="docx-refused",
            hint="open it in Word or Google Docs and save it again",
            file=name,
        ) from error
    return str(result.value)


def _keeper(work: Work) -> Callable[[Any], dict[str, str]]:
    def keep(image: Any) -> dict[str, str]:
        if (image.alt_text or "").startswith(OUTSIDE):
            _, address, alt = image.alt_text.split(OUTSIDE, 2)
            return {"src": address, "alt": alt}
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


def _language(ready: preparation.Prepared) -> dict[str, Any]:
    """The language the document's styles give; its title and author properties are often another document's."""
    found = tongues.language(ready.style_sheet, ready.parts.get(ready.main, b""), ready.words)
    return {"language": found} if found else {}


def _marks(body: Element) -> Iterator[str]:
    """The marks of notes and their way back, which mammoth sets and Word does not have."""
    for link in body.iter("a"):
        target = link.get("href") or ""
        if target.startswith(("#footnote-", "#endnote-")):
            yield parsing.words_of(link)


def _told(ready: preparation.Prepared) -> Iterator[Diagnostic]:
    yield from ready.diagnostics
    if ready.comments:
        yield notice(
            "comments-dropped",
            f"{ready.comments} comments were left out",
            hint="work them into the text, or resolve them",
        )
