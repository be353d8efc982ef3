"""`import weasyprint` in half its time: what it computes anew at every start is kept, what it may need is put off.

Two thirds of the 0.5 s go to work whose result never changes: cffi parses the C declarations of Pango, HarfBuzz and
Fontconfig (0.25 s), and fontTools is loaded (0.1 s) for machines that lack harfbuzz-subset. So

* the declarations are compiled once into a module of the user's own cache (`keeping`), keyed by WeasyPrint's version
  and the SHA-256 of its `text/ffi.py`: another version, or a patched one, never meets declarations not its own;
* fontTools is stood in for by names that import it at their first use;
* sheets and hyphenation patterns are kept in the form they are read into (`warming`), and the two sheets that nothing
  here asks for (forms, presentational hints) are parsed when something does.

Whatever fails on the way (no cache, a cache that others could write, a new shape of the file) leaves the plain import.
"""

from __future__ import annotations

import ast
import contextlib
import importlib.util
import io
import re
import sys
from collections.abc import Iterator
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

from briefexport.exporters.pdf.keeping import digest, kept
from briefexport.exporters.pdf.warming import sheets_kept

_FFI = "weasyprint.text.ffi"
_FONT_TOOLS = ("fontTools", "fontTools.subset", "fontTools.ttLib", "fontTools.varLib", "fontTools.varLib.instancer")


def weasyprint(cache: Path | None = None) -> ModuleType:
    """The weasyprint package, imported fast where that is possible. `cache` is the folder to use (default: the user's).

    Raises what `import weasyprint` raises: OSError where a system library is missing.
    """
    if "weasyprint" not in sys.modules:
        with _declared(cache), _font_tools_put_off(), sheets_kept(cache, first=True):
            importlib.import_module("weasyprint")
        _put_off_sheets(sys.modules["weasyprint.html"])
    return sys.modules["weasyprint"]


def _put_off_sheets(html: Any) -> None:
    """Only what asks for forms or presentational hints pays for their sheets."""
    for name, text in (("UA_FORM_STYLESHEET", html.UA_FORM), ("PH_STYLESHEET", html.PH)):
        setattr(html, name, _LaterSheet(text))


class _LaterSheet:
    """A sheet of WeasyPrint's, parsed at the first look into it."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __getattr__(self, name: str) -> Any:
        import weasyprint as package

        self.__dict__.update(package.CSS(string=self._text).__dict__)
        return self.__dict__[name]


# The declarations ---------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def _declared(cache: Path | None) -> Iterator[None]:
    """While this lasts, `weasyprint.text.ffi` is imported with its declarations compiled, if that can be done."""
    finder = None
    with contextlib.suppress(OSError, ValueError, SyntaxError, ImportError):
        source = ffi_source()
        finder = _Finder(source, compiled(source, cache))
        sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        if finder:
            sys.meta_path.remove(finder)


def ffi_source() -> Path:
    """WeasyPrint's `text/ffi.py`, found without importing it. Raises ValueError where it is not a plain file."""
    spec = importlib.util.find_spec("weasyprint")
    if spec is None or not spec.origin:
        raise ValueError("weasyprint is not installed as files")
    return Path(spec.origin).with_name("text") / "ffi.py"


def compiled(source: Path, cache: Path | None = None) -> Path:
    """The cached module for this `text/ffi.py`, made now if it is not there.

    Raises OSError (cannot be kept, or others may write there), ValueError (declarations not found).
    """
    text = source.read_bytes()
    name = f"ffi_{_version(source).replace('.', '_')}_{digest(text)}"
    return kept(f"{name}.py", lambda: compile_declarations(declarations(text.decode()), name).encode(), cache)


def _version(source: Path) -> str:
    """WeasyPrint's version as its `__init__.py` states it (the installed metadata takes 20 ms to look up)."""
    found = re.search(r"^VERSION = __version__ = '([0-9.]+)'", (source.parents[1] / "__init__.py").read_text(), re.M)
    return found[1] if found else "unknown"


