"""The lexicon: what it says, what it refuses (with file and line), and PLS 1.0 in and out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefexport.errors import FileError, UsageError
from briefexport.narration.language import normalise
from briefexport.narration.lexicon import Entry, Lexicon, checking, load, pls, toml_form
from briefexport.narration.lexicon.loading import starter


def written(tmp_path: Path, text: str, name: str = "lexicon.toml") -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def said(lexicon: Lexicon, text: str, language: str = "en") -> str:
    return normalise(text, language, lexicon).words


def test_the_starter_lexicon_knows_the_seed_and_keeps_its_own_rules() -> None:
    starter = load(None)
    known = {entry.written for entry in starter.entries}
    assert {"ATACMS", "HIMARS", "Zelensky", "Kursk", "U.S."} <= known
    assert all(entry.source for entry in starter.entries)
    placed = [checking.Placed(entry, "starter.toml") for entry in starter.entries]
    checking.refuse_doubles(placed)
    checking.refuse_cycles(placed, starter)
    for item in placed:
        checking.refuse_bad_ipa(item)


def test_the_starter_lexicon_is_the_same_from_the_cache(tmp_path: Path) -> None:
    plain = load(None)
    assert starter.__wrapped__(tmp_path) == plain
    (kept,) = (tmp_path / "lexicon").iterdir()
    assert starter.__wrapped__(tmp_path) == plain
    kept.write_bytes(kept.read_bytes()[:-1])
    assert starter.__wrapped__(tmp_path) == plain


def test_the_workspace_stands_before_the_starter(tmp_path: Path) -> None:
    lexicon = load(written(tmp_path, '[respelling]\n"HIMARS" = "rocket trucks"\n'))
    assert said(lexicon, "HIMARS and ATACMS") == "rocket trucks and attack ems"


@pytest.mark.parametrize(
    ("entry", "text", "spoken"),
    [
        ('written = "Kursk"\nrespelling = "koorsk"', "Kursk, Kursk’s and Kurskaya", "koorsk, koorsk’s and Kurskaya"),
        ('written = "Kursk"\nrespelling = "koorsk"\nscope = "prefix"', "Kurskaya", "koorskaya"),
        ('written = "MoD"\nrespelling = "M O D"', "MoD mod MOD", "M O D mod M O D"),
        ('written = "de facto"\nrespelling = "day facto"\ncase = "any"', "De facto it is", "day facto it is"),
        ('written = "TBD"\nexpansion = "to be decided"', "It is TBD.", "It is to be decided."),
        ('written = "MH17"\nipa = "flaɪt"', "MH17", "M H seventeen"),
        ('written = "lieutenant"\nrespelling = "leftenant"\nlanguage = "en-GB"', "lieutenant", "lieutenant"),
        ('written = "N95"\nexpansion = "NATO 95"', "N95", "Nato ninety-five"),
    ],
)
def test_scope_case_language_and_chains(tmp_path: Path, entry: str, text: str, spoken: str) -> None:
    assert said(load(written(tmp_path, f"[[entry]]\n{entry}\n")), text) == spoken


def test_ipa_leaves_the_word_and_marks_it_for_engines(tmp_path: Path) -> None:
    lexicon = load(written(tmp_path, '[ipa]\n"Oblast" = "ˈɔːblæst"\n'))
    spoken = normalise("The Oblast’s head", "en", lexicon)
    assert spoken.words == "The Oblast’s head"
    assert spoken.phonemes == "The /ˈɔːblæst/’s head"
    assert [(c.from_, c.to) for c in spoken.substitutions] == [("Oblast", "/ˈɔːblæst/")]


def test_an_expansion_beside_a_respelling_is_said_at_the_first_use_only(tmp_path: Path) -> None:
    entry = '[[entry]]\nwritten = "XQJ"\nrespelling = "zeck"\nexpansion = "Extra Quiet Jet"\n'
    lexicon = load(written(tmp_path, entry))
    introduced: set[str] = set()
    assert normalise("XQJ and XQJ", "en", lexicon, introduced).words == "Extra Quiet Jet and zeck"
    assert normalise("XQJ", "en", lexicon, introduced).words == "zeck"
    assert said(lexicon, "XQJ") == "zeck"


WRONG = {
    "two tables": ('[respelling]\n"Foo" = "a"\n\n[expansion]\n"Foo" = "b"\n', "lexicon-duplicate", 5),
    "one table": ('[respelling]\n"Foo" = "a"\n"Foo" = "b"\n', "lexicon-duplicate", 3),
    "full entries": (
        '[[entry]]\nwritten = "Foo"\nrespelling = "a"\n[[entry]]\nwritten = "Foo"\nipa = "a"\n',
        "lexicon-duplicate",
        4,
    ),
    "apostrophe for stress": ('[ipa]\n"Foo" = "\'fuː"\n', "lexicon-ipa", 2),
    "a digit": ('[ipa]\n"Bar" = "b"\n"Foo" = "f3ː"\n', "lexicon-ipa", 3),
    "circle of two": ('[expansion]\n"Foo" = "the Bar"\n"Bar" = "a Foo"\n', "lexicon-cycle", 2),
    "names itself": ('[expansion]\n"EUX" = "EUX (European Union)"\n', "lexicon-cycle", 2),
    "says nothing": ('[[entry]]\nwritten = "Foo"\n', "lexicon-invalid", 1),
    "unknown field": ('\n[[entry]]\nwritten = "Foo"\nrespeling = "a"\n', "lexicon-invalid", 2),
    "unknown table": ('[words]\n"Foo" = "a"\n', "lexicon-invalid", 1),
    "not TOML": ('[respelling]\n"Foo" = \n', "lexicon-invalid", 2),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_with_file_and_line(tmp_path: Path, name: str) -> None:
    text, code, line = WRONG[name]
    path = written(tmp_path, text)
    with pytest.raises(UsageError) as caught:
        load(path)
    error = caught.value
    assert (error.code, error.line, error.file) == (code, line, str(path))
    assert error.hint


def test_a_lexicon_that_is_not_there_or_not_utf_8(tmp_path: Path) -> None:
    with pytest.raises(FileError) as missing:
        load(tmp_path / "none.toml")
    assert missing.value.code == "lexicon-unreadable"
    (tmp_path / "latin.toml").write_bytes('[respelling]\n"Orbán" = "or bahn"\n'.encode("latin-1"))
    with pytest.raises(UsageError) as mojibake:
        load(tmp_path / "latin.toml")
    assert (mojibake.value.code, mojibake.value.line) == ("lexicon-invalid", 2)


PLS = """<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-US">
  <lexeme><grapheme>Newton</grapheme><grapheme>Neuton</grapheme><phoneme>ˈnuːtən</phoneme></lexeme>
  <lexeme><grapheme>W3C</grapheme><alias>World Wide Web Consortium</alias></lexeme>
  <lexeme><grapheme>Foo</grapheme><phoneme>{ipa}</phoneme></lexeme>
