"""The document's language: Word keeps one each for Latin, East Asian and right-to-left words, and most words decide.

Only a language that is written in the script of most words is taken from the last two: Word's styles carry Arabic and
Chinese on any machine, whoever writes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

_TAG = rb"([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)"
_DEFAULTS = re.compile(rb"<w:docDefaults>.*?</w:docDefaults>", re.S)
_LANGUAGES = re.compile(rb"<w:lang\s[^>]*>")
_PLACES = {name: re.compile(rb'w:%s="%s"' % (name.encode(), _TAG)) for name in ("val", "bidi", "eastAsia")}


class _Script(NamedTuple):
    """A script: its signs, where Word keeps its language, and the languages written in it."""

    signs: re.Pattern[str]
    kept_in: str
    languages: frozenset[str]
    least: float = 0.5  # of all letters


_SCRIPTS = (
    _Script(re.compile("[\u0590-\u05ff]"), "bidi", frozenset({"he", "iw", "yi"})),
    _Script(
        re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]"),
        "bidi",
        frozenset({"ar", "fa", "ur", "ps", "ckb", "ku", "sd", "ug", "pa", "ks", "pnb", "prs"}),
    ),
    _Script(re.compile("[\u3040-\u30ff]"), "eastAsia", frozenset({"ja"}), 0.2),  # the rest are Chinese signs
    _Script(re.compile("[\uac00-\ud7a3]"), "eastAsia", frozenset({"ko"})),
    _Script(re.compile("[\u4e00-\u9fff]"), "eastAsia", frozenset({"zh", "yue", "ja"})),
)
_LETTERS = re.compile(r"[^\W\d_]")


def language(styles: bytes, text: bytes, words: Iterable[str]) -> str:
    """The language of a document's words by its styles and its text's own XML; empty where neither says one."""
    script = _script_of(" ".join(words))
    defaults = _DEFAULTS.search(styles)
    given = _LANGUAGES.findall(defaults[0]) if defaults else []
    if script:
        near = Counter(_said(_LANGUAGES.findall(text), script.kept_in))
        said = [*_said(given, script.kept_in), *(tag for tag, _ in near.most_common())]
        if found := next((tag for tag in said if tag.split("-")[0].lower() in script.languages), ""):
            return found
    return next(iter(_said(given, "val")), "")


def _said(languages: Iterable[bytes], kept_in: str) -> list[str]:
    return [found[1].decode() for one in languages if (found := _PLACES[kept_in].search(one))]


def _script_of(words: str) -> _Script | None:
    """The script of most letters, where it is one of those that Word keeps a language of its own for."""
    if words.isascii():
        return None
    letters = len(_LETTERS.findall(words)) or 1
    return next((one for one in _SCRIPTS if len(one.signs.findall(words)) >= one.least * letters), None)
