"""The body of one brief: paragraphs justified by us, ragged ones kept from bad breaks, pull quotes set as display."""

from __future__ import annotations

import html
import re

from briefexport.render.setting import atoms, justifying, writing
from briefexport.render.setting.display import displayed
from briefexport.render.setting.measuring import Measure
from briefexport.render.setting.ragged import kept_together
from briefexport.render.setting.settings import Page, Setting

_BLOCK = re.compile(
    r"<(/?)(p|li|dd|dt|h[2-6]|figcaption|ul|ol|dl|blockquote|aside|figure|table|pre|div|hr|section)\b([^>]*)>"
)
_LEAVES = frozenset({"p", "li", "dd", "figcaption", "h2", "h3", "h4", "h5", "h6"})
_END_MARK = '<span class="end-mark decoration"></span>'
# The mark and the white before it, in em.
_MARK_WIDTH = 0.95
# A paragraph that leads in: wholly bold (a question, a heading in all but name), before another that is not.
_BOLD = r"<strong>(?:(?!</?(?:strong|p)\b).)*</strong>[.:?!]?"
_LEADS = re.compile(rf"<p((?: id=\"[^\"]*\")?)>(?={_BOLD}</p>\n<(?:[uod]l|p\b[^>]*>(?!{_BOLD}</p>)))")
_NOTE = re.compile(r'<span class="footnote"')
# The longest last word that is kept with its neighbour, in justified text, in ragged text, and in lists and
# captions.
_SHORT, _LONGER, _ANY = 5, 9, 18


class Body:
    """Sets the markup inside `div.matter` for one size."""

    def __init__(self, setting: Setting, page: Page, measure: Measure, size: float, leading: float) -> None:
        self.setting, self.page, self.measure = setting, page, measure
        self.size, self.leading = size, leading

    def set(self, matter: str, language: str) -> str:
        """The matter with its lines and spans; the words and the elements stay as they were."""
        matter = _LEADS.sub(r'<p class="leads"\1>', matter)
        blocks = list(_BLOCK.finditer(matter))
        last = max((i for i, b in enumerate(blocks) if b[2] == "p" and not b[1]), default=-1)
        parts: list[str] = []
        path: list[str] = []
        done, before, notes = 0, "", 0
        for number, block in enumerate(blocks):
            name, closing = block[2], bool(block[1])
            if closing and path:
                path.pop()
                before = name if not path else before
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            leaf = not closing and name in _LEAVES and following and following[1] and following[2] == name
            if leaf and following:
                inner = matter[block.end() : following.start()]
                mark = self.setting.end_mark and number == last and not path
                tag, fresh = self._leaf(block, inner, path, before, language, notes, mark)
                notes += len(_NOTE.findall(inner))
                parts += [matter[done : block.start()], tag, fresh]
                done = following.start()
            if not closing and name != "hr":
                path.append(name + block[3])
            elif name == "hr" and not path:
                before = name
        return "".join([*parts, matter[done:]])

    def _leaf(
        self, block: re.Match[str], inner: str, path: list[str], before: str, language: str, notes: int, mark: bool
    ) -> tuple[str, str]:
        """(opening tag, content) of a block that holds only inline markup."""
        if path and 'class="pull-quote"' in path[-1] and "attribution" not in block[3]:
            return self._pull_quote(block, inner, language)
        if block[2] == "p" and not path and self.setting.justify and "verse" not in block[3]:
            indent = 0.0 if before != "p" or "lede" in block[3] else self.leading
            fresh = self._justified(inner, language, indent, notes, _END_MARK if mark else "")
            if fresh:
                return _with_class(block, "set"), fresh
        return block[0], self._ragged(block[2], inner, path) + (_END_MARK if mark else "")

    def _justified(self, inner: str, language: str, indent: float, notes: int, mark: str) -> str:
        """The paragraph in lines of our own, or nothing where the formatter must do it."""
        if not atoms.measurable(inner):
            return ""
        found = atoms.atoms(inner, self.measure, capitals=self.setting.small_capitals, notes=notes)
        found += [atoms.Atom("call", mark, width=_MARK_WIDTH)] if mark else []
        made = justifying.places(found, self.measure, language)
        room = self.page.measure / self.size
        lines = justifying.lines(found, made, room - 0.01, indent / self.size, self.measure)
        return writing.written(found, lines, self.size, indent) if lines else ""

    def _ragged(self, name: str, inner: str, path: list[str]) -> str:
        capitals = self.setting.small_capitals and name in ("p", "li", "dd") and not any("aside" in p for p in path)
        longest = _ANY if name in ("li", "figcaption") else _SHORT if self.setting.justify and name == "p" else _LONGER
        kept = kept_together(inner, longest)
        return atoms.mark_capitals(kept) if capitals else kept

    def _pull_quote(self, block: re.Match[str], inner: str, language: str) -> tuple[str, str]:
        slot = self.setting.pull_quote
        if not slot or "<" in inner:
            return block[0], kept_together(inner, _LONGER)
        size = slot.scale * self.size if slot.scale else slot.sizes[0]
        shown = displayed(html.unescape(inner), slot, self.measure, self.page.measure, size, language=language)
        return (_with_class(block, "set"), shown.markup) if shown else (block[0], inner)


def _with_class(block: re.Match[str], name: str) -> str:
    attributes = block[3]
    if 'class="' in attributes:
        return f"<{block[2]}" + attributes.replace('class="', f'class="{name} ', 1) + ">"
    return f'<{block[2]} class="{name}"{attributes}>'
