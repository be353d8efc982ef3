"""The byline above an article: who wrote it, and what they are."""

from __future__ import annotations

import re

import pytest

from briefexport import model as m
from briefexport.render.xhtml import front
from briefexport.render.xhtml.markup import Markup
from briefexport.text.people import told_once

ANN, TOM = m.Person(name="Ann Lee", affiliation="Reuters"), m.Person(name="Tom Ortiz", affiliation="Reuters")
JO = m.Person(name="Jo Bell", role="Health Editor")


@pytest.mark.parametrize(
    ("people", "line"),
    [
        ((ANN,), "By Ann Lee (Reuters)"),
        ((ANN, TOM), "By Ann Lee and Tom Ortiz (Reuters)"),
        ((ANN, JO, TOM), "By Ann Lee (Reuters), Jo Bell (Health Editor) and Tom Ortiz (Reuters)"),
        ((JO, ANN, TOM), "By Jo Bell (Health Editor), Ann Lee and Tom Ortiz (Reuters)"),
        ((m.Person(name=" "),), ""),
        ((), ""),
    ],
)
def test_what_several_people_in_a_row_are_is_said_once(people: tuple[m.Person, ...], line: str) -> None:
    shown = front.byline(m.Metadata(byline=people), Markup())
    assert re.sub(r"<[^>]+>", "", shown).strip() == line
    assert [one.name for one in told_once(people)] == [one.name for one in people if one.name.strip()]
