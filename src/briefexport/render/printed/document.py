"""The page's HTML and CSS, from an edition and a theme."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

import msgspec

from briefexport import model as m
from briefexport.render.printed.formulas import Formulas
from briefexport.render.printed.initials import initial
from briefexport.render.printed.logos import Logo
from briefexport.render.printed.marks import Marks
from briefexport.render.printed.tables import regular
from briefexport.render.xhtml import (
    Markup,
    apparatus,
    endnotes,
    escape,
    long_date,
    mend,
    render_blocks,
    title_block,
)
from briefexport.render.xhtml.labels import label

if TYPE_CHECKING:
    from briefexport.plugin import Diagnostic, Theme, Typography
    from briefexport.render.setting.fitting import Estimate, Hindsight


def _as_written(image: m.Image) -> str | None:
    return image.src


@dataclasses.dataclass(frozen=True)
class Printed:
    """What the formatter gets: `xhtml` (parses as HTML and as XML), `css`, and what was mended on the way.

    `files` are the font files that the sheet loads, `installed` those of the system that it names by family; `assets`
    the drawings made for the page (formulas, task marks) and the logo, address → (bytes, media type), `names` the files
    of those that have one; `diagnostics` what was mended, `reckoned` how the pages should fill.
    """

    xhtml: str
    css: str
    files: tuple[str, ...] = ()
    installed: tuple[str, ...] = ()
    assets: dict[str, tuple[bytes, str]] = dataclasses.field(default_factory=dict)
    names: dict[str, str] = dataclasses.field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    reckoned: Estimate | None = None


def printed(
    edition: m.Edition,
    theme: Theme,
    typography: Typography,
    *,
    page_size: str = "",
    columns: int = 0,
    drop_cap: bool = False,
    notes: Literal["", "foot", "end"] = "",
    stamp: str = "",
    image: Callable[[m.Image], str | None] = _as_written,
    picture_size: Callable[[str], tuple[float, float] | None] = lambda address: None,
    lettering: str = "",
    known: Hindsight | None = None,
) -> Printed:
    """The edition for print. `image` gives a picture's address, or None where it is left out; `picture_size` its
    width and height in points (`setting.pictures.picture_size`), `lettering` the words in its drawings, `notes` where
    they stand ("": where the theme says), `known` what an earlier try has shown.

    Raises UsageError for a page size nobody can print, ContentError for a character that no font here has.
    """
    from briefexport.render import fonts, themes
    from briefexport.render.setting.laying import lay_out
    from briefexport.render.setting.settings import setting_for

    writer = _Writer(edition, typography, image, drop_cap, notes or setting_for(theme).notes)
    writer.logo = Logo.of(str(theme.tokens.get("logo", "")), theme.folders)
    xhtml = writer.document(stamp).translate(_BREAKS)
    faces = fonts.needed_faces(theme, xhtml + lettering, language=edition.language)
    laid = lay_out(
        xhtml, theme, page_size=page_size, columns=columns, fallbacks=faces, picture_size=picture_size, known=known
    )
    css = _BASE + themes.stylesheet(
        theme, "print", page_size=page_size, columns=columns, settings=laid.settings, fallbacks=faces
    )
    return Printed(
        laid.xhtml,
        css,
        files=tuple(str(face.path) for face in (*themes.font_faces(theme), *faces) if not face.installed),
        installed=tuple(sorted({str(face.path) for face in faces if face.installed})),
        assets={**writer.formulas.assets, **writer.marks.assets, **writer.logo.assets},
        names=writer.logo.names,
        diagnostics=tuple(writer.diagnostics),
        reckoned=laid.reckoned,
    )


# Unicode's own line ends, which no font has a glyph for.
_BREAKS = {0x2028: " ", 0x2029: " ", 0x85: " "}

# What holds before any theme speaks: no word runs over the edge of the page, where it would be lost, but for lines of
# our own, which fit (WeasyPrint 70 misses their ends within elements where words may be broken); what leads in stands
# with what it leads to; list marks that every text face has (WeasyPrint's own are not in most of them).
_BASE = """\
body, .set .footnote { overflow-wrap: break-word } p.set { overflow-wrap: normal }
p.leads { break-after: avoid }
ul { list-style-type: disc } ul ul, ol ul { list-style-type: "\\2013\\20" } ul > li.task { list-style-type: none }
"""


class _Writer:
    def __init__(
        self,
        edition: m.Edition,
        typography: Typography,
        image: Callable[[m.Image], str | None],
        drop_cap: bool,
        notes: Literal["foot", "end"],
    ) -> None:
        self.edition, self.typography, self.image, self.drop_cap = edition, typography, image, drop_cap
        self.notes = notes
        self.formulas, self.marks = Formulas(), Marks()
        self.bound = len(edition.articles) > 1
        self.logo = Logo()
        self.diagnostics: list[Diagnostic] = []

    def document(self, stamp: str) -> str:
        language = self.edition.language
        articles = "".join([self._article(article, number) for number, article in enumerate(self.edition.articles)])
        front = self._cover() + self._contents() if self.bound else ""
        direction = self.edition.articles[0].metadata.direction if self.edition.articles else "ltr"
        title, kind = escape(self.edition.title), "bound" if self.bound else "single"
        return (
            f'<!DOCTYPE html>\n<html lang="{language}" dir="{direction}" xmlns="http://www.w3.org/1999/xhtml">\n'
            f'<head>\n<meta charset="utf-8"/>\n<title>{title}</title>\n{self._facts(stamp)}</head>\n'
            f'<body class="{kind}">\n{self.logo.markup}{self._masthead()}{front}{articles}</body>\n</html>\n'
        )

    # about the file -------------------------------------------------------------------------------------------------

    def _facts(self, stamp: str) -> str:
        """What the PDF says of itself; every date is the stamp."""
        from briefexport import __version__

        names = {person.name: None for article in self.edition.articles for person in article.metadata.byline}
        keywords = {word: None for article in self.edition.articles for word in article.metadata.keywords}
        only = self.edition.articles[0].metadata if len(self.edition.articles) == 1 else m.Metadata()
        facts = [
            *(("author", name) for name in names),
            ("description", only.summary or only.dek),
            ("keywords", ", ".join(word.replace(",", " ") for word in keywords)),
            ("generator", f"briefexport {__version__}"),
            ("dcterms.created", stamp),
            ("dcterms.modified", stamp),
        ]
        return "".join(f'<meta name="{name}" content="{escape(text)}"/>\n' for name, text in facts if text.strip())

    # furniture ------------------------------------------------------------------------------------------------------

    def _masthead(self) -> str:
        """The publication's name and the date, as decoration; nothing where there is neither."""
        publication = self.edition.publisher.name.strip()
        day = long_date(self.edition.date, self.edition.language) if self.edition.date else ""
        parts = [("publication", publication), ("folio", day)]
        spans = "".join(f'<span class="{kind}">{escape(text)}</span>' for kind, text in parts if text)
        return f'<div class="masthead decoration">{spans}</div>\n' if publication else ""

    def _cover(self) -> str:
        day = long_date(self.edition.date, self.edition.language) if self.edition.date else ""
        lines = [
            ("publication", self.edition.publisher.name),
            ("cover-title", self.edition.title),
            ("cover-date", day),
        ]
        body = "".join(f'<p class="{kind}">{escape(text)}</p>\n' for kind, text in lines if text.strip())
        return f'<section class="cover">\n{body}</section>\n'

    def _contents(self) -> str:
        """One link a brief; the sheet sets the page number after it, without leader dots."""
        language = self.edition.language
        entries = "".join(
            f'<li><a href="#{self._headline_id(number)}">{escape(article.metadata.headline)}</a></li>\n'
            for number, article in enumerate(self.edition.articles)
        )
        title = f'<p class="contents-title">{label("contents", language)}</p>\n'
        return f'<section class="contents">\n{title}<nav><ol>\n{entries}</ol></nav>\n</section>\n'

    # articles -------------------------------------------------------------------------------------------------------

    def _headline_id(self, number: int) -> str:
        return f"headline-{number + 1}" if self.bound else "headline"

    def _article(self, article: m.Article, number: int) -> str:
        from briefexport.render import typography

        mended, found = mend(article)
        self.diagnostics += found
        article = typography.apply(_regular(mended), self.typography)
        markup = Markup.of(
            article,
            image=self.image,
            medium="print",
            footnotes="end" if self.notes == "end" else "inline",
            formula=self.formulas,
            headline_id=self._headline_id(number),
        )
        metadata = article.metadata
        language = f' lang="{metadata.language}" dir="{metadata.direction}"' if self.bound else ""
        body = self.marks.settled(render_blocks(article.body, markup))
        if self.drop_cap:
            body = initial(body)
        return (
            f'<article{language}>\n{title_block(metadata, markup)}<div class="matter">\n{body}</div>\n'
            f"{_notes_after(markup)}{apparatus(article, markup)}</article>\n"
        )


def _regular(article: m.Article) -> m.Article:
    notes = tuple(msgspec.structs.replace(n, content=tuple(map(regular, n.content))) for n in article.notes)
    return msgspec.structs.replace(article, body=tuple(map(regular, article.body)), notes=notes)


def _notes_after(markup: Markup) -> str:
    """The notes that follow the body: all of them as end notes, else those that no word calls."""
    if markup.footnotes == "end":
        return endnotes(markup)
    bodies = [render_blocks(note.content, markup) for id, note in markup.notes.items() if not markup.calls[id]]
    return f'<section class="leftover">\n{"".join(bodies)}</section>\n' if bodies else ""
