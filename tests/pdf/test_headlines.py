"""Headlines that are too long to be one, and the name a headline is found by."""

from __future__ import annotations

import pytest

from briefexport import model as m
from briefexport.plugin import Typography
from briefexport.render import themes
from briefexport.render.printed import printed
from pdf.conftest import THEMES, Set
from pdf.samples import edition, said
from themes.bars import read

LONG = (
    "Parliament votes through a sweeping reform of water pricing after a night of amendments, walk-outs and a "
    "last-minute compromise that few had read before the bell rang at four in the morning and the speaker called the "
    "vote that would bind every household, farm and factory to a tariff nobody could yet calculate, opponents said"
)


def titled(headline: str) -> m.Edition:
    metadata = m.Metadata(headline=headline, kicker="Water", dek="A dek.", language="en")
    return edition(m.Article(metadata=metadata, body=(said("The bank raised rates."),)))


@pytest.mark.parametrize("theme", THEMES)
def test_a_headline_as_long_as_a_paragraph_begins_on_the_first_page(set_pdf: Set, theme: str) -> None:
    """In its largest size, and kept whole, it once left the first page to the kicker alone."""
    first = read(set_pdf(titled(LONG), theme=theme))[0]
    words = " ".join(line.text for line in first.lines)
    assert "Parliament votes" in words
    assert "opponents said" in words


@pytest.mark.parametrize("theme", THEMES)
def test_a_headline_keeps_its_name(theme: str) -> None:
    page = printed(titled("Rates rise"), themes.resolve(THEMES[theme](), theme), Typography())
    assert 'id="headline"' in page.xhtml
