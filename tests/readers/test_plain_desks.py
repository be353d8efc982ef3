"""Plain text as desks send it: a wire, a press release, a German report, a newsletter, a memo. Each is read whole."""

from __future__ import annotations

import pytest

from briefexport import model as m
from readers.kit import headings, kinds, plain

COPY = """\
EXCLUSIVE

Harbour Board Backs Night Ferry After Two-Year Trial

By Leila Haddad and Tom Ortiz, Political Correspondents
Published 12 November 2026, 6:30am

LIVERPOOL, Nov. 12 (The Quay) — The harbour board voted 7-2 on Thursday to keep the night ferry, ending a trial that
few had expected to survive its first winter. The service will run every 40 minutes from April.

How much will it cost?
The cost is shared by three councils:
1. Liverpool pays half
2. Wirral pays a third
3. Sefton pays the rest

WHO OPPOSED IT
Two members voted against. Cllr. Jo Bell called it "a luxury we cannot afford."

Correction: An earlier version of this article gave the fare as £4.

Sources
Harbour board minutes, 12 November 2026
Combined authority papers: https://example.org/papers

© 2026 The Quay. All rights reserved.
"""


def test_a_newspaper_s_copy_gives_all_its_metadata() -> None:
    metadata = plain(COPY).article.metadata
    assert metadata.kicker == "EXCLUSIVE"
    assert [(one.name, one.role) for one in metadata.byline] == [
        ("Leila Haddad", "Political Correspondents"),
        ("Tom Ortiz", "Political Correspondents"),
    ]
    assert metadata.published == "2026-11-12T06:30:00Z"
    assert metadata.dateline == "LIVERPOOL, Nov. 12 (The Quay)"
    assert [one.text for one in metadata.corrections] == ["An earlier version of this article gave the fare as £4."]
    assert [(one.title, one.url) for one in metadata.sources] == [
        ("Harbour board minutes, 12 November 2026", ""),
        ("Combined authority papers", "https://example.org/papers"),
    ]
    assert metadata.rights == "© 2026 The Quay. All rights reserved."


def test_a_newspaper_s_copy_keeps_its_shape() -> None:
    reading = plain(COPY)
    assert kinds(reading) == ["paragraph", "heading", "paragraph", "list", "heading", "paragraph"]
    assert headings(reading) == ["How much will it cost?", "WHO OPPOSED IT"]


RELEASE = """\
FOR IMMEDIATE RELEASE
Embargoed until 00:01 GMT, Thursday 12 November 2026

Coastal towns lose a third of their bus routes in a decade, new analysis finds

New figures published today by the Centre for Rural Transport show that coastal towns have lost 34% of their bus routes.

Key findings:
* 34% of routes lost in coastal towns
* 61% of evening services withdrawn

ENDS

Notes to editors
1. The full report is available at https://example.org/last-stop.
2. The Centre for Rural Transport is an independent charity.
"""


def test_a_press_release_ends_without_a_heading_and_holds_its_embargo() -> None:
    reading = plain(RELEASE)
    assert reading.article.metadata.embargo_until == "2026-11-12T00:01:00Z"
    assert headings(reading) == ["Key findings:", "Notes to editors"]


WIRE = """\
UPDATE 2-Harbour board backs night ferry as trial ends

* Board votes 7-2 to keep service
* Fare set at £3 from April

(Adds comment from mayor, paragraph 4)

By Leila Haddad

LIVERPOOL, Nov 12 (Reuters) - Liverpool's harbour board voted on Thursday to keep its night ferry after a long trial.
"""


def test_a_wire_sets_its_points_above_its_dateline() -> None:
    reading = plain(WIRE)
    assert reading.article.metadata.dateline == "LIVERPOOL, Nov 12 (Reuters)"
    assert kinds(reading) == ["list", "paragraph", "paragraph"]


REPORT = """\
Bundesrat stimmt Wärmegesetz zu
Von Anna Muster und Paul Meier
Berlin, 12. November 2026

BERLIN (dpa) - Der Bundesrat hat am Freitag dem Wärmegesetz zugestimmt. Damit kann es zum 1. Januar in Kraft treten.

Wer zahlt das?
Der Bund übernimmt bis zu 70 Prozent der Kosten. Die Opposition kritisiert die Förderung als „Fass ohne Boden“.

Quellen:
Bundesrat, Drucksache 512/26
Bundesministerium für Wirtschaft: https://example.de/waerme
"""


