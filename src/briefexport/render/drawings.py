"""SVG drawings: only what draws is kept. Scripts, events, motion, foreign markup and outside addresses go."""

from __future__ import annotations

import re
from typing import Any

from briefexport.errors import ContentError
from briefexport.plugin import Diagnostic, warning

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
# SVG 1.1 elements that draw, group, define or describe.
_DRAWING = (
    "circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix "
    "feDiffuseLighting feDisplacementMap feDistantLight feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur "
    "feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile "
    "feTurbulence filter g image line linearGradient marker mask path pattern polygon polyline radialGradient "
    "rect stop style svg switch symbol text textPath title tspan use view "
)
_KEPT = frozenset(_DRAWING.split())
# Inside is still drawn when the element itself goes.
_UNWRAPPED = frozenset({"a"})
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)[^)]*\)|@import[^;]*;?|expression\s*\(|javascript:", re.IGNORECASE)
_INNER_IMAGE = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=\s]*$")
_BEGINNING = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!DOCTYPE\s+svg|<svg)", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d][\w.-]*")
_LENGTH = re.compile(r"\s*([0-9]+\.?[0-9]*|\.[0-9]+)(px|pt|pc|mm|cm|in|)\s*$", re.IGNORECASE)
# CSS Values 3, section 5.2: 96 pixels are an inch.
_PIXELS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


def is_drawing(data: bytes) -> bool:
    """True where the bytes are those of an SVG, whatever their file is called."""
    return _BEGINNING.match(data) is not None


def harmless(src: str, data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The drawing without what does not draw, and what it lost by that. Raises ContentError `image-corrupt`."""
    from lxml import etree

    root = _parsed(src, data)
    losses: set[str] = set()
    _sanitise(root, losses)
    _name_once(root)
    _size_in_pixels(root)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["xlink"])
    clean: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return clean, tuple(sorted(losses))


def reduced(src: str, loss: str, block: str = "") -> Diagnostic:
    """The warning for something that a picture lost."""
    hint = "draw it without scripts, motion and outside addresses"
    return warning("image-reduced", f"the image {src}: {loss}", hint=hint, block=block)


def _parsed(src: str, data: bytes) -> Any:
    from lxml import etree

    # No entity is expanded, nothing is fetched: a document type can name neither files nor billions of laughs.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _corrupt(src, str(error)) from error
    if root.tag == "svg":  # written without its name space, as browsers forgive inside HTML
        root = etree.fromstring(re.sub(rb"<svg\b", b'<svg xmlns="%s"' % SVG.encode(), data, count=1), parser)
    if root.tag != f"{{{SVG}}}svg":
        raise _corrupt(src, "its root is not an svg element")
    return root


def _corrupt(src: str, reason: str) -> ContentError:
    return ContentError(
        f"the drawing {src} is damaged: {reason}", code="image-corrupt", hint="save it again from its original"
    )


def _sanitise(element: Any, losses: set[str]) -> None:
    for child in list(element):
        name = child.tag.removeprefix(f"{{{SVG}}}") if isinstance(child.tag, str) else ""
        if name in _UNWRAPPED:
            child.tag = f"{{{SVG}}}g"
            losses.add("its links were taken off")
        elif name not in _KEPT:
            _drop(element, child)
            if isinstance(child.tag, str) and child.tag.startswith(f"{{{SVG}}}") and name != "metadata":
                losses.add("its scripts were taken out" if name == "script" else f"its {name} was taken out")
            continue
        _sanitise(child, losses)
        if name == "image" and not any(child.get(href) for href in ("href", f"{{{XLINK}}}href")):
            _drop(element, child)  # it draws nothing, and the layout engine of the PDF stops at it
    _sanitise_attributes(element, losses)
    if element.tag == f"{{{SVG}}}style" and _OUTSIDE.search(element.text or ""):
        element.text = _OUTSIDE.sub("none", element.text)
        losses.add("outside addresses in its style were taken out")


def _size_in_pixels(root: Any) -> None:
    """Width and height as plain numbers (CSS pixels), and a viewBox, without which a drawing cannot be scaled."""
    sizes = []
    for side in ("width", "height"):
        found = _LENGTH.match(root.get(side, ""))
        sizes.append(float(found[1]) * _PIXELS.get(found[2].lower(), 0) if found else 0)
        if sizes[-1]:
            root.set(side, f"{sizes[-1]:g}")
        else:
            root.attrib.pop(side, None)  # per cent and em mean nothing in a page of another size
    if root.get("viewBox") is None and all(sizes):
        root.set("viewBox", f"0 0 {sizes[0]:g} {sizes[1]:g}")
    elif root.get("viewBox") is None:
        root.set("width", "100%")


def _name_once(root: Any) -> None:
    """Ids that XML allows, each once: what drawing programs write is neither."""
    seen: set[str] = set()
    for element in root.iter():
        name = element.attrib.get("id")
        if name is not None and (name in seen or not _NAME.fullmatch(name)):
            del element.attrib["id"]
        seen.add(name)


def _drop(parent: Any, child: Any) -> None:
    """Take an element out, and leave the text that followed it."""
    previous = child.getprevious()
    if child.tail:
        if previous is not None:
            previous.tail = (previous.tail or "") + child.tail
        else:
            parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def _sanitise_attributes(element: Any, losses: set[str]) -> None:
    for name, value in list(element.attrib.items()):
        space, _, local = name.rpartition("}")
        if space and space[1:] not in (XLINK, _XML):
            del element.attrib[name]  # an editor's own notes
        elif local.lower().startswith("on"):
            del element.attrib[name]
            losses.add("its scripts were taken out")
        elif local == "href" and not (value.startswith("#") or _INNER_IMAGE.match(value)):
            del element.attrib[name]
            losses.add("what it draws from outside was taken out")
        elif space[1:] == XLINK and local != "href":
            del element.attrib[name]
        elif _OUTSIDE.search(value):
            element.attrib[name] = _OUTSIDE.sub("none", value)
            losses.add("outside addresses in its style were taken out")
