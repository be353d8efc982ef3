"""The house's own rules that no linter knows."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src" / "briefexport").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

LONGEST_FILE = 300
# Tests hold their fixtures beside their rules.
LONGEST_TEST = 400
LONGEST_FUNCTION = 55
# Importing these costs tens of milliseconds each; they are imported in the function that needs them.
HEAVY = {"lxml", "numpy", "weasyprint", "ebooklib", "markdown_it", "mdit_py_plugins", "PIL", "pyttsx3", "av", "mutagen"}
HEAVY |= {
    "uharfbuzz",
    "resvg_py",
    "sentencex",
    "yaml",
    "espeakng_loader",
    "lameenc",
    "trafilatura",
    "mammoth",
    "fontTools",
}
# What is imported on the way to --help, and so may load nothing heavy, not even through a neighbour.
LIGHT_ROOMS = ("cli", "registry", "plugin", "model", "pipeline", "workspace", "build")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", [path for path in TESTS if "node_modules" not in path.parts], ids=name_of)
def test_a_test_file_holds_one_subject(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_TEST


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_function_fits_a_screen(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION]
    # A command's signature is its list of options, so cli's may be longer.
    assert long == [] or "cli" in path.parts


def test_functions_are_about_ten_lines() -> None:
    lengths = sorted(
        (node.end_lineno or 0) - node.lineno + 1
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    )
    assert lengths[len(lengths) // 2] <= 10


@pytest.mark.parametrize("path", [path for path in SOURCES if path.name != "guard.py"], ids=name_of)
def test_only_the_guard_catches_everything(path: Path) -> None:
    handlers = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ExceptHandler)]
    broad = [node for node in handlers if node.type is None or _is_broad(node.type)]
    # Cleaning up and raising again hides nothing.
    assert [node.lineno for node in broad if not _raises_again(node)] == []


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _is_broad(kind: ast.expr) -> bool:
    kinds = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return any(getattr(part, "id", "") in ("Exception", "BaseException") for part in kinds)


@pytest.mark.parametrize("path", [p for p in SOURCES if p.relative_to(ROOT).parts[2] in LIGHT_ROOMS], ids=name_of)
def test_heavy_libraries_stay_out_of_what_help_loads(path: Path) -> None:
    assert not HEAVY & set(_imported_at_the_top(path))


def _imported_at_the_top(path: Path) -> list[str]:
    names = []
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Import):
            names += [alias.name.split(".")[0] for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append((node.module or "").split(".")[0])
    return names


@pytest.mark.parametrize(
    "path", [p for p in SOURCES if "testing" not in p.parts and "scaffolds" not in p.parts], ids=name_of
)
def test_pytest_is_imported_by_the_contract_kit_alone(path: Path) -> None:
    tree = ast.walk(ast.parse(path.read_text("utf-8")))
    imported = [alias.name for node in tree if isinstance(node, ast.Import) for alias in node.names]
    assert "pytest" not in imported


@pytest.mark.parametrize("path", [p for p in SOURCES if "cli" not in p.parts], ids=name_of)
def test_only_the_command_line_exits(path: Path) -> None:
    # A forked child leaves with os._exit, which runs nothing of its parent's; that is not an exit of the program.
    calls = [
        ast.unparse(node.func) for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)
    ]
    assert not {"sys.exit", "exit", "quit", "print"} & set(calls) or path.name == "__main__.py"


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not text.strip() or ast.get_docstring(ast.parse(text))
