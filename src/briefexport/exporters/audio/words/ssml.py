"""SSML 1.1 (W3C Recommendation of 7 September 2010): the printed words, and beside them how they are said.

    <s><mark name="b-vajpboxor7.s1"/>… by <say-as interpret-as="characters">US</say-as>-supplied long-range missiles,
    known as <sub alias="attack ems">ATACMS</sub> …</s><break time="250ms"/>

Nothing of an article becomes an element: its words are escaped, and no `audio` or `lexicon` is ever written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from briefexport.model import Edition
from briefexport.plugin import Substitution, Utterance, Utterances

NAMESPACE = "http://www.w3.org/2001/10/synthesis"
# Characters that XML 1.0 has no place for.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LETTERS = re.compile(r"(?:[A-Z] )+[A-Z]\.?\Z")
_SPACE = re.compile(r"\s+")
# How many places of a written form are tried before the sentence is given as it is spoken.
_TRIES = 40


def ssml(edition: Edition, utterances: Utterances) -> bytes:
    """One document: a paragraph for each block, a marked sentence for each spoken utterance, breaks for its pauses."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<speak version="1.1" xmlns="{NAMESPACE}" xml:lang={quoteattr(edition.language)}>',
        f'<meta name="title" content={_attribute(edition.title)}/>',
    ]
    spoken = (item for item in utterances.utterances if not item.skipped)
    for _, block in groupby(spoken, key=lambda item: item.block):
        lines += ["<p>", *(_sentence(item, edition.language) for item in block), "</p>"]
    return ("\n".join([*lines, "</speak>"]) + "\n").encode()


def _sentence(item: Utterance, language: str) -> str:
    own = f" xml:lang={quoteattr(item.language)}" if item.language != language else ""
    pause = f'<break time="{item.pause_ms}ms"/>' if item.pause_ms else ""
    content = _paired(item) or _as_spoken(item)
    return f"<s{own}><mark name={_attribute(item.id)}/>{content}</s>{pause}"


def _text(words: str) -> str:
    return escape(_ILLEGAL.sub(" ", words))


def _attribute(words: str) -> str:
    return quoteattr(_ILLEGAL.sub(" ", words))


def _bare(words: str) -> str:
    return _SPACE.sub("", words)


def _paired(item: Utterance) -> str:
    """The printed words with their substitutions marked; empty where the two do not run side by side."""
    spoken, at, said = _bare(item.spoken), 0, 0
    pronounced = iter(_pronunciations(item))
    out: list[str] = []
    for change in item.substitutions:
        to = _bare(change.from_ if _is_pronunciation(change) else change.to)
        start = _place(item.text, change.from_, at, spoken, said, to)
        if start < 0:
            return ""
        gap = item.text[at:start]
        out += [_text(gap), _marked(change, pronounced)]
        at, said = start + len(change.from_), said + len(_bare(gap)) + len(to)
    rest = item.text[at:]
    return "".join((*out, _text(rest))) if _bare(rest) == spoken[said:] else ""


def _place(text: str, written: str, at: int, spoken: str, said: int, to: str) -> int:
    """Where `written` stands, so that what is before it and what is said for it is what is spoken; -1 for nowhere."""
    if not written:
        return -1
    start = text.find(written, at)
    for _ in range(_TRIES):
        if start < 0:
            return -1
        gap = _bare(text[at:start])
        if spoken.startswith(gap, said) and spoken.startswith(to, said + len(gap)):
            return start
        start = text.find(written, start + 1)
    return -1


def _is_pronunciation(change: Substitution) -> bool:
    return change.rule.endswith("pronunciation")


def _marked(change: Substitution, pronounced: Iterator[tuple[str, str]]) -> str:
    if _is_pronunciation(change):
        ipa = next((ipa for word, ipa in pronounced if word.startswith(change.from_[:1])), "")
        return _phoneme(ipa, change.from_)
    letters = change.to.rstrip(".").replace(" ", "")
    if _LETTERS.match(change.to) and letters == re.sub(r"[^A-Za-z]", "", change.from_).upper():
        return f'<say-as interpret-as="characters">{letters}</say-as>' + ("." if change.to.endswith(".") else "")
    return f"<sub alias={_attribute(change.to)}>{_text(change.from_)}</sub>" if change.to.strip() else ""


def _phoneme(ipa: str, words: str) -> str:
    return f'<phoneme alphabet="ipa" ph={_attribute(ipa)}>{_text(words)}</phoneme>' if ipa else _text(words)


def _split(item: Utterance) -> list[tuple[str, str]]:
    """The spoken words in pieces, each with its IPA or none, as `phonemes` marks them."""
    parts, at = item.phonemes.split("/"), 0
    pieces: list[tuple[str, str]] = []
    for index in range(0, len(parts), 2):
        start = item.spoken.find(parts[index], at) if parts[index] else len(item.spoken)
        if start < 0:
            return [(item.spoken, "")]
        if index:
            pieces.append((item.spoken[at:start], parts[index - 1]))
        pieces.append((parts[index], ""))
        at = start + len(parts[index])
    return pieces


def _pronunciations(item: Utterance) -> list[tuple[str, str]]:
    return [(word, ipa) for word, ipa in _split(item) if ipa]


def _as_spoken(item: Utterance) -> str:
    """The spoken words, the pronounced ones among them in IPA."""
    if not item.phonemes:
        return _text(item.spoken)
    return "".join(_phoneme(ipa, word) for word, ipa in _split(item))


# xml.sax.saxutils would do the same, and bring urllib with it: 25 ms for a script that needs no XML.
def escape(words: str) -> str:
    """Words as XML text."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoteattr(words: str) -> str:
    """Words as an XML attribute's value, in its quotes."""
    return '"' + escape(words).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;") + '"'
