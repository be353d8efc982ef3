# ruff: noqa: E501 - a line of markup is read best whole
"""No word of a Word or pandoc document is lost or told twice, whatever its parts stand in; the article is always valid."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from word import RELATION, W, document, paragraph

from briefexport import model as m
from briefexport.plugin import Reading, ReadingContext, Source
from briefexport.readers.pandoc_json import PandocJsonReader
from import_kit import Read, codes

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
AROUND = (
    "<w:ins w:id='1'>{}</w:ins>", "<w:del w:id='1'>{}</w:del>", "<w:moveFrom w:id='1'>{}</w:moveFrom>",
    "<w:moveTo w:id='1'>{}</w:moveTo>", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:smartTag>{}</w:smartTag>",
    "<w:hyperlink w:anchor='a'>{}</w:hyperlink>", "<w:fldSimple w:instr='X'>{}</w:fldSimple>",
    f"<w:hyperlink xmlns:r='{RELATION}' r:id='gone'>{{}}</w:hyperlink>",
    f"<m:oMathPara {MATH}><m:oMath><m:r><m:t>y</m:t></m:r></m:oMath></m:oMathPara>{{}}",
)  # fmt: skip
ALONE = (
    "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", "<w:r><w:cr/></w:r>", "<w:r><w:noBreakHyphen/></w:r>",
    "<w:r><w:footnoteReference w:id='1'/></w:r>", "<w:r><w:footnoteReference w:id='7'/></w:r>",
    "<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id='2'/></w:r>",
    f"<m:oMath {MATH}><m:r><m:t>x</m:t></m:r></m:oMath>", "<w:r><w:sym w:font='Wingdings' w:char='F0E0'/></w:r>",
)  # fmt: skip
PROPERTIES = (
    "", "", "", "<w:pStyle w:val='Title'/>", "<w:pStyle w:val='berschrift2'/>", "<w:pStyle w:val='Quote'/>",
    "<w:pStyle w:val='Caption'/>", "<w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr>",
    "<w:numPr><w:numId w:val='2'/></w:numPr>", "<w:rPr><w:del w:id='1'/></w:rPr>", "<w:outlineLvl w:val='1'/>",
)  # fmt: skip


def words(dice: random.Random) -> Iterator[str]:
    while True:
        yield f"w{dice.randint(0, 99999)}"


def run(dice: random.Random, depth: int) -> str:
    """A run, a sign, a call, a formula, or any of those in what Word puts around them."""
    if depth and dice.random() < 0.4:
        return dice.choice(AROUND).format(run(dice, depth - 1) + run(dice, depth - 1))
    if dice.random() < 0.3:
        return dice.choice(ALONE)
    look = dice.choice(
        ["", "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:vanish/></w:rPr>", "<w:rPr><w:highlight w:val='red'/></w:rPr>"]
    )
    return f"<w:r>{look}<w:t xml:space='preserve'>{next(words(dice))} </w:t></w:r>"


def block(dice: random.Random, depth: int) -> str:
    """A paragraph of any kind, or a table or control of such."""
    if depth and dice.random() < 0.2:
        rows = "".join(
            f"<w:tr><w:tc>{block(dice, depth - 1)}</w:tc><w:tc>{paragraph('c')}</w:tc></w:tr>" for _ in range(2)
        )
        return f"<w:tbl>{rows}</w:tbl>"
    if depth and dice.random() < 0.2:
        return f"<w:sdt><w:sdtContent>{block(dice, depth - 1)}</w:sdtContent></w:sdt>"
    return (
        f"<w:p><w:pPr>{dice.choice(PROPERTIES)}</w:pPr>{''.join(run(dice, 3) for _ in range(dice.randint(0, 4)))}</w:p>"
    )


@pytest.mark.parametrize("seed", range(40))
def test_every_word_of_a_random_word_document_is_accounted_for(seed: int, read_docx: Read) -> None:
    dice = random.Random(seed)
    body = "".join(block(dice, 2) for _ in range(5)) + paragraph("The last words.")
    held = "".join(f'<w:footnote w:id="{key}">{paragraph(f"note{key}")}</w:footnote>' for key in (1, 2, 3))
    notes = {"word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{held}</w:footnotes>'}
    relation = f'<Relationship Id="f" Type="{RELATION}/footnotes" Target="footnotes.xml"/>'
    check(read_docx(document(body, notes, relation)), body)


def node(kind: str, *content: Any) -> dict[str, Any]:
    return {"t": kind, "c": content[0] if len(content) == 1 else list(content)} if content else {"t": kind}


def said(dice: random.Random, depth: int) -> list[Any]:
    return [inline(dice, depth) for _ in range(dice.randint(1, 3))]


def attributes(dice: random.Random) -> list[Any]:
    return ["", dice.choice([[], ["tip"], ["title"], ["mark"]]), dice.choice([[], [["lang", "fr"]]])]


def inline(dice: random.Random, depth: int) -> dict[str, Any]:
    if not depth or dice.random() < 0.4:
        return node("Str", next(words(dice)))
    kind = dice.choice(["Emph", "SmallCaps", "Quoted", "Cite", "Note", "Span", "Link", "Image", "RawInline", "Odd"])
    inner = said(dice, depth - 1)
    return {
        "Quoted": lambda: node("Quoted", node("DoubleQuote"), inner),
        "Cite": lambda: node("Cite", [], inner),
        "Note": lambda: node("Note", [pandoc_block(dice, depth - 1)]),
        "Span": lambda: node("Span", attributes(dice), inner),
        "Link": lambda: node("Link", attributes(dice), inner, [dice.choice(["https://e.org", "javascript:x", ""]), ""]),
        "Image": lambda: node("Image", attributes(dice), inner, [dice.choice(["a.png", "data:x"]), ""]),
        "RawInline": lambda: node("RawInline", dice.choice(["html", "tex"]), dice.choice(["<b>", "</b>", "words"])),
    }.get(kind, lambda: node(kind, inner))()


def pandoc_block(dice: random.Random, depth: int) -> dict[str, Any]:
    if not depth:
        return node("Para", said(dice, 1))
    several = [pandoc_block(dice, depth - 1) for _ in range(dice.randint(1, 2))]
    cells = [
        [attributes(dice), node("AlignDefault"), dice.randint(1, 2), dice.randint(1, 2), several] for _ in range(2)
    ]
    caption = [dice.choice([None, said(dice, 1)]), several]
    return dice.choice(
        [
            node("Para", said(dice, depth)),
            node("Header", dice.randint(1, 8), attributes(dice), said(dice, depth)),
            node("Div", attributes(dice), several),
            node("BlockQuote", several),
            node("OrderedList", [dice.randint(-2, 9), node("Decimal"), node("Period")], [several]),
            node("DefinitionList", [[said(dice, 1), [several]]]),
            node("Figure", attributes(dice), caption, several),
            node("Table", attributes(dice), caption, [], [attributes(dice), []],
                 [[attributes(dice), 1, [], [[attributes(dice), cells]] * 2]], [attributes(dice), []]),
            node("LineBlock", [said(dice, depth)]),
            node("Sidebar", several),
        ]
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_every_word_of_a_random_pandoc_document_is_accounted_for(seed: int) -> None:
    dice = random.Random(seed)
    held = [*(pandoc_block(dice, 4) for _ in range(4)), node("Para", [node("Str", "Last")])]
    data = json.dumps({"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": held})
    check(PandocJsonReader().read(Source(data.encode(), "a.json"), PandocJsonReader.Options(), ReadingContext()), data)


def check(reading: Reading, told: str) -> None:
    assert codes(reading, "error") == [], told
    assert m.from_json(m.to_json(reading.article), m.Article) == reading.article, told
