"""What of a page is not its article: each thing left out is one entry with its reason.

Evidence is an element's own name (tag, class, id, role), how much of it is links, and what its first words say.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from briefexport.readers.common.html_import.parsing import words_of
from briefexport.readers.common.html_import.tags import HEADINGS, IMAGES
from briefexport.readers.html.measures import Measure, measure
from briefexport.readers.html.region import Region

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_COMMENTS = "comments"

# Reason → names that say so. Whole parts of class and id names, set apart by - _ or a change of case.
_NAMED = {
    "related stories": r"""
        related\w* recirc\w* recommend\w* read-?more more-?(stories|on|from|news|articles) see-?also also-?read
        further-?reading most-?(read|popular|viewed) popular(-posts)? trending outbrain taboola zergnet yarpp
        jp-relatedposts teasers?(-list)? zemanta up-?next next-?(up|article|post) prev(ious)?-?(article|post)
        nav-?links onward
    """,
    "newsletter box": r"""
        newsletters? subscri\w+ sign-?up mailing-?list mailchimp mc-embed\w* optin opt-in
        email-(signup|capture|form)
    """,
    "share buttons": r"""
        shar(e|ing) share-?(bar|buttons?|tools|links|this|daddy) sharedaddy social\w* addthis\w* addtoany\w* a2a
        sharethis tweet-?button fb-(like|share)\w* article-tools post-tools toolbar print-?(link|button|page)
        icon-bar shariff
    """,
    _COMMENTS: r"""
        comments? comment-?(list|form|section|respond|thread|count|body|area)s? respond disqus\w* livefyre
        fb-comments discussion replies coral
    """,
    "advertisement": r"""
        ads? ad-?(slot|unit|box|wrap(per)?|container|banner|block|label|break|zone|placement|area)s? advert\w*
        adsbygoogle dfp gpt-ad sponsor\w* promo(tion|s|box)? commercial billboard affiliate\w* werbung anzeige
    """,
    "cookie or consent notice": r"""
        cookies?(-\w+)? consent\w* gdpr onetrust\w* privacy-?(banner|notice) cmp
    """,
    "paywall": r"""
        paywall\w* regwall piano\w* meter(ed)? subscriber-only premium-?(box|banner) gateway tp-(container|modal)
    """,
    "navigation": r"""
        nav\w* menus? breadcrumbs? pagination pager page-?links skip-?link site-?(header|footer|nav) masthead
        topbar tabs?-?nav toc table-of-contents jump-?(to|links) anchor-links sub-?nav
    """,
    "tags and topics": r"""
        tags? tag-?(list|cloud|links) topics?-?(list)? keywords post-?(tags|categories|cats) cat-links
        entry-?(tags|cats) article-?tags filed-?under categories
    """,
    "about the author": r"""
        author-?(bio|box|info|card|profile|description|details|about) about-?(the-)?author bio-?box post-author
        contributor-?(bio|info) abh\w* saboxplugin\w*
    """,
    "byline and date": r"""
        by-?lines? post-?meta entry-?meta article-?meta article-?info meta-?(data|info) posted-on post-?date
        publish(ed)?-?(date|time|on) date-?line-?date date-?time timestamp article-?(date|time|author) entry-date
        last-?(updated|modified) submitted reading-?time read-?time time-to-read dateauthor
    """,
    "page furniture": r"""
        sidebar side-?bar widgets? widget-area footer site-info legal disclaimer copyright(-notice)? feedback
        rating ratings votes? poll quiz survey app-?(promo|banner|download) pop-?up modal overlay lightbox
        tooltip dropdown search-?(form|box) login register donat\w+ follow(-us)? audio-?(player|article) listen
        text-?to-?speech video-?(player|playlist) player gallery-?nav slick-\w+ carousel-?(nav|controls)
        screen-reader-text sr-only visually-?hidden visuallyhidden noprint no-print hidden-print edit-?section
        mw-editsection hatnote ambox navbox catlinks printfooter siteSub jump-to-nav
    """,
}
_PATTERNS = tuple((reason, re.compile(f"^(?:{'|'.join(names.split())})$", re.I)) for reason, names in _NAMED.items())
_CASE = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_CUT = re.compile(r"[-_]+|\s+")

_TAGS = {
    "nav": "navigation", "footer": "page furniture", "form": "a form", "button": "a control of the page",
    "aside": "a box beside the article", "menu": "navigation",
}  # fmt: skip
_ROLES = {
    "navigation": "navigation", "search": "a form", "banner": "page furniture", "contentinfo": "page furniture",
    "complementary": "a box beside the article", "dialog": "page furniture", "alertdialog": "page furniture",
    "menu": "navigation", "menubar": "navigation", "toolbar": "share buttons",
}  # fmt: skip

_LEAD_IN = re.compile(
    r"^\W*("
    r"read (more|also|next|the full)|also read|more on this|more from|related( \w+)?\s*(:|$)|see also"
    r"|see more|recommended|most (read|popular)|(click|tap) (here|to)|sign up|subscribe"
    r"|follow (us|me|\w+ on)|share (this|on|via|article)|like us|join (us|our|the)"
    r"|(image|photo|picture|video|foto|bild) ?(credits?|caption|source)?\s*:?$|advertis(e)?ments?\b.{0,20}$"
    r"|sponsored|story continues|continue reading|article continues|scroll (down|to)|skip (to|past)"
    r"|print( this)?$|email( this)?$|comments?\W*(\d+|$)|\d+ comments?$|loading|tags?:|filed under"
    r"|posted (in|by|on)|categories:|topics:|download (the|our) app|get (the|our) (app|newsletter)"
    r"|lesen sie (auch|mehr)|mehr zum thema|lire aussi|à lire|lea también|leia também|leggi anche|lees ook"
    r"|anzeige$|werbung$|publicidad$|publicité$"
    r")",
    re.I,
)
_FURNITURE_HEADING = re.compile(
    r"^\W*("
    r"related\b.*|read (more|next|also).*|more (on|from|in|stories|news|like).*|see also|recommended.*"
    r"|most (read|popular|viewed).*|share( (this|on).*)?|comments?|leave a (reply|comment).*"
    r"|\d+ (comments|responses|thoughts).*|tags?|about the author.*"
    r"|you (may|might) (also )?(like|be interested).*|latest( news| stories)?|trending.*|popular.*"
    r"|newsletter.*|subscribe.*|sign up.*|follow us.*|post navigation|advertisement|sponsored.*"
    r"|das könnte sie auch.*|mehr zum thema|ähnliche (artikel|beiträge).*|kommentare?"
    r"|artículos relacionados|articles? (liés|similaires)|notícias relacionadas"
    r")\W*$",
    re.I,
)


def names_of(element: Element) -> list[str]:
    """Every part of the element's class and id names, and neighbouring parts joined."""
    found: list[str] = []
    for name in (*(element.get("class") or "").split(), element.get("id") or ""):
        parts = [part for part in _CUT.split(_CASE.sub("-", name)) if part]
        found += parts
        found += [f"{a}-{b}" for a, b in itertools.pairwise(parts)]
        found += ["-".join(parts)]
    return found


