"""Kept patterns: compiled once, the same as the plain compiler's, never in the way."""

from __future__ import annotations

import importlib
import marshal
import os
import re
import subprocess
import sys
import types
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefexport.cli.patterns import kept

compiler: Any = importlib.import_module("re._compiler")

WRITTEN = [
    r"\b(?P<day>\d{1,2})\s+(?P<month>[A-Z]\w+)\b",
    r"^(?:subscribe|sign up|©)(?!\w)",
    r"(?i)straße|[\u0590-\u05ff]+|(?<=\.)\s*(?=[A-Z])",
    r"(a)(b)?(?P<last>c)|(?P=last)\2*",
    r"[^\W\d_]+(?:['’-][^\W\d_]+)*",
    r"(?x) \d+  # amounts",
    r"(?s:.)*?x{2,5}+(?>ab|a)c",
    r"[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?",
    r"",
    *(
        rf"{word}\s+of\s+(?P<what>\w{{2,}})"
        for word in ("one", "two", "three", "four", "five", "six", "seven", "eight")
    ),
]
TEXT = "On 3 March 2024 the Straße abab aac xxxxx שלום 🎉 O’Neill’s © sign up"


def compiled(*, by: Callable[[str, int], re.Pattern[str]] = re.compile, flags: int = 0) -> list[re.Pattern[str]]:
    re.purge()
    return [by(pattern, flags) for pattern in WRITTEN]


