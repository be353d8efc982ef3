"""Reading a PDF's structure tree back, with the words of every node: a reader of its own, apart from the writer."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf


@dataclasses.dataclass
class Leaf:
    """One structure element. `words` are its own, without those of the elements inside it."""

    role: str
    words: str = ""
    kids: list[Leaf] = dataclasses.field(default_factory=list)
    language: str = ""
    alt: str = ""
    expansion: str = ""
    identifier: str = ""
    attributes: dict[str, Any] = dataclasses.field(default_factory=dict)
    links: int = 0

    def walk(self) -> Iterator[Leaf]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, role: str) -> list[Leaf]:
        return [leaf for leaf in self.walk() if leaf.role == role]

    def text(self) -> str:
        """All words in reading order; `words` holds a mark for every kid."""
        parts = iter(self.kids)
        return re.sub("\0", lambda _: next(parts).text(), self.words)

    def outline(self, depth: int = 0) -> str:
        """The tree for people, one node a line."""
        extra = "".join(f" {key}={value!r}" for key, value in self.attributes.items())
        for name in ("alt", "expansion", "language", "identifier"):
            extra += f" {name}={getattr(self, name)!r}" if getattr(self, name) else ""
        words = self.words.replace("\0", "◇")
        line = "  " * depth + f"{self.role}{extra}" + (f" “{words[:60]}”" if words.strip() else "")
        return "\n".join([line, *(kid.outline(depth + 1) for kid in self.kids)])


def read_tree(path: Path) -> Leaf:
    """The structure tree of a file, from its one Document element down."""
    with pikepdf.open(path) as pdf:
        texts = {page.obj.objgen: _marked_texts(page) for page in pdf.pages}
        (top,) = _array(pdf.Root.StructTreeRoot.K)
        return _leaf(top, texts)


def _array(value: Any) -> list[Any]:
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _leaf(element: Any, texts: dict[Any, dict[int, str]], page: Any = None) -> Leaf:
    page = element.get("/Pg", page)
    leaf = Leaf(str(element.S)[1:])
    leaf.language, leaf.alt = str(element.get("/Lang", "")), str(element.get("/Alt", ""))
    leaf.expansion, leaf.identifier = str(element.get("/E", "")), str(element.get("/ID", ""))
    for group in _array(element.get("/A", pikepdf.Array())):
        leaf.attributes.update({str(key)[1:]: str(value) for key, value in group.items() if key not in ("/O", "/BBox")})
    for kid in _array(element.get("/K", pikepdf.Array())):
        _take(leaf, kid, texts, page)
    return leaf


def _take(leaf: Leaf, kid: Any, texts: dict[Any, dict[int, str]], page: Any) -> None:
    if isinstance(kid, int):
        leaf.words += texts[page.objgen].get(kid, "")
    elif kid.get("/Type") == "/MCR":
        leaf.words += texts[kid.Pg.objgen].get(int(kid.MCID), "")
    elif kid.get("/Type") == "/OBJR":
        leaf.links += 1
    else:
        leaf.words += "\0"
        leaf.kids.append(_leaf(kid, texts, page))


@dataclasses.dataclass
class _Open:
    """An open marked-content sequence: the number it belongs to, whether a text stands for what it shows."""

    mark: int | None
    replaced: bool


def _marked_texts(page: Any) -> dict[int, str]:
    """Marked-content number → its words; what is marked as an artifact is not among them."""
    fonts = {str(name): _to_unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    stack: list[_Open] = []
    font: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                number, replacement = operands[1].get("/MCID"), operands[1].get("/ActualText")
                around = stack[-1].mark if stack else None
                stack.append(_Open(around if number is None else int(number), replacement is not None))
                if number is not None:
                    assert int(number) not in found, "a marked-content number is used twice on a page"
                    found[int(number)] = ""
                if replacement is not None and stack[-1].mark is not None:
                    found[stack[-1].mark] += str(replacement)
            case "BMC":
                stack.append(_Open(None, False))
            case "EMC":
                stack.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "TJ" if stack and stack[-1].mark is not None and not any(span.replaced for span in stack):
                found[stack[-1].mark] += _shown(operands[0], font)
    assert not stack
    return found


def _shown(items: Any, font: dict[int, str]) -> str:
    codes = [bytes(item) for item in items if isinstance(item, pikepdf.String)]
    return "".join(font.get(int.from_bytes(c[i : i + 2], "big"), "") for c in codes for i in range(0, len(c), 2))


def _to_unicode(font: Any) -> dict[int, str]:
    table = bytes(font.ToUnicode.read_bytes()).decode("ascii")
    pairs = re.findall(r"<([0-9a-f]{4})> <([0-9a-f]*)>", table)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
