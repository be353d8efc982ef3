"""Pictures: where the real address of a lazily loaded one stands, and which are trackers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefexport import model as m
from briefexport.readers.common.html_import import looks
from briefexport.readers.common.html_import.urls import is_safe, joined, scheme
from briefexport.readers.common.html_import.work import Work
from briefexport.readers.common.html_import.written_out import is_blank

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Where lazy loaders keep the address until a picture scrolls into view.
_LAZY = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-hi-res-src", "data-full-src", "data-url")
_LAZY_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
# The address of a picture that only scripts know. As any other from elsewhere it is left out of every edition.
_NOWHERE = "about:blank"
# "Save page, complete" puts a page's pictures into a folder of this name.
_SAVED = re.compile(r"(\./)?[^/:?#]+_(files|Dateien|fichiers|archivos|bestanden)/")
_PICTURE = re.compile(r"^(https?:)?//\S+\.(jpe?g|png|gif|webp|avif)(\?\S*)?$", re.I)
_OF_ROOT = re.compile(r"/(?!/)")
# For folded addresses after a full stop: a pattern that ignores case, or may begin anywhere, tries every sign of them.
_SIZE = re.compile(r"\s*0*(\d{1,9})")  # Python refuses to read a number of thousands of digits
_TRACKERS = re.compile(
    r"[/.](?:pixel|beacon|track(?:er|ing)?|b\.scorecardresearch|doubleclick|facebook\.com/tr|stats\.wp|count(?:er)?)"
    r"(?:[/.?]|$)|/1x1|spacer\.gif|blank\.gif|clear\.gif|transparent\.(?:gif|png)"
)


def picture(work: Work, element: Element) -> list[m.Inline]:
    """The image of an `img`, or its alt as words where its address may not stand, or nothing for a tracker."""
    if is_tracker(element):
        work.tell_once("tracker-dropped", "a tracking picture was left out", element)
        return []
    given = element.get("alt")
    alt = " ".join((given or element.get("aria-label") or "").split())
    address = source(work, element)
    if not address:
        return _unreachable(work, element, alt)
    work.attributes.append(alt)
    role = element.get("role") in {"presentation", "none"}
    return [m.Image(src=address, alt=alt, decorative=not alt and (given is not None or role))]


def usable(work: Work, element: Element) -> bool:
    """True when `picture` will give an image."""
    return not is_tracker(element) and not looks.is_hidden(element) and bool(source(work, element))


def _unreachable(work: Work, element: Element, alt: str) -> list[m.Inline]:
    """A picture without an address: a placeholder is nothing, a broken one is told of and leaves its alt."""
    given = (element.get("src") or "").strip()
    if not alt and (not given or is_blank(given)):
        return []
    work.warn(
        "image-address",
        f"a picture has no address an edition can use; its description stays: {alt or 'none'}",
        element,
        hint="save the page with its pictures, or give the picture a file beside the source",
    )
    work.attributes.append(alt)
    return [m.Text(alt)] if alt else []


def source(work: Work, element: Element) -> str:
    """The picture's address; `asset:NAME` for one written out in the page; empty when there is none to use."""
    given = (element.get("src") or "").strip()
    lazy = _lazy(element) if "data-" in " ".join(map(str, element.keys())) else ""
    address = lazy or given
    if not lazy and _is_placeholder(given):
        address = _largest(element) or _without_scripts(element) or given
    if scheme(address) == "data":
        if not is_blank(address):
            return work.asset(address)
        return _NOWHERE if _is_described(element) else ""
    if address.startswith("asset:"):
        return address if address[6:] in work.assets else ""
    if not address or not is_safe(address):
        return ""
    if _SAVED.match(address):
        return address  # beside the page, where a browser saved it
    # Without the page's own address, one from the site's root leads nowhere.
    return joined(work.base, address) if work.base or not _OF_ROOT.match(address) else ""


def _is_described(element: Element) -> bool:
    """What a picture shows is said, by its alt text or a caption: the words stay, whatever became of the picture."""
    around = next(element.iterancestors("figure"), None)
    return bool((element.get("alt") or "").strip()) or (around is not None and around.find(".//figcaption") is not None)


def _lazy(element: Element) -> str:
    """The address a lazy loader keeps."""
    named = (element.get(name, "").strip() for name in _LAZY)
    return next(filter(None, named), "") or _loaded(element)


def _loaded(element: Element) -> str:
    """A picture's address in any other `data-` attribute, where `src` has none or a placeholder."""
    if not _is_placeholder((element.get("src") or "").strip()):
        return ""
    named = (str(value) for name, value in element.items() if str(name).startswith("data-"))
    return next((value.strip() for value in named if _PICTURE.match(value.strip())), "")


def _without_scripts(element: Element) -> str:
    """The address that the page has for browsers without scripts, in a `noscript` beside the placeholder."""
    beside = element.getnext()
    image = beside.find(".//img") if beside is not None and beside.tag == "noscript" else None
    return "" if image is None else (image.get("src") or "").strip()


def _is_placeholder(address: str) -> bool:
    return not address or (scheme(address) == "data" and len(address) < 400) or _is_counter(address)


def _is_counter(address: str) -> bool:
    return bool(_TRACKERS.search("." + address.casefold()))


def _largest(element: Element) -> str:
    """The widest candidate of the picture's own or its `<picture>`'s source sets."""
    sets = [element.get(name, "") for name in _LAZY_SETS]
    # The parser does not know that `source` is empty, so the picture may stand inside it.
    around = next(element.iterancestors("picture"), None)
    if around is not None:
        sets += [node.get("srcset") or node.get("data-srcset") or "" for node in around.iter("source")]
    found = [_candidate(part) for text in sets for part in re.split(r",\s+", text) if part.strip()]
    return max(found, default=(0.0, ""))[1]


def _candidate(text: str) -> tuple[float, str]:
    address, _, size = text.strip().partition(" ")
    number = re.match(r"[\d.]+", size.strip())
    return (float(number[0]) if number and number[0].strip(".").count(".") < 2 else 1.0), address


def is_tracker(element: Element) -> bool:
    """A picture of one pixel, or one whose address is a known counter's."""
    if element.get("alt"):
        return False
    sizes = [int(found[1]) for name in ("width", "height") if (found := _SIZE.match(element.get(name) or ""))]
    if sizes and max(sizes) <= 1:
        return True
    return _is_counter(element.get("src") or "") and source_is_lone(element)


def source_is_lone(element: Element) -> bool:
    """No lazy loader offers another address."""
    return not any(element.get(name) for name in (*_LAZY, *_LAZY_SETS))