def told(pattern: re.Pattern[str]) -> object:
    """All that can be asked of a pattern, and what it finds."""
    found = [(match.span(), match.groups(), match.groupdict()) for match in pattern.finditer(TEXT)]
    return pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex), found


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The patterns whose code was made anew."""
    made: list[str] = []
    plain = compiler._code

    def code(tree: Any, flags: int) -> Any:
        made.append(tree.state.str)
        return plain(tree, flags)

    monkeypatch.setattr(compiler, "_code", code)
    return made


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.MULTILINE | re.ASCII])
def test_a_kept_pattern_is_the_pattern(tmp_path: Path, counted: list[str], flags: int) -> None:
    plain = [told(pattern) for pattern in compiled(flags=flags)]
    with kept(tmp_path):
        assert [told(pattern) for pattern in compiled(flags=flags)] == plain
    del counted[:]
    with kept(tmp_path):
        assert [told(pattern) for pattern in compiled(flags=flags)] == plain
    assert counted == []


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), min_size=17, max_size=20, unique=True))
def test_any_words_are_found_as_before(tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
    folder = tmp_path_factory.mktemp("kept")
    for _ in range(2):
        re.purge()
        with kept(folder):
            for word in words:
                match = re.compile(f"(?P<it>{re.escape(word)})", re.IGNORECASE).fullmatch(word)
                assert match
                assert match["it"] == word


def test_the_compiler_is_its_own_again(tmp_path: Path) -> None:
    plain = compiler.compile
    with pytest.raises(ZeroDivisionError), kept(tmp_path):
        assert compiler.compile != plain
        raise ZeroDivisionError
    assert compiler.compile == plain


def test_a_wrong_pattern_is_still_an_error(tmp_path: Path) -> None:
    with kept(tmp_path), pytest.raises(re.error, match="unterminated"):
        re.compile("(unclosed")
    with kept(tmp_path):
        assert re.compile("\\d+").search("a 7")


def test_patterns_of_bytes_are_kept_too_and_are_others(tmp_path: Path, counted: list[str]) -> None:
    for _ in range(2):
        del counted[:]
        with kept(tmp_path):
            compiled()
            found = re.compile(rb"(?P<all>[a-z\xe9]+)").findall("caf\xe9, \xe9".encode("latin-1"))
            assert re.compile(r"(?P<all>[a-z\xe9]+)").findall("caf\xe9, \xe9") == ["caf\xe9", "\xe9"]
        assert found == [b"caf\xe9", b"\xe9"]
    assert counted == []


@pytest.mark.parametrize("damage", ["torn", "empty", "no code", "writable by others"])
def test_what_is_amiss_leaves_the_plain_compiler(tmp_path: Path, counted: list[str], damage: str) -> None:
    with kept(tmp_path):
        compiled()
    (file,) = tmp_path.iterdir()
    if damage == "torn":
        file.write_bytes(file.read_bytes()[:-1])
    elif damage == "empty":
        file.write_bytes(b"")
    elif damage == "no code":
        _spoil(file)
    else:
        file.chmod(0o666)
    del counted[:]
    with kept(tmp_path):
        compiled()
    assert len(counted) == len(WRITTEN)


def _spoil(file: Path) -> None:
    """Whole by its sum, but of codes that the engine refuses."""
    data = marshal.dumps((sys.version, {(pattern, 0): (32, b"\xff" * 8, 3, {}) for pattern in WRITTEN}))
    file.write_bytes(zlib.crc32(data).to_bytes(4, "big") + data)


def test_a_generous_umask_does_not_spoil_it(tmp_path: Path, counted: list[str]) -> None:
    before = os.umask(0)
    try:
        with kept(tmp_path):
            compiled()
    finally:
        os.umask(before)
    del counted[:]
    with kept(tmp_path):
        compiled()
    assert counted == []


def test_another_python_makes_its_own(tmp_path: Path, counted: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with kept(tmp_path):
        compiled()
    monkeypatch.setattr("sys.version", "3.11.99 (another build)")
    del counted[:]
    with kept(tmp_path):
        compiled()
    assert len(counted) == len(WRITTEN)


@pytest.mark.parametrize("name", ["_code", "_parser", "_sre"])
def test_a_compiler_of_another_shape_is_left_alone(tmp_path: Path, name: str) -> None:
    plain = compiler.compile
    try:
        with kept(tmp_path), pytest.MonkeyPatch.context() as patch:
            patch.setattr(compiler, "compile", _of_another_shape(compiler.compile, name))
            assert [told(pattern) for pattern in compiled()]
    finally:
        assert compiler.compile == plain


def _of_another_shape(shelf: Callable[..., re.Pattern[str]], name: str) -> Callable[..., re.Pattern[str]]:
    """Our compiler, where the one it looks into lacks a part; the plain one needs it and has it."""

    def compile(pattern: str, flags: int = 0) -> re.Pattern[str]:
        with pytest.MonkeyPatch.context() as patch:
            shape = types.SimpleNamespace(**{part: getattr(compiler, part) for part in ("_code", "_parser", "_sre")})
            delattr(shape, name)
            patch.setattr(shelf.__self__, "compiler", shape)  # type: ignore[attr-defined]
            return shelf(pattern, flags)

    return compile


def test_a_few_new_ones_are_not_worth_writing(tmp_path: Path) -> None:
    re.purge()
    with kept(tmp_path):
        re.compile("one|two")
    assert list(tmp_path.iterdir()) == []


def test_the_file_does_not_grow_for_ever(tmp_path: Path) -> None:
    sizes = []
    for turn in range(20):
        re.purge()
        with kept(tmp_path):
            for number in range(100):
                re.compile(f"turn {turn}, pattern {number}")
        sizes.append(sum(file.stat().st_size for file in tmp_path.iterdir()))
    assert max(sizes) < 10 * sizes[0]


def test_no_folder_and_no_room_are_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for folder in (None, tmp_path / "file"):
        with kept(folder):
            assert compiled()


def test_the_second_run_of_a_command_compiles_next_to_nothing(tmp_path: Path) -> None:
    """What a regular expression costs is paid once for a machine, not once for a run."""
    counting = (
        "import re._compiler as c, sys\nplain, made = c._code, []\n"
        "c._code = lambda tree, flags: (made.append(tree), plain(tree, flags))[1]\n"
        "sys.argv[1:] = ['audio', 'brief.txt', '-q', '--format', 'script', '-o', 'out/']\n"
        "from briefexport.cli import main\n"
        "try: main()\nexcept SystemExit as end: print(end.code, len(made))"
    )
    (tmp_path / "brief.txt").write_text("A headline\n\nOn 3 March 2024 the bank paid $2.5 million, or 7%.\n")
    environment = {**os.environ, "BRIEFEXPORT_CACHE": str(tmp_path / "cache")}
    made = []
    for _ in range(2):
        run = subprocess.run(
            (sys.executable, "-c", counting), cwd=tmp_path, env=environment, check=True, capture_output=True, text=True
        )
        code, number = map(int, run.stdout.split())
        assert code == 0
        made.append(number)
    assert made[0] > 50
    assert made[1] < 10


@pytest.mark.parametrize("asked", [("--help",), ("-h",), ("audio", "--help"), ("--version",)])
def test_help_leaves_no_trace(tmp_path: Path, asked: tuple[str, ...]) -> None:
    environment = {**os.environ, "BRIEFEXPORT_CACHE": str(tmp_path / "cache")}
    command = (sys.executable, "-m", "briefexport", *asked)
    run = subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert run.stdout
    assert list(tmp_path.iterdir()) == []