def test_a_german_report_is_read_as_an_english_one() -> None:
    reading = plain(REPORT)
    assert reading.article.metadata.dateline == "BERLIN (dpa)"
    assert headings(reading) == ["Wer zahlt das?"]
    assert [one.title for one in reading.article.metadata.sources] == [
        "Bundesrat, Drucksache 512/26",
        "Bundesministerium für Wirtschaft",
    ]


NEWSLETTER = """\
Subject: The Quay Weekly: pools, ferries and a very old bridge

Hi there,

It's been a week of votes. Here is what you need to know before Monday.

1) POOLS
The council closed two leisure centres. We explain what it means for your swimming lessons, and where to go instead.

2) FERRIES
The night ferry stays! The harbour board voted 7-2. (Yes, we were surprised too.)

3) THE BRIDGE
Engineers found cracks in the Old Bridge. It will be shut until spring; buses go round by the canal.

Ina & the Quay team

--
You get this mail because you signed up at example.org. Unsubscribe: https://example.org/u
"""


def test_a_newsletter_pasted_from_a_mail_is_headed_by_its_subject_and_not_by_its_signature() -> None:
    reading = plain(NEWSLETTER)
    assert reading.article.metadata.headline == "The Quay Weekly: pools, ferries and a very old bridge"
    assert headings(reading) == ["1) POOLS", "2) FERRIES", "3) THE BRIDGE"]


MEMO = """\
MEMORANDUM

To: Members of the Transport Committee
From: Ina Holt, Head of Policy
Date: 12 November 2026
Re: The future of the night ferry

1. Purpose

1.1 This memo sets out three options for the night ferry after the trial ends in March 2027.

1.2 Members are asked to agree Option B.

2. Background

2.1 The ferry began in March 2025. It has carried 1.4 million people.

2.2 Two thirds of passengers work shifts.

3. Options

Option A: End the service
This would save £2.4m a year.

Option B: Keep the service every 40 minutes
This would cost £2.4m a year, shared by three councils.

Option C: Extend the service to New Brighton
This would cost £3.9m a year.

4. Recommendation

4.1 Officers recommend Option B.
"""


def test_short_lines_that_each_begin_with_a_capital_were_not_broken_at_a_width() -> None:
    assert headings(plain(MEMO)) == [
        "1. Purpose",
        "2. Background",
        "3. Options",
        "Option A: End the service",
        "Option B: Keep the service every 40 minutes",
        "Option C: Extend the service to New Brighton",
        "4. Recommendation",
    ]


WHOLE = "The harbour board voted on Thursday to keep the night ferry, ending a trial that"


@pytest.mark.parametrize(
    ("below", "paragraphs"),
    [
        ("few had expected to survive its first winter.", 1),
        ("few had expected", 2),
        ("Few had expected it.", 2),
        ("- few had expected to survive.", 2),
    ],
)
def test_a_sentence_broken_once_is_joined_where_its_rest_begins_small_and_closes(below: str, paragraphs: int) -> None:
    body = plain(f"Night Ferry Stays\n\n{WHOLE}\n{below}\n\n{WHOLE} nobody minds.").article.body
    assert len([block for block in body if isinstance(block, m.Paragraph)]) == paragraphs + 1


def test_items_that_close_with_or_are_not_joined() -> None:
    written = f"Night Ferry Stays\n\n{WHOLE} a test, no more than two hours before work, or\nan own test."
    assert len(plain(written).article.body) == 2


def test_a_long_byline_is_no_paragraph() -> None:
    byline = "By Leila Haddad and Tom Ortiz, Senior Political Correspondents of The Quay, The Sands in London"
    metadata = plain(f"Night Ferry Stays\n{byline}\nPublished 12 November 2026\n{WHOLE} nobody minds.").article.metadata
    assert (len(metadata.byline), metadata.published) == (2, "2026-11-12")


def test_a_byline_may_stand_at_the_end() -> None:
    entries = [
        f"{n}. {point}\n\n{WHOLE} nobody minds." for n, point in enumerate(("Taxes stay", "Duty rises", "Ferries"), 1)
    ]
    reading = plain(
        "\n\n".join(["Things we learned", f"{WHOLE} all like.", *entries, WHOLE + " ends.", "By Leila Haddad"])
    )
    assert [one.name for one in reading.article.metadata.byline] == ["Leila Haddad"]
    assert len(reading.article.body) == 8


def test_the_line_of_a_series_above_the_headline_is_none() -> None:
    metadata = plain(
        f"POLICY BRIEF No. 14 | November 2026\n\nKeeping towns moving\n\n{WHOLE} nobody minds."
    ).article.metadata
    assert metadata.headline == "Keeping towns moving"
    assert not metadata.working_title
