"""Command lines read without typer: whatever is read so, typer reads in the same way."""

from __future__ import annotations

import enum
import itertools
import shlex
from typing import Any

import msgspec
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from briefexport.cli import plain
from briefexport.cli.commands import FIXED, OURS, exporting, fixed
from briefexport.cli.options import Command, Parameter, choices, needed
from briefexport.cli.signing import typer_command


def command(name: str) -> Command:
    found = fixed(name) if name in FIXED else exporting(name)
    assert found
    return found


def by_typer(arguments: list[str], of: Command) -> dict[str, Any]:
    """What typer calls the command with, its own ways of saying `nothing` and `this word` put aside."""
    heard: dict[str, Any] = {}
    listening = msgspec.structs.replace(of, call=lambda **given: heard.update(given))
    typer_command(listening).main(list(arguments), prog_name=of.name, standalone_mode=False)
    return {name: _bare(value) for name, value in heard.items()}


def _bare(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_bare(item) for item in value] or None
    return value.value if isinstance(value, enum.Enum) else value


VALUES = ("3", "0.5", "en", "a=b", "", "-", "ü", "1" * 12)
ODD = ("--nothing", "-x", "--", "-1", "-qv", "brief.txt", "out/", "-", "", "ü")


def lines_of(of: Command) -> st.SearchStrategy[list[str]]:
    """Lines of the command's options, most with a value that suits them, some not, and of words that are no options."""
    odd = st.sampled_from(ODD).map(lambda word: [word])
    told = st.sampled_from(of.parameters).flatmap(said)
    return st.lists(st.one_of(told, told, told, odd), max_size=6).map(lambda parts: list(itertools.chain(*parts)))


def said(parameter: Parameter) -> st.SearchStrategy[list[str]]:
    names = [part for name in getattr(parameter.declared, "names", ()) for part in name.split("/")]
    if not names:
        return st.sampled_from([*(choices(needed(parameter.type)) or ("brief.txt", "-")), "x"]).map(lambda word: [word])
    if needed(parameter.type) is bool:
        return st.sampled_from(names).map(lambda name: [name])
    values = st.sampled_from(choices(needed(parameter.type)) or VALUES) | st.sampled_from(VALUES)
    return st.tuples(st.sampled_from(names), values, st.booleans()).map(
        lambda drawn: ["=".join(drawn[:2])] if drawn[2] else list(drawn[:2])
    )


@pytest.mark.parametrize("name", [*OURS, *FIXED])
@given(data=st.data())
def test_what_is_read_plainly_is_read_as_typer_does(name: str, data: st.DataObject) -> None:
    of = command(name)
    arguments = data.draw(lines_of(of))
    found = plain.read(arguments, of)
    event("plain" if found is not None else "left to typer")
    if found is not None:
        usual = {p.name: _bare(p.default) for p in of.parameters}
        assert usual | {key: _bare(value) for key, value in found.items()} == by_typer(arguments, of)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("brief.txt", {"sources": ["brief.txt"]}),
        ("a.txt b.txt -o out/ -q", {"sources": ["a.txt", "b.txt"], "output": "out/", "quiet": True}),
        ("- -o -", {"sources": ["-"], "output": "-"}),
        ("--format vtt a.txt --format=srt", {"sources": ["a.txt"], "format": ["vtt", "srt"]}),
        ("a.txt --no-smart --headings none", {"sources": ["a.txt"], "smart": False, "headings": "none"}),
        ("a.txt --rate 150 --engine espeak", {"sources": ["a.txt"], "rate": 150, "engine": "espeak"}),
        ("a.txt --list-voices", {"sources": ["a.txt"], "list_voices": True}),
    ],
)
def test_lines_as_people_write_them_are_plain(line: str, found: dict[str, Any]) -> None:
    assert plain.read(shlex.split(line), command("audio")) == found


@pytest.mark.parametrize(
    "line",
    [
        "--help",
        "a.txt -h",
        "a.txt -qv",
        "a.txt -ofile",
        "a.txt --outptu x",
        "a.txt -o",
        "a.txt -o -q",
        "a.txt --quiet=1",
        "a.txt -o one -o two",
        "a.txt --headings sometimes",
        "a.txt --rate fast",
        "-- -a.txt",
    ],
)
def test_what_is_not_plain_is_left_to_typer(line: str) -> None:
    assert plain.read(shlex.split(line), command("audio")) is None
