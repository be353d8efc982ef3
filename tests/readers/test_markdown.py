"""Markdown beyond CommonMark: what briefs need, and what becomes of it."""

from __future__ import annotations

import pytest

from briefexport import model as m
from briefexport import text
from briefexport.errors import ContentError
from briefexport.plugin import Source
from briefexport.readers.markdown import MarkdownReader
from readers.kit import codes, headings, inlines, kinds, markdown


def wrapped(words: str) -> tuple[m.Text, ...]:
    return (m.Text(words),)


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("==marked==", m.Mark(wrapped("marked"))),
        ("~~gone~~", m.Strikethrough(wrapped("gone"))),
        ("x^2^", m.Superscript(wrapped("2"))),
        ("H~2~O", m.Subscript(wrapped("2"))),
        ("<kbd>Ctrl</kbd>", m.Keyboard(wrapped("Ctrl"))),
        ("[Hamlet]{.cite}", m.Cite(wrapped("Hamlet"))),
        ("[Who goes there?]{.quotation}", m.Quotation(wrapped("Who goes there?"))),
        ("[bonjour]{lang=fr}", m.Span(language="fr", content=wrapped("bonjour"))),
        ("[שלום]{lang=he dir=rtl}", m.Span(language="he", direction="rtl", content=wrapped("שלום"))),
        ("[Sunday]{datetime=2024-11-17}", m.Time(datetime="2024-11-17", content=wrapped("Sunday"))),
        ('[WHO]{abbr="World Health Organization"}',
         m.Abbreviation(expansion="World Health Organization", content=wrapped("WHO"))),
        ("$E = mc^2$", m.Math("E = mc^2")),
        ("see www.example.org/a.", m.Link(url="http://www.example.org/a", content=wrapped("www.example.org/a"))),
        ("![A cat](cat.png) sat", m.Image(src="cat.png", alt="A cat")),
        ("![](line.png){.decorative} sat", m.Image(src="line.png", decorative=True)),
    ],
)  # fmt: skip
def test_inline(written: str, made: m.Inline) -> None:
    assert made in inlines(written)


@pytest.mark.parametrize("written", ["It cost $5 and then $10.", "from $5m to $10m", "(US$5) or (US$6)", "a {curly} b",
                                     "2 ^ 3 and 3 ^ 4", "~100 people, ~200 dogs", "a == b"])  # fmt: skip
def test_prose_with_signs_stays_prose(written: str) -> None:
    assert text.plain(inlines(written)) == written
    assert all(isinstance(inline, m.Text) for inline in inlines(written))


@pytest.mark.parametrize("written", ["`{{ tag }}`{% if not loop.last %}, {% endif %}", "[x](/y){% note %}", "[x]{%y%}"])
def test_a_template_is_no_list_of_attributes(written: str) -> None:
    # The plugin takes what stands between two percent signs for a comment.
    reading = markdown(f"Tags: {written}.\n\n[x]: /y")
    assert codes(reading, "error") == []
    assert "%" in text.body_text(reading.article)


@pytest.mark.parametrize(
    "braces",
    ["{k=v k=w}", "{#one #two}", "{k=v}{k=w}", '{title="two words"}', "{href=elsewhere}", "{href=javascript:x}",
     "{onclick=go}", "{.mark .mark}"],
)  # fmt: skip
@pytest.mark.parametrize("held", ['[words](address "told")', "[words]", "`words`", "![words](picture.png)"])
def test_attributes_said_twice_or_that_would_act_are_accounted_for(held: str, braces: str) -> None:
    read = markdown(f"See {held}{braces} here.")
    assert "words-unaccounted" not in codes(read)
    assert "elsewhere" not in str(read.article.body)


@pytest.mark.parametrize("note", ["^[an *aside*]", "[^1]"])
def test_a_note_in_a_pictures_description_is_told_of(note: str) -> None:
    read = markdown(f"See ![a cat{note} here](cat.png) and this.\n\n[^1]: A note.")
    assert list(text.images(read.article)) == [m.Image(src="cat.png", alt="a cat here")]
    assert "words-unaccounted" not in codes(read)
    dropped = [entry.words for entry in read.ledger if entry.fate == "dropped"]
    assert dropped == (["an *aside*"] if note.startswith("^") else [])


@pytest.mark.parametrize("braces", ["{.kbd}", "{k=v k=w}"])
def test_attributes_in_a_pictures_description_are_accounted_for(braces: str) -> None:
    read = markdown(f"See ![press `Enter`{braces} here](key.png) and this.")
    assert "words-unaccounted" not in codes(read)


