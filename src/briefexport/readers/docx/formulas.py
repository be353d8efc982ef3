"""Office's formulas (OMML, ECMA-376 part 1, 22.1) as TeX, which is what the article holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SPECIAL = re.compile(r"[{}%#&$_^~]")
_NARY = {"∑": r"\sum", "∏": r"\prod", "∐": r"\coprod", "∫": r"\int", "∬": r"\iint", "∭": r"\iiint", "∮": r"\oint",
         "⋃": r"\bigcup", "⋂": r"\bigcap"}  # fmt: skip
_ACCENTS = {"\u0302": r"\hat", "\u0303": r"\tilde", "\u0304": r"\bar", "\u0305": r"\bar", "\u20d7": r"\vec",
            "\u0307": r"\dot", "\u0308": r"\ddot"}  # fmt: skip
_FUNCTIONS = re.compile("(arc)?(sin|cos|tan)|(sin|cos|tan)h|cot|sec|csc|log|ln|exp|lim|max|min|det|gcd|sup|inf")
_FENCES = {"{": r"\{", "}": r"\}", "": "."}


def tex(node: Element) -> str:
    """The TeX of a formula or of a part of one; what is not known stands as its parts in order."""
    made = _MAKERS.get(str(node.tag))
    return made(node) if made else _parts(node)


def _parts(node: Element) -> str:
    return "".join(tex(child) for child in node if isinstance(child.tag, str))


def _text(node: Element) -> str:
    words = (node.text or "").replace("\\", r"\backslash ")
    return _SPECIAL.sub(lambda sign: "\\" + sign[0], words)


def _part(node: Element, name: str) -> str:
    found = node.find(M + name)
    return _parts(found) if found is not None else ""


def _property(node: Element, name: str, default: str) -> str:
    found = node.find(f"{node.tag}Pr/{M}{name}")
    return default if found is None else found.get(f"{M}val", "")


def _base(node: Element) -> str:
    inner = _part(node, "e")
    return inner if len(inner) == 1 else f"{{{inner}}}"


def _scripts(node: Element) -> str:
    under, over = _part(node, "sub"), _part(node, "sup")
    return (f"_{{{under}}}" if under else "") + (f"^{{{over}}}" if over else "")


def _fraction(node: Element) -> str:
    return rf"\frac{{{_part(node, 'num')}}}{{{_part(node, 'den')}}}"


def _root(node: Element) -> str:
    degree = _part(node, "deg")
    return r"\sqrt" + (f"[{degree}]" if degree else "") + f"{{{_part(node, 'e')}}}"


def _large(node: Element) -> str:
    sign = _property(node, "chr", "∫")
    return f"{_NARY.get(sign, sign)}{_scripts(node)}{{{_part(node, 'e')}}}"


def _fenced(node: Element) -> str:
    left, right = _property(node, "begChr", "("), _property(node, "endChr", ")")
    inner = _property(node, "sepChr", "|").join(_parts(part) for part in node.findall(f"{M}e"))
    return rf"\left{_FENCES.get(left, left)}{inner}\right{_FENCES.get(right, right)}"


def _function(node: Element) -> str:
    return f"{_part(node, 'fName')}{{{_part(node, 'e')}}}"


def _name(node: Element) -> str:
    """The letters of a run; a function's name is upright."""
    words = "".join(_text(part) for part in node.iter(f"{M}t"))
    return rf"\{words.strip()} " if _FUNCTIONS.fullmatch(words.strip()) else words


def _accent(node: Element) -> str:
    return f"{_ACCENTS.get(_property(node, 'chr', chr(0x302)), chr(92) + 'hat')}{{{_part(node, 'e')}}}"


def _bar(node: Element) -> str:
    return (r"\overline" if _property(node, "pos", "bot") == "top" else r"\underline") + f"{{{_part(node, 'e')}}}"


def _limit(node: Element) -> str:
    return f"{_part(node, 'e').strip()}{'_' if node.tag == f'{M}limLow' else '^'}{{{_part(node, 'lim')}}}"


def _matrix(node: Element) -> str:
    rows = [" & ".join(_parts(cell) for cell in row.findall(f"{M}e")) for row in node.findall(f"{M}mr")]
    rows = rows or [_parts(line) for line in node.findall(f"{M}e")]
    return r"\begin{matrix}" + r" \\ ".join(rows) + r"\end{matrix}"


_MAKERS: dict[str, Callable[[Element], str]] = {
    f"{M}t": _text,
    f"{M}r": _name,
    f"{M}f": _fraction,
    f"{M}rad": _root,
    f"{M}nary": _large,
    f"{M}d": _fenced,
    f"{M}func": _function,
    f"{M}acc": _accent,
    f"{M}bar": _bar,
    f"{M}limLow": _limit,
    f"{M}limUpp": _limit,
    f"{M}m": _matrix,
    f"{M}eqArr": _matrix,
    f"{M}sSup": lambda node: _base(node) + _scripts(node),
    f"{M}sSub": lambda node: _base(node) + _scripts(node),
    f"{M}sSubSup": lambda node: _base(node) + _scripts(node),
    f"{M}sPre": lambda node: "{}" + _scripts(node) + _base(node),
}
