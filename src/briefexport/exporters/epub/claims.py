"""What the book may say about its accessibility: computed from what it holds and what was checked, never declared.

Vocabulary: schema.org accessibility properties, as EPUB Accessibility 1.1 section 2 asks for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from briefexport import model as m
from briefexport import text
from briefexport.exporters.epub.book import Statement
from briefexport.plugin import Accessibility
from briefexport.render.xhtml import clean, visible
from briefexport.render.xhtml.addresses import address

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# EPUB Accessibility 1.1 section 3.4.1: the exact form of a claim of conformance.
CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"


class Findings(msgspec.Struct, frozen=True):
    """What an edition holds. `complaints` are the checks it did not pass, in words."""

    images: int = 0
    undescribed: int = 0
    formulas: int = 0
    unspoken_formulas: int = 0
    headings: int = 0
    tables: int = 0
    notes: int = 0
    complaints: tuple[str, ...] = ()


def findings(
    articles: Iterable[m.Article],
    complaints: Iterable[str] = (),
    shown: Callable[[m.Image], bool] = lambda image: True,
) -> Findings:
    """Count what matters over all articles of an edition; a picture that is not `shown` is not in the book."""
    counts = dict.fromkeys(("images", "undescribed", "formulas", "unspoken_formulas", "headings", "tables", "notes"), 0)
    for article in articles:
        counts["notes"] += len(article.notes)
        for block in text.walk_article(article):
            counts["headings"] += isinstance(block, m.Heading) and visible(text.plain(block.content))
            counts["tables"] += isinstance(block, m.Table)
            if isinstance(block, m.MathBlock):
                _count_formula(counts, block.tex)
                continue
            for run in text.own_inlines(block):
                _count_inlines(counts, run, shown)
    return Findings(**counts, complaints=tuple(dict.fromkeys(complaints)))


def _count_inlines(counts: dict[str, int], run: m.Inlines, shown: Callable[[m.Image], bool]) -> None:
    for inline in text.inline_tree(run):
        if isinstance(inline, m.Image):
            if not shown(inline):
                continue
            counts["images"] += not inline.decorative
            counts["undescribed"] += not (inline.decorative or inline.alt.strip())
        elif isinstance(inline, m.Math):
            _count_formula(counts, inline.tex)


def unspoken_formulas(articles: Iterable[m.Article]) -> Iterator[tuple[str, str]]:
    """(block id, TeX) of every formula that could not become MathML."""
    from briefexport.render.xhtml.mathml import is_convertible

    for article in articles:
        for block in text.walk_article(article):
            for inline in (inline for run in text.own_inlines(block) for inline in text.inline_tree(run)):
                if isinstance(inline, m.Math) and not is_convertible(inline.tex):
                    yield block.id, inline.tex


def _count_formula(counts: dict[str, int], tex: str) -> None:
    from briefexport.render.xhtml.mathml import is_convertible

    counts["formulas"] += 1
    counts["unspoken_formulas"] += not is_convertible(tex)


def statements(found: Findings, accessibility: Accessibility, language: str = "en") -> tuple[Statement, ...]:
    """The package's accessibility metadata; its summary says that it is in English where the package is not."""
    visual = bool(found.images or found.formulas)
    modes = ["textual", *(["visual"] if visual else [])]
    lines = [_schema("accessMode", mode) for mode in modes]
    if visual:
        lines.append(_schema("accessModeSufficient", "textual,visual"))
    if not found.undescribed:
        lines.append(_schema("accessModeSufficient", "textual"))
    lines += [_schema("accessibilityFeature", feature) for feature in features(found)]
    # No sound, no script, and moving pictures are stilled when they are taken in: there is nothing to flash or move.
    lines.append(_schema("accessibilityHazard", "none"))
    english = () if language.split("-")[0].lower() == "en" else ((XML_LANG, "en"), ("dir", "ltr"))
    lines.append(_meta("schema:accessibilitySummary", summary(found, accessibility), *english))
    return (*lines, *_conformance(found, accessibility))


def features(found: Findings) -> tuple[str, ...]:
    """schema.org accessibilityFeature values that are true of the book."""
    features = ["ARIA", "displayTransformability", "readingOrder", "tableOfContents", "unlocked"]
    if found.headings:
        features.append("structuralNavigation")
    if found.images and not found.undescribed:
        features.append("alternativeText")
    if found.formulas:
        features.append("describedMath")
        if not found.unspoken_formulas:
            features.append("MathML")
    return tuple(sorted(features, key=str.lower))


def passes(found: Findings) -> bool:
    """True when every check that a program can make was passed."""
    return not (found.undescribed or found.unspoken_formulas or found.complaints)


def conforms(found: Findings, accessibility: Accessibility) -> bool:
    """True when somebody stands behind the claim and every check passed."""
    return bool(accessibility.certified_by.strip()) and passes(found)


def summary(found: Findings, accessibility: Accessibility) -> str:
    """For people: what was checked, what was found, and what was not checked."""
    parts = ["The text can be read in any size, font and colours, in a logical order, and by headings."]
    if found.images:
        if found.undescribed:
            parts.append(f"Images without a description: {found.undescribed} of {found.images}.")
        else:
            parts.append("Every image has a description.")
    if found.unspoken_formulas:
        parts.append(f"Formulas shown as TeX instead of MathML: {found.unspoken_formulas} of {found.formulas}.")
    elif found.formulas:
        parts.append("Formulas are MathML with their TeX as alternative text.")
    if found.tables:
        parts.append("Tables have marked header cells where the source marks them.")
    if found.notes:
        parts.append("Notes are linked both ways.")
    parts += [f"{complaint[:1].upper()}{complaint[1:]}." for complaint in found.complaints]
    if conforms(found, accessibility):
        parts.append(f"Conformance is certified by {_words(accessibility.certified_by)}.")
    else:
        parts.append("Structure, languages and descriptions were checked by program; no person has reviewed this book.")
    return " ".join(parts)


def _conformance(found: Findings, accessibility: Accessibility) -> list[Statement]:
    if not conforms(found, accessibility):
        return []
    about = ("refines", "#conformance")
    lines = [
        _meta("dcterms:conformsTo", CONFORMANCE, ("id", "conformance")),
        _meta("a11y:certifiedBy", _words(accessibility.certified_by), about, ("id", "certifier")),
    ]
    if accessibility.credential.strip():
        lines.append(_meta("a11y:certifierCredential", _words(accessibility.credential), ("refines", "#certifier")))
    if report := address(accessibility.report, {}):
        link = (("rel", "a11y:certifierReport"), ("href", report), ("refines", "#certifier"))
        lines.append(Statement("link", "", link, ""))
    return lines


def _words(text: str) -> str:
    return " ".join(clean(text).split())


def _schema(name: str, value: str) -> Statement:
    return _meta(f"schema:{name}", value)


def _meta(property: str, value: str, *attributes: tuple[str, str]) -> Statement:
    return Statement("meta", value, (("property", property), *attributes), "")