def test_classes_in_two_braces_both_hold() -> None:
    made = m.Mark((m.Cite(wrapped("words")),))
    assert inlines("[words]{.cite}{.mark}") == (made,)


def test_abbreviations_are_explained_wherever_they_stand() -> None:
    run = inlines("The WHO and the *WHO*, not WHOLE.\n\n*[WHO]: World Health Organization")
    explained = [i for i in text.inline_tree(run) if isinstance(i, m.Abbreviation)]
    assert [one.expansion for one in explained] == ["World Health Organization"] * 2


def test_alerts_and_boxes_are_callouts() -> None:
    reading = markdown("> [!WARNING] Mind\n> the gap\n\n::: tip Careful now\nSome *words*.\n\n- one\n:::\n")
    alert, box = reading.article.body
    assert isinstance(alert, m.Callout)
    assert (alert.kind, text.plain(alert.title)) == ("warning", "Mind")
    assert isinstance(box, m.Callout)
    assert (box.kind, text.plain(box.title), len(box.content)) == ("tip", "Careful now", 2)


def test_boxes_in_boxes_and_an_unclosed_one() -> None:
    reading = markdown('::: note\nouter\n\n::: {.tip title="Inner one"}\ninner\n:::\n\nouter again\n')
    (outer,) = reading.article.body
    assert isinstance(outer, m.Callout)
    inner = outer.content[1]
    assert isinstance(inner, m.Callout)
    assert (inner.kind, text.plain(inner.title), len(outer.content)) == ("tip", "Inner one", 3)
    assert "box-unclosed" in codes(reading, "warning")


def test_quotations_with_a_signature() -> None:
    reading = markdown("> Words.\n> — Ann Lee\n\n::: pull-quote\nRepeated.\n— Tom Ortiz\n:::\n")
    quote, pulled = reading.article.body
    assert isinstance(quote, m.Quote)
    assert text.plain(quote.attribution) == "Ann Lee"
    assert isinstance(pulled, m.PullQuote)
    assert text.plain(pulled.attribution) == "Tom Ortiz"


def test_verse_keeps_its_lines_and_stanzas() -> None:
    (verse,) = markdown("::: verse\nRoses are red,\nviolets are *blue*.\n\nThe end.\n:::").article.body
    assert isinstance(verse, m.Verse)
    assert [text.plain(line.content) for line in verse.lines] == [
        "Roses are red,", "violets are blue.", "", "The end."
    ]  # fmt: skip


def test_figures() -> None:
    reading = markdown(
        '![A cat](cat.png "On the mat"){credit="AP"}\n\n![A dog](dog.png)\n*Under the mat*\n\n'
        "::: figure\n![A hen](hen.png)\n\nBeside the mat.\n\nCredit: Ann Lee\n:::\n"
    )
    told = [(f.image.alt, text.plain(f.caption), text.plain(f.credit)) for f in reading.article.body
            if isinstance(f, m.Figure)]  # fmt: skip
    assert told == [
        ("A cat", "On the mat", "AP"), ("A dog", "Under the mat", ""), ("A hen", "Beside the mat.", "Credit: Ann Lee")
    ]  # fmt: skip


def test_definition_lists_tables_and_tasks() -> None:
    reading = markdown("Term\n: One\n: Two\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n\n- [x] done\n- [ ] open\n")
    definitions, table, tasks = reading.article.body
    assert isinstance(definitions, m.DefinitionList)
    assert len(definitions.items[0].content) == 2
    assert isinstance(table, m.Table)
    assert [cell.align for cell in table.rows[1].cells] == ["left", "right"]
    assert table.rows[0].header
    assert isinstance(tasks, m.List)
    assert [item.checked for item in tasks.items] == [True, False]


def test_mathematics_in_blocks() -> None:
    reading = markdown("$$\nE = mc^2\n$$\n\n```math\na^2\n```\n")
    assert [block.tex for block in reading.article.body if isinstance(block, m.MathBlock)] == ["E = mc^2", "a^2"]


def test_footnotes_are_kept_in_the_order_of_their_calls() -> None:
    reading = markdown("B[^b] and a[^a] and ^[in the line].\n\n[^a]: Note a.\n[^b]: Note b.\n\n    More of b.\n")
    notes = reading.article.notes
    assert [note.id for note in notes] == ["note-1", "note-2", "note-3"]
    assert [text.block_words(note.content[0]) for note in notes] == ["Note b.", "Note a.", "in the line"]
    assert len(notes[0].content) == 2