def prune(region: Region) -> dict[Element, str]:
    """Elements of the region to leave out, with the reason for each; nothing inside one is named again."""
    dropped: dict[Element, str] = {}
    for root in region.roots:
        measures = measure(root)
        total = sum(measure(node)[node].words for node in region.roots) or 1
        _descend(root, _Judge(region, measures, total), dropped)
    return dropped


class _Judge:
    """Weighs one element. Two points are enough to leave it out."""

    def __init__(self, region: Region, measures: dict[Element, Measure], total: int) -> None:
        self.region = region
        self.measures = measures
        self.total = total

    def verdict(self, element: Element) -> str:
        """The reason to leave an element out; empty to keep it."""
        tag = str(element.tag)
        found = self.measures[element]
        if tag in {"table", "tr", "td", "tbody", "pre", "code"}:
            return ""
        named, reason = self._named(element)
        # Whatever it is called: a large part of the article is the article. Only readers' comments outgrow it.
        if found.words > (0.9 if reason == _COMMENTS else 0.35) * self.total:
            return ""
        if not found.words:
            return reason if named and next(element.iter(*IMAGES), None) is None else ""
        score = named + self._links(element, found) + self._first_words(element, found)
        if not self.region.scored or element in self.region.kept:
            score -= 0.25
        elif next(element.iter("table", "figure", "pre", "img"), None) is None:
            score += 0.75
        if found.words >= 40 and found.density < 0.15 and found.prose > 1:
            score -= 1.25
        return (reason or "links and calls around the article") if score >= 1.75 else ""

    def _named(self, element: Element) -> tuple[float, str]:
        tag = str(element.tag)
        if tag == "footer" and next(element.iterancestors("blockquote", "figure"), None) is not None:
            return 0.0, ""
        if reason := _ROLES.get((element.get("role") or "").lower()):
            return 2.0, reason
        for reason, pattern in _PATTERNS:
            if any(pattern.match(name) for name in names_of(element)):
                return 3.25 if reason == _COMMENTS else 1.75, reason
        return (2.0 if tag != "aside" else 1.25, _TAGS[tag]) if tag in _TAGS else (0.0, "")

    def _links(self, element: Element, found: Measure) -> float:
        """Prose seldom has more than a third of its words in links."""
        if element.tag in {"a", "span", "strong", "em", "b", "i"}:
            return 0.0
        if element.tag in {"p", "li"} and found.words < 12:
            return 0.0
        return 1.5 if found.density > 0.66 and found.words > 6 else 1.0 if found.density > 0.4 else 0.0

    def _first_words(self, element: Element, found: Measure) -> float:
        if found.words > 60 or element.tag in {"a", "span", "strong", "em", "b", "i", "li"}:
            return 0.0
        words = words_of(element)
        if element.tag in HEADINGS:
            return 1.75 if _FURNITURE_HEADING.match(words) else 0.0
        if not _LEAD_IN.match(words):
            return 0.0
        return 1.75 if found.density > 0.3 or found.words < 8 else 0.5


def _descend(root: Element, judge: _Judge, dropped: dict[Element, str]) -> None:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        for child in element:
            if not isinstance(child.tag, str) or child not in judge.measures:
                continue
            if reason := judge.verdict(child):
                dropped[child] = reason
            else:
                waiting.append(child)
