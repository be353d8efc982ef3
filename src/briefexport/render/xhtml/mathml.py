"""TeX → MathML, with the TeX itself as alternative text."""

from __future__ import annotations

import re
from functools import lru_cache

from briefexport.render.xhtml.escaping import clean, escape

# MathML Core, and the few presentation attributes of MathML 3 that the converter writes.
_ATTRIBUTES = frozenset((
    "accent", "accentunder", "bevelled", "columnalign", "columnlines", "columnspacing", "columnspan", "depth",
    "display",
    "displaystyle", "dir", "fence", "form", "height", "largeop", "linethickness", "lspace", "mathbackground",
    "mathcolor", "mathsize", "mathvariant", "maxsize", "minsize", "movablelimits", "notation", "rowalign", "rowlines",
    "rowspacing", "rowspan", "rspace", "scriptlevel", "separator", "stretchy", "symmetric", "voffset", "width",
))  # fmt: skip
_OPEN = re.compile(r"<math\b[^>]*>")


@lru_cache(maxsize=512)
def formula(tex: str, *, display: bool = False) -> str:
    """A `math` element with `alttext`; TeX that cannot be converted is shown as it was written, in `mtext`."""
    inner = _converted(tex, display)
    if inner is None:
        inner = f"<mtext>{escape(tex)}</mtext>"
    block = ' display="block"' if display else ""
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML"{block} alttext="{escape(tex)}">{inner}</math>'


def is_convertible(tex: str) -> bool:
    """True when the formula becomes MathML rather than its TeX in a `mtext`."""
    return _converted(tex, False) is not None


@lru_cache(maxsize=512)
def _converted(tex: str, display: bool) -> str | None:
    """The children of `math`, or None."""
    from latex2mathml import exceptions
    from latex2mathml.converter import convert

    # Its own complaints about TeX, and those it lets through for TeX that it did not expect.
    known = tuple(kind for kind in vars(exceptions).values() if isinstance(kind, type) and issubclass(kind, Exception))
    unforeseen: tuple[type[Exception], ...] = (
        LookupError,
        ValueError,
        AttributeError,
        TypeError,
        StopIteration,
        RuntimeError,
    )
    failures = known + unforeseen
    try:
        whole = convert(clean(tex), display="block" if display else "inline")
    except failures:
        return None
    start = _OPEN.match(whole)
    inner = whole[start.end() : whole.rindex("</math>")] if start and "</math>" in whole else ""
    return _sound(inner, tex)


def _sound(inner: str, tex: str) -> str | None:
    """The markup when it is well-formed and nothing of the TeX was left unread; without links and styles."""
    from lxml import etree

    try:
        tree = etree.fromstring(f"<m>{inner}</m>")
    except etree.XMLSyntaxError:
        return None
    if "\\" in "".join(tree.itertext()) or (not len(tree) and tex.strip()):
        return None
    foreign = [(part, name) for part in tree.iter() for name in part.attrib if name not in _ATTRIBUTES]
    if not foreign:
        return inner
    for part, name in foreign:  # `\href` and its kin: an address in a formula leads out of the book
        del part.attrib[name]
    return "".join(etree.tostring(part, encoding="unicode") for part in tree)