def test_footnotes_that_do_not_hang_together() -> None:
    reading = markdown("Here[^a].\n\n[^a]: Again[^b].\n\n[^b]: And again[^a].\n\n[^c]: Never called.\n")
    assert [code for code in codes(reading, "warning") if "note" in code] == [
        "cyclic-note", "cyclic-note", "unused-note"
    ]  # fmt: skip
    assert "Never called." in text.body_text(reading.article)
    assert "the note “Never called.” is never called; it stands after the others" in [
        one.message for one in reading.diagnostics
    ]


def test_raw_html_goes_through_the_allow_list() -> None:
    reading = markdown(
        "A <b>bold</b> <span onclick='x()'>word</span>.\n\n<script>alert(1)</script>\n\n"
        "<table><tr><th>Year</th></tr><tr><td>2024</td></tr></table>\n"
    )
    assert kinds(reading) == ["paragraph", "table"]
    assert "alert" not in text.body_text(reading.article)
    assert "words-unaccounted" not in codes(reading)


def test_comments_are_left_out_with_a_notice() -> None:
    reading = markdown("One.\n\n<!-- to do -->\n\nTwo <!-- not yet --> three.")
    assert text.body_text(reading.article) == "One.\nTwo three."
    assert "words-dropped" not in codes(reading, "warning")


def test_the_first_heading_of_level_one_is_the_headline_and_the_others_move_below_it() -> None:
    reading = markdown("# The *title*\n\nLede.\n\n# Section\n\n### Deep\n\nText.\n")
    assert reading.article.metadata.headline == "The title"
    assert [(h.level, text.block_words(h)) for h in text.outline(reading.article)] == [(2, "Section"), (3, "Deep")]


def test_a_heading_that_repeats_the_given_headline_leaves_the_body() -> None:
    reading = markdown("---\ntitle: The title!\n---\n\n## The Title\n\nLede.\n")
    assert headings(reading) == []
    assert [(entry.where, entry.words) for entry in reading.ledger if entry.fate == "metadata"] == [
        ("headline", "title: The title!"),
        ("headline", "The Title"),
    ]


def test_without_any_title_the_first_words_serve() -> None:
    reading = markdown("Lede words here.\n\n# Section\n\nText.\n")
    assert reading.article.metadata.working_title
    assert reading.article.metadata.headline == "Lede words here"
    assert headings(reading) == ["Section"]


@pytest.mark.parametrize(
    ("written", "line"),
    [("> " * 200 + "deep", 1), ("".join("  " * n + "- item\n" for n in range(200)), 0),
     ("Fine.\n\n" + "*a **a " * 100 + "b" + " a** a*" * 100, 3)],
)  # fmt: skip
def test_nesting_beyond_what_editions_show_is_an_error_with_its_line(written: str, line: int) -> None:
    with pytest.raises(ContentError) as caught:
        markdown(written)
    assert caught.value.code == "nesting-too-deep"
    assert caught.value.line == line or (not line and caught.value.line > 60)


def test_positions_name_line_and_column() -> None:
    reading = markdown("---\ntitle: T\n---\n\nLede.\n\n> Quoted.\n\n- item\n")
    placed = {text.block_words(block): reading.positions[block.id] for block in text.walk(reading.article.body)}
    assert (placed["Lede."].line, placed["Lede."].column) == (5, 1)
    assert (placed["Quoted."].line, placed["Quoted."].column) == (7, 3)
    assert (placed["item"].line, placed["item"].column) == (9, 3)


def test_front_matter_names_the_theme_without_a_warning() -> None:
    written = b"---\ntitle: T\ntheme: newspaper\n---\nText.\n"
    assert MarkdownReader().theme(Source(data=written, name="a.md")) == "newspaper"
    assert "unknown-metadata" not in codes(markdown(written))


def test_unused_link_definitions_are_told() -> None:
    reading = markdown("[used]\n\n[used]: /a\n[unused]: /b 'Some words'\n")
    assert [entry.line for entry in reading.ledger if entry.fate == "dropped"] == [4]


@pytest.mark.parametrize("marked", ["*on*", "**on**", "`on`", "[on](https://example.org)", "~~on~~", "<kbd>on</kbd>"])
def test_a_space_before_marked_words_survives_a_line_end_above_it(marked: str) -> None:
    wrapped_lines = f"# T\n\nThe first line,\nthen {marked} and off,\nand {marked} again\n{marked} to the end"
    words = "The first line, then on and off, and on again on to the end"
    assert text.body_text(markdown(wrapped_lines).article) == words