</lexicon>
"""


def test_pls_is_read(tmp_path: Path) -> None:
    lexicon = load(written(tmp_path, PLS.format(ipa="fuː"), "words.pls"))
    assert said(lexicon, "The W3C and Neuton", "en-US") == "The World Wide Web Consortium and Neuton"
    assert normalise("Newton", "en-US", lexicon).phonemes == "/ˈnuːtən/"
    assert normalise("Newton", "en-GB", lexicon).phonemes == ""


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (PLS.format(ipa="f:u"), "lexicon-ipa", 5),
        (PLS.replace("W3C", "Newton").format(ipa="fuː"), "lexicon-duplicate", 4),
        (PLS.replace("<alias>World Wide Web Consortium</alias>", "").format(ipa="fuː"), "lexicon-invalid", 4),
        (PLS[:-12], "lexicon-invalid", 5),
        ("<html/>", "lexicon-invalid", 1),
    ],
)
def test_pls_that_is_wrong_is_refused_with_its_line(tmp_path: Path, text: str, code: str, line: int) -> None:
    with pytest.raises(UsageError) as caught:
        load(written(tmp_path, text, "words.pls"))
    assert (caught.value.code, caught.value.line) == (code, line)


def test_pls_opens_nothing_it_names(tmp_path: Path) -> None:
    secret = written(tmp_path, "secret", "secret.txt")
    hostile = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]>' + PLS.split("?>\n")[1].replace("World", "&s;")
    lexicon = load(written(tmp_path, hostile.format(ipa="fuː"), "words.pls"))
    assert "secret" not in said(lexicon, "W3C", "en-US")


entries = st.builds(
    Entry,
    written=st.from_regex(r"[A-Za-zÀ-ÿ][\w .&'-]{0,8}[A-Za-z]", fullmatch=True),
    respelling=st.from_regex(r"([a-z]{1,6}( [a-z]{1,6})?)?", fullmatch=True),
    ipa=st.text("æəɪʊbdfˈː", min_size=1, max_size=6),
    scope=st.sampled_from(["word", "prefix"]),
    case=st.sampled_from(["exact", "any"]),
)


@given(st.lists(entries, max_size=5).map(Lexicon.of))
def test_a_lexicon_survives_toml_and_pls(lexicon: Lexicon) -> None:
    from_toml = Lexicon.of(item.entry for item in toml_form.read(toml_form.write(lexicon), "x.toml"))
    from_pls = Lexicon.of(item.entry for item in pls.read(pls.write(lexicon), "x.pls"))
    assert from_toml.entries == lexicon.entries
    assert {squeezed(e) for e in from_pls.entries} == {squeezed(e) for e in lexicon.entries}


def squeezed(entry: Entry) -> tuple[str, ...]:
    """An entry as XML keeps it: white space of a written form squeezed."""
    return (" ".join(entry.written.split()), entry.respelling, entry.ipa, entry.scope, entry.case)
