"""Addresses that no edition may carry (`javascript:`, `file:` …), pictures written out in one, unknown languages.

CommonMark takes them as it takes all others; markdown-it would leave such a link's marks in the text, and say nothing.
"""

from __future__ import annotations

from briefexport import model as m
from briefexport.plugin import warning
from briefexport.readers.common import languages
from briefexport.readers.common.values import HARMFUL
from briefexport.readers.markdown.work import Work

_FAR = 100  # lines of a paragraph in which an address is looked for


def link(work: Work, url: str, title: str, content: m.Inlines) -> m.Inlines:
    """The link; its words alone, with a warning, where it would run a script or open a local file."""
    if not HARMFUL.match(url):
        return (m.Link(url, title, content),)
    scheme = url.partition(":")[0].strip().lower()
    told = f"a link to a {scheme}: address was taken away, its words stay"
    _warn(work, url, "link-unsafe", told, "link to a page on the web instead")
    return content


def picture(work: Work, src: str, alt: str, *, is_decorative: bool) -> m.Inlines:
    """The picture, kept with the reading where it is written out; its description alone where its file is none here."""
    if HARMFUL.match(src):
        src = _kept(work, src)
    if src:
        return (m.Image(src=src, alt=alt, decorative=is_decorative),)
    return (m.Text(alt),) if alt else ()


def _kept(work: Work, src: str) -> str:
    """`asset:NAME` of a picture in a `data:` address; empty, with a warning, for any other."""
    from briefexport.readers.common import html_import

    gathered = html_import.Work()
    if name := gathered.asset(src):
        work.assets.update(gathered.assets)
        return name
    told = f"a picture has an address no edition can use, {src[:40]}; its description stays"
    _warn(work, src, "image-address", told, "put the picture beside the source and name its file")
    return ""


def _warn(work: Work, url: str, code: str, told: str, hint: str) -> None:
    line, column = _place(work, url)
    work.diagnostics.append(warning(code, told, hint=hint, line=line, column=column))


def doubt(work: Work, language: str) -> None:
    """Tell of a language that nobody knows."""
    if found := languages.doubt(language, *_place(work, language)):
        work.diagnostics.append(found)


def _place(work: Work, url: str) -> tuple[int, int]:
    """Where an address stands; at its paragraph's begin where it is written in another way."""
    start = work.line - work.first_line
    for index, line in enumerate(work.lines[start : start + _FAR]):
        if (at := line.find(url)) >= 0:
            return work.line + index, at + 1
    return work.line, 1
