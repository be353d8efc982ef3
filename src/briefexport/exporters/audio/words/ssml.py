"""SSML 1.1 (W3C Recommendation of 7 September 2010) of the utterances."""

from __future__ import annotations

from briefexport.model import Edition
from briefexport.plugin import Utterances

NAMESPACE = "http://www.w3.org/2001/10/synthesis"


def escape(text: str) -> str:
    """Text for XML (xml.sax.saxutils would bring urllib and its 25 ms with it)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoteattr(text: str) -> str:
    """An attribute's value in its quotes."""
    return '"' + escape(text).replace('"', "&quot;") + '"'


def ssml(edition: Edition, utterances: Utterances) -> bytes:
    """One document: a sentence with a mark for each spoken utterance, breaks for its pauses."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f'<speak version="1.1" xmlns="{NAMESPACE}" xml:lang={quoteattr(edition.language)}>')
    for item in utterances.utterances:
        if not item.skipped:
            mark = f"<mark name={quoteattr(item.id)}/>"
            lines.append(f'<s>{mark}{escape(item.spoken)}</s><break time="{item.pause_ms}ms"/>')
    return ("\n".join([*lines, "</speak>"]) + "\n").encode()