@pytest.mark.parametrize(
    "address",
    [
        "https://münchen.example/",
        "https://münchen.example/%zz",
        "https://b.example/a%zzb",
        "https://日本.example/東京?q=é%20%zz",
    ],
)
def test_an_address_that_the_parser_rewrites_is_accounted_for(address: str) -> None:
    written = f"# T\n\nA [x]({address}), a [y][y] and ![a picture]({address}) in one brief.\n\n[y]: {address}\n"
    assert codes(markdown(written), "error") == []


@pytest.mark.parametrize("empty", ["##", "## ##", "###   "])
def test_a_heading_without_words_is_left_out_and_told(empty: str) -> None:
    reading = markdown(f"# T\n\nBefore.\n\n{empty}\n\n*Marked* text.\n\n## Kept\n\nAfter.\n")
    assert headings(reading) == ["Kept"]
    assert [one.line for one in reading.diagnostics if one.code == "empty-heading"] == [5]
    assert codes(reading, "error") == []


def test_a_rule_between_sections_stands_in_a_list_item_and_a_definition_too() -> None:
    assert isinstance(markdown("Words.\n\n1. ***").article.body[1].items[0].content[0], m.Rule)  # type: ignore[union-attr]
    assert isinstance(markdown("Term\n: ***").article.body[0].items[0].content[0], m.Rule)  # type: ignore[union-attr]


def test_a_call_whose_note_is_not_written_stays_as_words_and_is_told_of() -> None:
    reading = markdown("# T\n\nOne[^9], `[^8]` and \\[^7].\n\n> Two[^late] words[^1].\n\n[^1]: A note.\n")
    found = [(one.line or reading.positions[one.block].line, one.message) for one in reading.diagnostics
             if one.code == "missing-note"]  # fmt: skip
    assert [(line, message.split("'")[1]) for line, message in found] == [(3, "9"), (5, "late")]


def test_a_turning_character_written_as_a_reference_is_told_of() -> None:
    found = next(one for one in markdown("# T\n\nabc&#x202e;def\n").diagnostics if one.code == "bidi-override")
    assert (found.line, found.column) == (3, 4)


@pytest.mark.parametrize("holder", ["- ", "> ", "1. "])
def test_a_box_that_its_holder_ends_loses_no_line_below(holder: str) -> None:
    """The line that ends the item or quotation is no line of colons."""
    reading = markdown(f"# T\n\n{holder}::: note\nThe words below.\n\nMore.\n")
    assert text.body_text(reading.article) == "The words below.\nMore."
    assert codes(reading, "warning") == ["box-unclosed"] and codes(reading, "error") == []


def test_the_title_of_raw_html_is_no_word_of_the_text() -> None:
    reading = markdown("<html><head><title>The ferry | A paper</title></head><body><p>Words.</p></body></html>\n")
    assert text.body_text(reading.article) == "Words."
    assert codes(reading, "error") == []


@pytest.mark.parametrize(
    ("row", "left"), [("|1|2|3|", ["3"]), ("| | | 3 | 4 |", ["3 4"]), ("||||4", ["4"]), ("|1|2|", []), ("> |", [])]
)
def test_cells_beyond_the_last_column_are_told_of_also_after_empty_ones(row: str, left: list[str]) -> None:
    for mark in ("", "> "):
        reading = markdown("Words.\n\n" + "".join(f"{mark}{line}\n" for line in ("| a | b |", "|---|---|", row)))
        assert codes(reading, "error") == []
        assert [entry.words for entry in reading.ledger if entry.fate == "dropped"] == left


@pytest.mark.parametrize(("name", "kind"), [("téip", "teip"), ("Key_Points", "key-points"), ("a1", "a1"), ("ж", "")])
def test_a_box_has_a_kind_that_an_article_may_have(name: str, kind: str) -> None:
    article = markdown(f"Words.\n\n::: {name}\nBoxed.\n:::\n").article
    assert [block.kind for block in article.body if isinstance(block, m.Callout)] == ([kind] if kind else [])
    assert m.from_json(m.to_json(article), m.Article) == article


@pytest.mark.parametrize("mark", ["> ", ""])
def test_a_signature_of_two_lines_keeps_both(mark: str) -> None:
    lines = ["We are back.", "", "— Ann Lee", "— Harbour master"]
    around = ("", "") if mark else ("::: quote\n", ":::\n")
    reading = markdown("Words.\n\n" + around[0] + "".join(f"{mark}{line}\n" for line in lines) + around[1])
    assert codes(reading, "error") == []
    assert text.body_text(reading.article).split()[-4:] == ["Ann", "Lee", "Harbour", "master"]
