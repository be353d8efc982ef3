"""Is a page a document that a program exported, or a web page with an article in it?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefexport.readers.common.html_import.parsing import words_of
from briefexport.readers.html import vocabulary as v
from briefexport.readers.html.names import names_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Programs that export documents name themselves; content management systems do too.
_EXPORTERS = re.compile(
    r"pandoc|libreoffice|openoffice|microsoft word|google docs|asciidoctor|docutils|sphinx|typora|abiword", re.I
)
_TELLING = {
    "related stories",
    "share buttons",
    v.COMMENTS,
    "newsletter box",
    "cookie or consent notice",
    "advertisement",
}
_SITES = ("nav", "header", "footer", "form", "aside", "button", "iframe")


def is_document(root: Element) -> bool:
    """True when every word of the page belongs to the article: nothing around it speaks of a site."""
    generators = [
        meta.get("content") or ""
        for meta in root.iter("meta")
        if (meta.get("name") or "").lower() in {"generator", "progid"}
    ]
    if any(_EXPORTERS.search(name) for name in generators):
        return True
    rels = " ".join((link.get("rel") or "").lower() for link in root.iter("link"))
    # A document may have a style sheet; a style sheet and scripts make a site.
    styled = "stylesheet" in rels and any(script.get("src") for script in root.iter("script"))
    if styled or "canonical" in rels or any(meta.get("property") for meta in root.iter("meta")):
        return False
    if _is_word_processor(root):
        return True
    if any(_belongs_to_site(node) for node in root.iter(*_SITES)):
        return False
    linked = any("ld+json" in (script.get("type") or "") for script in root.iter("script"))
    return not linked and not _names_site_parts(root) and not _begins_with_links(root) and _link_share(root) < 0.3


def _names_site_parts(root: Element) -> bool:
    """Classes and ids that only sites give: share buttons, related stories, comments."""
    parts = 0
    for node in root.iter("div", "section", "ul", "p", "span"):
        names = names_of(node) if node.get("class") or node.get("id") else ()
        named = any(not _TELLING.isdisjoint(v.reasons(name)) for name in names)
        parts += named and bool(words_of(node))
        if parts > 1:
            return True
    return False


def _begins_with_links(root: Element) -> bool:
    """Above the first paragraph of prose stand links to other pages of the same site: a menu, whatever its markup."""
    for node in root.iter():
        if not isinstance(node.tag, str) or node.tag in {"html", "head"}:
            continue
        if node.tag in {"p", "blockquote", "li", "pre"} and len(words_of(node).split()) >= 12:
            return False
        if node.tag == "a" and not re.match(r"#|mailto:|https?://", node.get("href") or "#") and words_of(node):
            around = node.getparent()
            return around is not None and len(words_of(node)) * 2 >= len(words_of(around)) / max(1, len(around))
    return False


def _belongs_to_site(node: Element) -> bool:
    """Landmarks inside an article, a quotation or a figure are the document's own."""
    if node.get("id") == "title-block-header" or node.get("id") == "TOC":
        return False
    return next(node.iterancestors("article", "blockquote", "figure", "main"), None) is None and bool(words_of(node))


def _is_word_processor(root: Element) -> bool:
    """Google Docs and Word leave no name in some exports, but classes and ids of their own."""
    for node in root.iter("p", "ul", "ol", "b", "body"):
        names = f"{node.get('class') or ''} {node.get('id') or ''}"
        if re.search(r"\bMso[A-Z]\w+|lst-kix_|docs-internal-guid|\bdoc-content\b", names):
            return True
    return False


def _link_share(root: Element) -> float:
    total = len(words_of(root).split())
    linked = sum(len(words_of(link).split()) for link in root.iter("a"))
    return linked / total if total else 0.0
