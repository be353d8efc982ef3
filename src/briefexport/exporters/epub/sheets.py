"""The book's stylesheet, and the theme's fonts where they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from briefexport.exporters.epub.book import File
from briefexport.plugin import Theme
from briefexport.render.themes import FontFace, stylesheet

# Pages that only a book has. The reader's own face, size and colours rule here too.
PAGES = """
section.cover { text-align: center; margin: 0; padding: 0 }
section.cover img { max-width: 100%; max-height: 100vh; height: auto }
section.title-page { margin-block-start: 15%; text-align: center }
section.title-page p { text-indent: 0; text-align: center }
section.title-page h1 { text-align: center; margin: 0 0 .6em }
p.book-dek { text-indent: 0; font-size: 1.05em; line-height: 1.35; text-wrap: pretty }
section.title-page p.book-dek { margin-block-end: 1.6em }
section.title-page p.book-publisher { margin-block-start: 3em; font-weight: bold }
ol.briefs { list-style: none; padding: 0 }
ol.briefs li { margin-block-end: 1.4em }
ol.briefs li p { text-indent: 0 }
ol.briefs a { font-weight: bold }
ol.briefs p.book-dek, ol.briefs p.byline { font-size: .9em; margin-block-start: .2em }
nav ol { list-style: none; padding-inline-start: 1.2em }
nav > ol { padding-inline-start: 0 }
nav li { margin-block: .4em }
section.colophon { font-size: .92em }
section.colophon p { text-indent: 0; margin-block-end: .8em }
section.colophon dd { margin-inline-start: 0; overflow-wrap: anywhere }
a.address { overflow-wrap: anywhere }
aside.note { margin-block-end: .6em }
a.note-number, span.note-number { font-weight: bold }
span.left-out { font-style: italic }
p.rights { font-size: .83em; text-indent: 0; margin-block-start: 2em }
.separator { white-space: pre }
div.math { overflow: visible }
div.math.wide { overflow-x: auto; text-align: start }
sup[data-next]::before { content: "," }
dd p { text-indent: 0 }
p, li, dt, dd, th, td, h1, h2, h3, h4, h5, h6, figcaption, caption { overflow-wrap: break-word }
table { max-width: 100% }
table.wide { width: 100%; table-layout: fixed; font-size: .7em }
table.wide th, table.wide td { padding-inline: .2em; overflow-wrap: anywhere }
dd p + p { margin-block-start: .35em }
"""


def book_sheet(theme: Theme, *, embed: bool) -> tuple[File, tuple[FontFace, ...]]:
    """book.css, and the faces that it names (none unless they are to be inside)."""
    faces: list[FontFace] = []

    def address(face: FontFace) -> str:
        faces.append(face)
        return f"fonts/{face.path.name}"

    css = stylesheet(theme, "book", font_url=address if embed else None) + PAGES
    return File("book.css", "text/css", css), tuple(faces)


def font_files(faces: Sequence[FontFace], pages: Iterable[File]) -> tuple[File, ...]:
    """The faces, cut down to what the pages need where their licence reserves no name, and the licences."""
    characters: set[str] = set()
    for page in pages if faces else ():
        characters.update(str(page.data))
    fonts = [File(f"fonts/{face.path.name}", _media_type(face.path), _font(face, characters)) for face in faces]
    licences = dict.fromkeys(face.license for face in faces)
    texts = [File(f"fonts/{path.parent.name}-{path.name}", "text/plain", path.read_bytes()) for path in licences]
    return (*fonts, *texts)


def _font(face: FontFace, characters: set[str]) -> bytes:
    """SIL Open Font License 1.1, section 3: a changed font may not bear a reserved name, so such a one stays whole."""
    if face.reserved_name:
        return face.path.read_bytes()
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, characters))
    wanted.name_id_set.update(range(15))  # copyright, licence and its address among them
    return bytes(uharfbuzz.subset(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path))), wanted).blob.data)


def _media_type(path: Path) -> str:
    # EPUB 3.3 section 3.2, core media types; never from the machine's own table.
    return {".ttf": "font/ttf", ".otf": "font/otf", ".woff": "font/woff", ".woff2": "font/woff2"}[path.suffix.lower()]
