"""Which of the edition's words stand on its cover."""

from __future__ import annotations

import dataclasses
import re

from briefexport import model as m

_SPACES = re.compile(r"[\s\u2028\u2029]+")
# Controls of direction would fight with the paragraph's own; the rest of the class cannot be seen. Joiners stay:
# Persian spells with them, and emoji are put together by them.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]")
LONGEST = 600


@dataclasses.dataclass(frozen=True)
class Words:
    """The texts of a cover, each one line of plain words; empty ones are not there."""

    headline: str
    dek: str
    name: str
    issue: str
    kicker: str
    byline: str
    date: str
    language: str
    rtl: bool

    def all(self) -> str:
        """Every character that will be drawn."""
        return "".join((self.headline, self.dek, self.name, self.issue, self.kicker, self.byline, self.date, "…-"))


def words_of(edition: m.Edition) -> Words:
    """One brief: its own title block. A bound edition: its title, and its first headlines as the dek."""
    first = edition.articles[0].metadata if edition.articles else m.Metadata()
    single = len(edition.articles) < 2
    return Words(
        headline=plain(first.headline if single and first.headline else edition.title),
        dek=plain(first.dek if single else _headlines(edition)),
        name=plain(edition.publisher.name or first.series),
        issue=plain(first.version if single else ""),
        kicker=plain(first.kicker if single else ""),
        byline=plain(_people(first)) if single else "",
        date=_day(edition.date or first.published, edition.language),
        language=edition.language,
        rtl=first.direction == "rtl",
    )


def plain(text: str) -> str:
    """One line without what cannot be seen, cut at a length no cover can hold."""
    text = _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + "…"


def _headlines(edition: m.Edition) -> str:
    return " · ".join(article.metadata.headline for article in edition.articles[:3] if article.metadata.headline)


def _people(metadata: m.Metadata) -> str:
    names = [person.name for person in metadata.byline if person.name.strip()]
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")


def _day(date: str, language: str) -> str:
    from briefexport.render.xhtml.labels import long_date

    return long_date(date, language) if date else ""
