"""Which heading of a page is its headline: each signal is stated once, with its reason and its weight.

What a page shows above its article is what people call its title; what it tells search engines and social networks is
often shorter, older or dressed up. So a heading wins where it looks like one, and the metadata bear witness.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefexport.readers.common.html_import.parsing import words_of
from briefexport.readers.common.html_import.tags import classes
from briefexport.readers.html import vocabulary as v
from briefexport.readers.html import wordings
from briefexport.readers.html.names import names_of
from briefexport.readers.html.separators import SEPARATOR, key, parts_of, same
from briefexport.readers.html.sites import is_home, path_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# A heading with less than this is no headline without a better witness.
ENOUGH = 3.5
_WORD_FOR_WORD = 4.0
_PART = 2.5
# A lower heading, word for word a title, right above an article's text outweighs the one in a trail of links.
_OPENING = 3.0
_WEIGHTS = {"h1": 3.0, "h2": 0.5, "h3": 0.0}
# Pages with more headings than this are lists of other pages.
_MOST = 60
_LONGEST = 40
# One with more words that ends a sentence and begins another is a paragraph set large.
_LONGEST_SENTENCES = 25
_SENTENCES = re.compile(r"\w{2}[.?!] +[A-ZÀ-Þ].*[.?!]$")

# Whole class names that show a heading only to those who see no page; `hidden md:block` shows it on wide screens.
_UNSEEN = frozenset(
    ("hidden", "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader", "text-hide",
     "invisible", "offscreen", "off-screen", "element-invisible")
)  # fmt: skip
_TITLED = re.compile(
    r"^(head-?line|(article|entry|post|story|page|content|news|main|document)-?(head-?line|title|hed))$"
)
# Parts of a page whose headings name the site or lead elsewhere.
_SITE = re.compile(
    r"^(logo|brand|branding|masthead|site-?(title|name|branding|header|logo|head)|blog-?name|header-?logo|slogan"
    r"|bread-?crumbs?|related\w*|teasers?|side-?bar|comments?|recommend\w*|modal)$"
)
_KICKER = re.compile(
    r"^(kicker|(over|top|strap|catch)-?line|eyebrow|spitzmarke|dachzeile|roofline|sur-?titre|ante-?titulo|volanta|occhiello)$"
)
_POST = re.compile(r"^h?-?(post|entry|article|story)$")
_ELSEWHERE = ("nav", "footer", "dialog", "button")


class Witness(NamedTuple):
    """What the page says of its title elsewhere, what its site is called, and its own address."""

    titles: tuple[str, ...]
    sites: tuple[str, ...]
    address: str = ""


class Shown(NamedTuple):
    """A headline as the page shows it, with the label above it where the heading holds one."""

    words: str = ""
    kicker: str = ""


def headline(root: Element, witness: Witness) -> Shown:
    """The heading that is the headline; empty where none is certain."""
    shown = list(itertools.islice(_candidates(root), _MOST))
    firsts = {words_of(node) for node in shown if node.tag == "h1" and not _is_aside_of_page(node)}
    titles = [_said(title) for title in witness.titles]
    best, most = Shown(), 0.0
    for node in shown:
        form, borne = _witnessed(node, titles)
        if any(same(form, site) for site in witness.sites) or (node.tag != "h1" and borne < _PART):
            continue
        score = (
            borne + _looks(node, witness.address) + _shape(form, borne) + (0.5 if firsts == {words_of(node)} else 0.0)
        )
        score += _OPENING if borne >= _WORD_FOR_WORD and _opens_article(node) else 0.0
        if score > most:
            best, most = Shown(form, wordings.kicker(node, form)), score
    return best if most >= ENOUGH else Shown()


def keys_shown(root: Element) -> frozenset[str]:
    """The letters of every heading that could be a headline by its place."""
    return frozenset(key(wordings.shown_words(node)) for node in itertools.islice(_candidates(root), _MOST))


def _candidates(root: Element) -> Iterator[Element]:
    for node in root.iter("h1", "h2", "h3"):
        if 0 < len(words_of(node)) <= v.LONGEST_LINE and not _is_elsewhere(node):
            yield node


def _looks(node: Element, address: str) -> float:
    """Its level, a name that says headline or kicker, and its place: in the article, or where no headline stands."""
    names = [*names_of(node), *(names_of(parent) if (parent := node.getparent()) is not None else ())]
    score = _WEIGHTS[str(node.tag)]
    score += 1.5 if node.get("itemprop") == "headline" or any(_TITLED.match(name) for name in names) else 0.0
    score += 1.0 if next(node.iterancestors("article", "main"), None) is not None else 0.0
    score -= 3.0 if any(_KICKER.match(name) for name in names_of(node)) else 0.0
    score -= 2.0 if classes(node) & _UNSEEN and ":" not in (node.get("class") or "") else 0.0
    score -= 2.5 if _leads_away(node, address) else 0.0
    return score - (3.0 if _is_aside_of_page(node) else 0.0)


def _shape(words: str, borne: float) -> float:
    """A word or two are a section's name more often than a headline; a paragraph, or a label of the page, is none."""
    count = len(words.split())
    if count > _LONGEST_SENTENCES and borne < _WORD_FOR_WORD and _SENTENCES.search(words):
        return -6.0
    if count > _LONGEST or v.FURNITURE_HEADING.match(words[: v.LONGEST_LINE]):
        return -3.0
    return -1.0 if count < (2 if borne else 3) and words.isascii() else 0.0


