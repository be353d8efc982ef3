# ruff: noqa: E501 - a line of markup is read best whole
"""Lists of Word documents: the numbers that Word shows, at every depth, whoever wrote the document."""

from __future__ import annotations

import pytest
from word import W, document, paragraph

from briefexport import model as m
from briefexport.text import block_words, outline, plain
from import_kit import Read, codes


def level(depth: int, form: str, shows: str, start: int = 1, style: str = "") -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{linked}<w:lvlText w:val="{shows}"/></w:lvl>'


def numbering(lists: str, abstract: dict[int, str]) -> dict[str, bytes | str]:
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{key}">{levels}</w:abstractNum>' for key, levels in abstract.items()
    )
    return {"word/numbering.xml": f'<w:numbering xmlns:w="{W}">{kinds}{lists}</w:numbering>'}


def use(key: int, abstract: int, start: int = 0) -> str:
    override = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>' if start else ""
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'


DECIMALS = {1: "".join(level(depth, "decimal", f"%{depth + 1}.") for depth in range(9))}


def shown(block: m.Block, depth: int = 0) -> list[str]:
    """A list as lines: marks, words, nested ones indented."""
    if isinstance(block, m.Quote):
        return [line for held in block.content for line in shown(held, depth)]
    if not isinstance(block, m.List):
        return ["  " * depth + block_words(block)]
    lines = []
    for place, item in enumerate(block.items):
        mark = (
            f"{block.start + place}." if block.ordered else "-" if item.checked is None else f"[{'x' * item.checked}]"
        )
        inner = [line for held in item.content for line in shown(held, depth + 1)]
        lines += [f"{'  ' * depth}{mark} {inner[0].strip()}", *inner[1:]]
    return lines


def lines(article: m.Article) -> list[str]:
    return [line for block in article.body for line in shown(block)]


def test_a_list_goes_on_counting_after_the_words_between(read_docx: Read) -> None:
    body = (
        paragraph("one", list_id=1) + paragraph("two", list_id=1) + paragraph("Words.") + paragraph("three", list_id=1)
    )
    article = read_docx(document(paragraph("Intro.") + body, numbering(use(1, 1), DECIMALS))).article
    assert lines(article) == ["Intro.", "1. one", "2. two", "Words.", "3. three"]


def test_a_list_begins_where_it_says(read_docx: Read) -> None:
    kinds = {1: level(0, "upperRoman", "%1", start=4)}
    body = paragraph("Intro.") + paragraph("four", list_id=1) + paragraph("seven", list_id=2)
    article = read_docx(document(body, numbering(use(1, 1) + use(2, 1, start=7), kinds))).article
    assert lines(article) == ["Intro.", "4. four", "7. seven"]


def test_two_lists_that_follow_each_other_count_each_for_itself(read_docx: Read) -> None:
    body = "".join(paragraph(words, list_id=key) for words, key in (("a", 1), ("b", 1), ("c", 2), ("d", 2)))
    parts = numbering(use(1, 1) + use(2, 1, start=1), DECIMALS)
    assert lines(read_docx(document(paragraph("Intro.") + body, parts)).article) == [
        "Intro.",
        "1. a",
        "2. b",
        "1. c",
        "2. d",
    ]


def test_a_sublist_begins_anew_under_each_item(read_docx: Read) -> None:
    body = "".join(
        paragraph(words, list_id=1, level=depth) for words, depth in (("a", 0), ("x", 1), ("y", 1), ("b", 0), ("z", 1))
    )
    article = read_docx(document(paragraph("Intro.") + body, numbering(use(1, 1), DECIMALS))).article
    assert lines(article) == ["Intro.", "1. a", "  1. x", "  2. y", "2. b", "  1. z"]


def test_all_nine_levels_of_word_nest(read_docx: Read) -> None:
    body = "".join(paragraph(f"level {depth}", list_id=1, level=depth) for depth in range(9))
    article = read_docx(document(paragraph("Intro.") + body, numbering(use(1, 1), DECIMALS))).article
    assert lines(article)[1:] == [f"{'  ' * depth}1. level {depth}" for depth in range(9)]


def test_numbered_headings_stay_headings_and_count(read_docx: Read) -> None:
    body = paragraph("Money", "berschrift1", list_id=1) + paragraph("Words.") + paragraph("second", list_id=1)
    article = read_docx(document(paragraph("Intro.") + body, numbering(use(1, 1), DECIMALS))).article
    assert [plain(heading.content) for heading in outline(article)] == ["Money"]
    assert lines(article)[-1] == "2. second"