def declarations(source: str) -> str:
    """The C declarations in the source of `text/ffi.py`: the one literal given to `ffi.cdef`."""
    return str(_cdef(ast.parse(source)).args[0].value)  # type: ignore[attr-defined]


def compile_declarations(text: str, name: str) -> str:
    """Python source of a module whose `ffi` knows the C declarations `text` (cffi's out-of-line ABI mode)."""
    import cffi
    from cffi.recompiler import make_py_source

    builder = cffi.FFI()
    builder.cdef(text)
    builder.set_source(name, None)
    made = io.StringIO()
    make_py_source(builder, name, made)
    return made.getvalue()


def _cdef(tree: ast.Module) -> ast.Call:
    found = [node.value for node in tree.body if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)]
    calls = [call for call in found if ast.unparse(call.func) == "ffi.cdef"]
    if len(calls) != 1 or not isinstance(calls[0].args[0], ast.Constant):
        raise ValueError("text/ffi.py has another shape than the one this module knows")
    return calls[0]


class _Finder(MetaPathFinder):
    """Serves WeasyPrint's own `text/ffi.py` with a `cffi` whose declarations are already known."""

    def __init__(self, source: Path, module: Path) -> None:
        self._source, self._module = source, module

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if fullname != _FFI:
            return None
        loader = _Loader(fullname, str(self._source), self._module)
        return importlib.util.spec_from_file_location(fullname, self._source, loader=loader)


class _Loader(SourceFileLoader):
    def __init__(self, fullname: str, path: str, compiled_module: Path) -> None:
        super().__init__(fullname, path)
        self._compiled = compiled_module

    def exec_module(self, module: ModuleType) -> None:
        with _standing_in("cffi", _declared_cffi(self._compiled)):
            super().exec_module(module)


def _declared_cffi(path: Path) -> ModuleType:
    """A stand-in for cffi: its FFI() is the compiled one, and declaring what it knows already does nothing."""
    import _cffi_backend

    class Declared(_cffi_backend.FFI):  # type: ignore[misc]
        def cdef(self, *_: object, **__: object) -> None: ...

    backend = ModuleType("_cffi_backend")
    backend.FFI = Declared  # type: ignore[attr-defined]
    made = ModuleType(path.stem)
    loader = SourceFileLoader(path.stem, str(path))
    with _standing_in("_cffi_backend", backend):
        loader.exec_module(made)
    stand_in = ModuleType("cffi")
    stand_in.FFI = lambda: made.ffi  # type: ignore[attr-defined]
    return stand_in


@contextlib.contextmanager
def _standing_in(name: str, module: ModuleType) -> Iterator[None]:
    before = sys.modules.get(name)
    sys.modules[name] = module
    try:
        yield
    finally:
        if before is None:
            del sys.modules[name]
        else:
            sys.modules[name] = before


# fontTools ----------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def _font_tools_put_off() -> Iterator[None]:
    """While this lasts, `from fontTools… import NAME` gives a name that imports the real one at its first use."""
    if any(name in sys.modules for name in _FONT_TOOLS):
        yield
        return
    stand_ins = {name: _PutOff(name) for name in _FONT_TOOLS}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


class _PutOff(ModuleType):
    """A module of fontTools that is not loaded yet."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__ = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        # An except clause needs a class; the wide one only makes WeasyPrint log a font it would have raised for.
        return Exception if name == "TTLibError" else _Later(self.__name__, name)


class _Later:
    """A function, class or sub-module of fontTools, imported when it is called or looked into."""

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name

    def _real(self) -> Any:
        module = importlib.import_module(self._module)
        with contextlib.suppress(ModuleNotFoundError):
            return getattr(module, self._name, None) or importlib.import_module(f"{self._module}.{self._name}")
        raise AttributeError(f"{self._module}.{self._name}")

    def __call__(self, *args: Any, **keywords: Any) -> Any:
        return self._real()(*args, **keywords)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real(), name)
