"""The allow-list: what each HTML element is for us. An element named nowhere here is transparent: its words stay."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefexport import model as m


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Elements that begin and end a line of their own (HTML Living Standard, section 15.3 "Flow content" rendering).
BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary"
    " table tbody td tfoot th thead tr ul amp-carousel amp-accordion"
)

HEADINGS = {f"h{level}": level for level in range(1, 7)}

WRAPPERS: dict[str, Callable[[m.Inlines], m.Inline]] = {
    "em": m.Emphasis, "i": m.Emphasis, "var": m.Emphasis, "dfn": m.Emphasis,
    "strong": m.Strong, "b": m.Strong,
    "s": m.Strikethrough, "strike": m.Strikethrough, "del": m.Strikethrough,
    "sup": m.Superscript, "sub": m.Subscript, "mark": m.Mark, "kbd": m.Keyboard, "q": m.Quotation, "cite": m.Cite,
}  # fmt: skip

CODE = frozenset({"code", "tt", "samp"})
IMAGES = frozenset({"img", "amp-img", "amp-anim", "image"})

# Never words for a reader: gone with what they hold, and told once for each kind.
UNSEEN = _names(
    "script style template noframes head base meta link title param col colgroup map area"
    " amp-analytics amp-ad amp-consent amp-pixel amp-sticky-ad amp-auto-ads"
)

# Of those, the ones whose text is no words at all.
WORDLESS = _names("script style head title")

# Players, frames and drawings: we have no node for them, and their reader would miss them.
EMBEDS = _names(
    "iframe object embed video audio canvas svg applet frame amp-video amp-youtube amp-iframe amp-audio amp-twitter"
    " amp-instagram amp-facebook amp-brightcove-player lite-youtube"
)

# Controls: their labels speak of the page, not of the article.
CONTROLS = _names("button select textarea input datalist option optgroup output progress meter dialog")

_MARKS = re.compile(r"[\s\[\]().:^↩↑⏎︎]+")


def marker(text: str) -> str:
    """A note's mark without its brackets: `[12]` and `12.` are `12`."""
    return _MARKS.sub("", text)


_NONE: frozenset[str] = frozenset()


def classes(element: object) -> frozenset[str]:
    """The element's class names, lower case."""
    get = getattr(element, "get")  # noqa: B009 - lxml's elements have no usable stub of their own
    given = get("class")
    return frozenset(given.lower().split()) if given else _NONE
