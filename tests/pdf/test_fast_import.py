"""The fast import: the same declarations, the same bytes, and the plain import wherever something is amiss."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefexport.exporters.pdf import fast_import, keeping

_MEASURE = """
import sys
from pathlib import Path
from briefexport.exporters.pdf.fast_import import weasyprint
package = weasyprint(Path(sys.argv[1]))
from weasyprint.text.ffi import ffi
print(type(ffi).__name__, "cffi" in sys.modules, "fontTools.subset" in sys.modules)
package.HTML(string="<html lang=en><title>x</title><p>Hello</p>").write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""


def imported(cache: Path, made: Path) -> list[str]:
    command = [sys.executable, "-c", _MEASURE, str(cache), str(made)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def test_the_second_start_declares_nothing_and_makes_the_same_file(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    imported(cache, tmp_path / "first.pdf")
    assert imported(cache, tmp_path / "second.pdf") == ["Declared", "False", "False"]
    plain = tmp_path / "plain.py"
    plain.write_text(_MEASURE.replace("weasyprint(Path(sys.argv[1]))", "__import__('weasyprint')"))
    subprocess.run([sys.executable, plain, "-", tmp_path / "plain.pdf"], capture_output=True, check=True)
    assert (tmp_path / "second.pdf").read_bytes() == (tmp_path / "plain.pdf").read_bytes()


def test_every_declaration_of_weasyprint_is_known(tmp_path: Path) -> None:
    """Each type, constant and structure that WeasyPrint's own parser reads is in the compiled module, of equal size."""
    import cffi

    text = fast_import.declarations(fast_import.ffi_source().read_text("utf-8"))
    parsed = cffi.FFI()
    parsed.cdef(text)
    module: dict[str, object] = {}
    exec(fast_import.compile_declarations(text, "made"), module)
    made = module["ffi"]
    assert made.list_types() == parsed.list_types()  # type: ignore[attr-defined]
    for name in parsed.list_types()[0]:
        kinds = parsed.typeof(name), made.typeof(name)  # type: ignore[attr-defined]
        assert kinds[0].kind == kinds[1].kind
        if kinds[0].kind in ("primitive", "enum"):
            assert parsed.sizeof(name) == made.sizeof(name)  # type: ignore[attr-defined]


def test_a_cache_that_cannot_be_written_leaves_the_plain_import(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert imported(blocked / "cache", tmp_path / "a.pdf")[0] == "FFI"


def test_a_cache_that_others_may_write_is_not_trusted(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o777)
    shared.chmod(0o777)
    assert imported(shared, tmp_path / "a.pdf")[0] == "FFI"
    assert list(shared.iterdir()) == []


def test_a_patched_weasyprint_gets_declarations_of_its_own(tmp_path: Path) -> None:
    source = fast_import.ffi_source()
    patched = tmp_path / "weasyprint" / "text" / "ffi.py"
    patched.parent.mkdir(parents=True)
    (patched.parents[1] / "__init__.py").write_text("VERSION = __version__ = '70.0'\n")
    patched.write_text(source.read_text("utf-8").replace("typedef int hb_bool_t;", "typedef long hb_bool_t;"))
    assert fast_import.compiled(patched, tmp_path / "c") != fast_import.compiled(source, tmp_path / "c")


def test_another_shape_of_the_file_is_refused() -> None:
    with pytest.raises(ValueError, match="another shape"):
        fast_import.declarations("import cffi\nffi = cffi.FFI()\n")


def test_what_is_kept_is_whole_or_not_there(tmp_path: Path) -> None:
    def fail() -> bytes:
        raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        keeping.kept("a", fail, tmp_path / "c")
    assert list((tmp_path / "c").iterdir()) == []
    assert keeping.kept("a", lambda: b"whole", tmp_path / "c").read_bytes() == b"whole"