@pytest.mark.parametrize("linked", [True, False])
def test_a_style_may_make_the_list(linked: bool, read_docx: Read) -> None:
    styles = f"""<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="LB"><w:name w:val="List Bullet"/>
    <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="LB2"><w:name w:val="Points"/><w:basedOn w:val="LB"/></w:style></w:styles>"""
    parts = numbering(use(1, 1), {1: level(0, "bullet", "•", style="LB" if linked else "")})
    off = '<w:p><w:pPr><w:pStyle w:val="LB"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>none</w:t></w:r></w:p>'
    body = paragraph("Intro.") + paragraph("a", "LB") + paragraph("b", "LB2") + off
    article = read_docx(document(body, {**parts, "word/styles.xml": styles})).article
    assert lines(article) == ["Intro.", "- a", "- b", "none"]


def test_a_list_borrowed_from_a_style_of_lists(read_docx: Read) -> None:
    styles = f"""<w:styles xmlns:w="{W}"><w:style w:type="numbering" w:styleId="Mine"><w:name w:val="Mine"/>
    <w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style></w:styles>"""
    parts = numbering(
        use(1, 1) + use(2, 2), {1: '<w:numStyleLink w:val="Mine"/>', 2: level(0, "decimal", "%1.", start=3)}
    )
    body = paragraph("Intro.") + paragraph("three", list_id=1)
    assert lines(read_docx(document(body, {**parts, "word/styles.xml": styles})).article) == ["Intro.", "3. three"]


def test_a_further_paragraph_belongs_to_its_item(read_docx: Read) -> None:
    """pandoc writes it as an item of a list that shows nothing; a quotation in an item too."""
    kinds = {**DECIMALS, 2: level(0, "bullet", " ")}
    body = (
        paragraph("Intro.") + paragraph("one", list_id=1) + paragraph("more", list_id=2) + paragraph("two", list_id=1)
        + paragraph("said", "Quote", list_id=2) + paragraph("Words.") + paragraph("alone", list_id=2)
    )  # fmt: skip
    article = read_docx(document(body, numbering(use(1, 1) + use(2, 2), kinds))).article
    assert lines(article) == ["Intro.", "1. one", "  more", "2. two", "  said", "Words.", "alone"]
    assert isinstance(article.body[1], m.List) and isinstance(article.body[1].items[1].content[1], m.Quote)


TICK = "http://schemas.microsoft.com/office/word/2010/wordml"
BOX = f'<w:sdt><w:sdtPr><x:checkbox xmlns:x="{TICK}"/></w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>'


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param((paragraph("☒ done", list_id=1), paragraph("☐ open", list_id=1)), id="signs"),
        pytest.param((paragraph("done", list_id=2), paragraph("open", list_id=3)), id="bullets"),
        pytest.param((paragraph("done", list_id=2), paragraph("open", list_id=1).replace("<w:r>", f"{BOX}<w:r>", 1)), id="control"),
    ],
)  # fmt: skip
def test_boxes_are_tasks(parts: tuple[str, str], read_docx: Read) -> None:
    kinds = {1: level(0, "bullet", "•"), 2: level(0, "bullet", "☒"), 3: level(0, "bullet", "☐")}
    reading = read_docx(
        document(paragraph("Intro.") + "".join(parts), numbering(use(1, 1) + use(2, 2) + use(3, 3), kinds))
    )
    assert lines(reading.article) == ["Intro.", "[x] done", "[] open"]
    assert codes(reading, "error") == []


def test_a_box_outside_a_list_is_the_sign_it_shows(read_docx: Read) -> None:
    reading = read_docx(document(f"<w:p>{BOX}<w:r><w:t xml:space='preserve'> agreed</w:t></w:r></w:p>"))
    assert lines(reading.article) == ["☐ agreed"]
    assert codes(reading, "error") == []


def test_words_own_styles_of_single_levels_nest(read_docx: Read) -> None:
    """`List Bullet 2` is a list of one level that stands one deeper; `List Continue` goes on with an item."""
    names = ("List Bullet", "List Bullet 2", "List Number 2", "List Continue", "List Continue 2")
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
        for name in names
    )
    body = (
        paragraph("Intro.") + paragraph("a", "ListBullet", list_id=1) + paragraph("more", "ListContinue")
        + paragraph("b", "ListBullet2", list_id=2) + paragraph("on", "ListContinue2") + paragraph("c", "ListBullet", list_id=1)
        + paragraph("d", "ListNumber2", list_id=3) + paragraph("Words.") + paragraph("alone", "ListContinue")
    )  # fmt: skip
    bullet = level(0, "bullet", "•")
    parts = numbering(use(1, 1) + use(2, 2) + use(3, 3), {1: bullet, 2: bullet, 3: level(0, "decimal", "%1.", start=2)})
    article = read_docx(
        document(body, {**parts, "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>'})
    ).article
    assert lines(article) == ["Intro.", "- a", "  more", "  - b", "    on", "- c", "  2. d", "Words.", "alone"]
