"""What WeasyPrint reads anew at every start, kept in the form it is read into: sheets as tokens, hyphenation patterns.

Tokenising its own sheet takes 20 ms, reading the English patterns 70; loading them ready takes 8 and 20.
"""

from __future__ import annotations

import contextlib
import marshal
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from briefexport.exporters.pdf.keeping import digest, kept

# Shorter ones are read faster than they are fetched.
_SHORT = 6000


@contextlib.contextmanager
def sheets_kept(cache: Path | None = None, *, first: bool = False) -> Iterator[None]:
    """While this lasts, tinycss2 takes the tokens of a whole sheet from the cache, or puts them there.

    `first`: WeasyPrint itself is being imported; then sheets without counter styles, which are those that
    `fast_import` puts off, are not read at all.
    """
    import tinycss2

    plain = tinycss2.parse_stylesheet

    def parse(sheet: Any, *args: Any, **keywords: Any) -> Any:
        if not isinstance(sheet, str) or args or keywords:
            return plain(sheet, *args, **keywords)
        if first and "@counter-style" not in sheet:
            return []
        return plain(sheet) if len(sheet) < _SHORT else _tokens(sheet, plain, cache)

    tinycss2.parse_stylesheet = parse
    try:
        yield
    finally:
        tinycss2.parse_stylesheet = plain


def _tokens(sheet: str, plain: Callable[[str], Any], cache: Path | None) -> Any:
    import tinycss2

    name = f"sheet_{digest(sheet.encode(), tinycss2.VERSION.encode())}.pickle"
    try:
        return pickle.loads(kept(name, lambda: pickle.dumps(plain(sheet), 5), cache).read_bytes())
    except (OSError, ValueError, EOFError, AttributeError, pickle.PickleError):
        return plain(sheet)


def hyphens(language: str, cache: Path | None = None) -> None:
    """Give pyphen its patterns for a language from the cache; without one it reads them itself when it needs them."""
    import pyphen

    found = pyphen.language_fallback(language) if language else None
    path = pyphen.LANGUAGES.get(found)
    if path is None or path in pyphen.hdcache:
        return
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        name = f"hyphens_{found}_{digest(path.read_bytes())}.marshal"
        # Languages with spelling changes at hyphens hold more than numbers: marshal refuses them (ValueError).
        patterns = marshal.loads(kept(name, lambda: marshal.dumps(pyphen.HyphDict(path).patterns), cache).read_bytes())
        pyphen.hdcache[path] = _dictionary(pyphen.HyphDict, patterns)


def _dictionary(kind: Any, patterns: dict[str, Any]) -> Any:
    made = kind.__new__(kind)
    made.patterns, made.cache = patterns, {}
    made.maxlen = max(map(len, patterns))
    return made