def _is_elsewhere(node: Element) -> bool:
    """In a menu or a form, or a link to the site's first page."""
    # An article inside a menu: a menu that was left open.
    above = next(node.iterancestors(*_ELSEWHERE, "article", "main"), None)
    menu = above is not None and above.tag in _ELSEWHERE
    return menu or any(is_home(address) for address in _addresses(node))


def _leads_away(node: Element, address: str) -> bool:
    """True for a heading that is a link to another page: it is the headline of that one."""
    paths = {path_of(link) for link in _addresses(node)}
    return bool(address and paths) and all(path.startswith("/") and path != path_of(address) for path in paths)


def _opens_article(node: Element) -> bool:
    """The first heading of the outermost `<article>`, which has none of level 1 but in a trail of links."""
    articles = list(node.iterancestors("article"))
    if node.tag == "h1" or len(articles) != 1 or next(articles[0].iter("p"), None) is None:
        return False
    shown = (one for one in articles[0].iter("h1", "h2", "h3", "p") if one.tag == "p" or not _is_aside_of_page(one))
    return next(shown, None) is node and all(map(_is_aside_of_page, articles[0].iter("h1")))


def _addresses(node: Element) -> Iterator[str]:
    """Where the links in and around a heading lead."""
    links = (link for link in (*node.iter("a"), *node.iterancestors("a")) if words_of(link))
    return (link.get("href") or "" for link in links)


def _is_aside_of_page(node: Element) -> bool:
    """In a logo, a breadcrumb or a list of other pages."""
    if any(_SITE.match(name) for name in names_of(node)):
        return True
    for above in itertools.islice(node.iterancestors(), 3):
        if above.tag in {"article", "main"} or any(_POST.match(name) for name in names_of(above)):
            return False
        if above.tag in {"li", "aside"} or any(_SITE.match(name) for name in names_of(above)):
            return True
    return False


class _Said(NamedTuple):
    """A title elsewhere, taken apart once for all headings: its letters, those of its parts, its longer words."""

    words: str
    letters: str
    parts: frozenset[str]
    bag: frozenset[str]


def _said(title: str) -> _Said:
    return _Said(title, key(title), frozenset(map(key, parts_of(title))) - {""}, _bag(title))


def _witnessed(node: Element, titles: list[_Said]) -> tuple[str, float]:
    """The form of the heading's words that is its title, and how well the metadata bear the heading out."""
    whole, bare, parts = wordings.wording(node)
    borne = {form: _borne_by_all(form, titles) for form in (bare, whole, *parts)}
    letters = {title.letters for title in titles} - {""}
    named = [form for form in borne if key(form) in letters]
    most = max(borne.values())
    # “Kicker: headline” in one piece: the headline where a title names it alone.
    alone = bare if bare in named else next((form for form in parts if form in named and whole not in named), "")
    if whole in named and alone in {"", whole}:
        return _parted(whole, titles), most
    return alone or (bare if borne[bare] or not most else whole), most


def _parted(whole: str, titles: list[_Said]) -> str:
    """The heading as a title writes it, where that has a sign between the parts and the heading a line's end."""
    told = next(title.words for title in titles if title.letters == key(whole))
    signs = len(SEPARATOR.findall(told)) - len(SEPARATOR.findall(whole))
    return told if signs > 0 or (" : " in whole and " : " not in told) else whole


def _borne_by_all(form: str, titles: list[_Said]) -> float:
    """The best witness, and a little for each further one."""
    ours, bag = key(form), _bag(form)
    found = sorted((_borne(ours, bag, title) for title in titles), reverse=True)
    return (found[0] if found else 0.0) + 0.25 * sum(borne >= _PART for borne in found[1:4])


def _borne(ours: str, bag: frozenset[str], title: _Said) -> float:
    """How well one title bears a heading out: word for word, as a part of it, cut short, or in other words."""
    its = title.letters
    if ours == its != "":
        return _WORD_FOR_WORD
    if ours in title.parts:
        return _PART + len(ours) / len(its)
    if len(title.words.split()) > 2 and its and ours.startswith(its):
        return _PART + len(its) / len(ours)
    shared = len(bag & title.bag)
    return 2.0 if len(bag) > 2 and shared > 1 and shared > 0.5 * min(len(bag), len(title.bag)) else 0.0


def _bag(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in re.findall(r"\w{3,}", text))
