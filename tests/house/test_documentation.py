"""Every command, option, key and diagnostic code is documented, and what is documented is there."""

from __future__ import annotations

import ast
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from briefexport.explanations import all_explanations

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src" / "briefexport").rglob("*.py"))
PAGES = ("cli.md", "configuration.md", "diagnostics.md")


def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference", ROOT / "scripts" / "reference.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def generated() -> dict[str, str]:
    pages: dict[str, str] = reference().pages()
    return pages


@pytest.mark.parametrize("page", PAGES)
def test_the_generated_page_is_fresh(page: str, generated: dict[str, str]) -> None:
    assert (ROOT / "docs" / page).read_text("utf-8") == generated[page], "run `make docs`"


def codes_of(path: Path) -> Iterator[str]:
    """The diagnostic codes a file raises or reports: `code="…"`, and the first argument of warning() and notice()."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            given = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
            given += node.args[:1] if name in ("warning", "notice") else []
            yield from (value.value for value in given if isinstance(value, ast.Constant) and _is_code(value.value))
        elif isinstance(node, ast.AnnAssign | ast.Assign):
            targets = [node.target] if isinstance(node, ast.AnnAssign) else node.targets
            if any(getattr(target, "id", "") == "default_code" for target in targets):
                assert isinstance(node.value, ast.Constant)
                yield node.value.value


def _is_code(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", value) is not None


@pytest.fixture(scope="module")
def codes() -> dict[str, Path]:
    # What a scaffold contains is its user's code, not ours.
    ours = [path for path in SOURCES if "scaffolds" not in path.parts]
    return {code: path.relative_to(ROOT) for path in ours for code in codes_of(path)}


def test_every_code_is_explained(codes: dict[str, Path]) -> None:
    missing = {code: str(path) for code, path in codes.items() if code not in all_explanations()}
    assert missing == {}, "add an entry to src/briefexport/explanations/"


def test_every_explanation_is_of_a_code_that_somebody_raises(codes: dict[str, Path]) -> None:
    text = "".join(path.read_text("utf-8") for path in SOURCES)
    unused = [code for code in all_explanations() if code not in codes and f'"{code}"' not in text]
    assert unused == []


def test_every_explanation_says_what_it_means_and_what_to_do() -> None:
    for code, told in all_explanations().items():
        assert told.meaning.endswith((".", "?", ")", "`")), code
        assert told.next_.endswith((".", "?", ")", "`")), code


def links(page: Path) -> Iterator[str]:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if ":" not in target:
            yield target


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))])
def test_every_link_leads_somewhere(page: Path) -> None:
    assert [target for target in links(page) if not (page.parent / target).exists()] == []


def test_the_readme_begins_with_what_it_is_the_two_commands_and_a_picture() -> None:
    first_screen = (ROOT / "README.md").read_text("utf-8").splitlines()[:20]
    text = "\n".join(first_screen)
    assert "$ make editions" in text
    assert "$ make test" in text
    assert re.search(r"!\[[^]]{10,}\]\(docs/pictures/", text)


def test_the_makefile_has_every_command_that_the_pages_name() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "docs" / "architecture.md"]
    named = set(
        re.findall(
            r"`?make ([a-z]+)",
            "\n".join(re.sub(r"(?m)^(?![$`]).*?(?=`make|$)", "", p.read_text("utf-8")) for p in pages),
        )
    )
    targets = set(re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text("utf-8")))
    assert {"editions", "test", "check", "docs"} <= named <= targets


def test_no_committed_text_names_a_download_address() -> None:
    import subprocess

    pattern = r"https?://[^ ]+\.(whl|tar\.gz|tgz)|index-url|\"resolved\": *\"|registry *= *[\"']?http"
    found = subprocess.run(
        ["git", "grep", "-nIE", pattern, "--", ".", ":!tests/house/test_documentation.py"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert found.returncode in (0, 1), found.stderr
    assert found.stdout == ""
