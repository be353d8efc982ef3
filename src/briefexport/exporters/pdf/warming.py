"""What WeasyPrint reads anew at every start, kept in the form it is read into: sheets, selectors, hyphenation patterns.

Tokenising its own sheet takes 20 ms, compiling the selectors 15, reading the English patterns 70; loading them ready
takes 8, 2 and 20.
"""

from __future__ import annotations

import contextlib
import marshal
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType
from typing import Any

from briefexport.exporters.pdf.keeping import digest, kept, trusted

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
    selectors = _Selectors(cache)

    def parse(sheet: Any, *args: Any, **keywords: Any) -> Any:
        if not isinstance(sheet, str) or args or keywords:
            return plain(sheet, *args, **keywords)
        if first and "@counter-style" not in sheet:
            return []
        if len(sheet) < _SHORT:
            return plain(sheet)
        selectors.of(sheet)
        return _tokens(sheet, plain, cache)

    tinycss2.parse_stylesheet = parse
    try:
        with selectors:
            yield
    finally:
        tinycss2.parse_stylesheet = plain


class _Selectors:
    """cssselect2 writes a lambda for every selector and compiles it; while this lasts, compiled ones are kept."""

    def __init__(self, cache: Path | None) -> None:
        self._cache, self._name = cache, ""
        self._known: dict[str, CodeType] = {}
        self._new = False

    def of(self, sheet: str) -> None:
        """The sheet whose selectors come next."""
        import cssselect2

        self._keep()
        self._name = f"selectors_{digest(sheet.encode(), cssselect2.VERSION.encode())}.marshal"
        with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
            self._known = marshal.loads(trusted(self._name, self._cache).read_bytes())

    def _eval(self, source: str, *names: Any) -> Any:
        code = self._known.get(source)
        if code is None:
            code = self._known[source] = compile(source, "<selector>", "eval")
            self._new = True
        return eval(code, *names)

    def _keep(self) -> None:
        if self._name and self._new:
            with contextlib.suppress(OSError):
                kept(self._name, lambda: marshal.dumps(self._known), self._cache)
        self._known, self._new = {}, False

    def __enter__(self) -> None:
        from cssselect2 import compiler

        compiler.eval = self._eval

    def __exit__(self, *_: object) -> None:
        from cssselect2 import compiler

        del compiler.eval
        self._keep()


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
