# ruff: noqa: E501 - a line of markup is read best whole
"""What a Word document holds beside its text, and what is missing from it: told of, and nothing else is lost."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from word import RELATION, W, document, paragraph, picture

from briefexport import model as m
from briefexport.errors import ContentError
from briefexport.text import body_text, images
from import_kit import Read, codes

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def relation(key: str, kind: str, target: str, outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{key}" Type="{RELATION}/{kind}" Target="{target}"{mode}/>'


def notes(kind: str, *held: str) -> dict[str, bytes | str]:
    inner = "".join(f'<w:{kind} w:id="{place}">{paragraph(words)}</w:{kind}>' for place, words in enumerate(held, 1))
    return {f"word/{kind}s.xml": f'<w:{kind}s xmlns:w="{W}">{inner}</w:{kind}s>'}


def call(key: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'


FOOTNOTES = relation("f", "footnotes", "footnotes.xml")


def dropped(reading: object) -> list[tuple[str, str]]:
    return [(entry.words, entry.reason) for entry in getattr(reading, "ledger") if entry.fate == "dropped"]  # noqa: B009


def test_a_note_called_twice_is_one_note(read_docx: Read) -> None:
    body = f"<w:p><w:r><w:t>One</w:t></w:r>{call(1)}<w:r><w:t> two</w:t></w:r>{call(1)}</w:p>"
    reading = read_docx(document(body, notes("footnote", "The note."), FOOTNOTES))
    assert body_text(reading.article) == "One two\nThe note."
    assert len(reading.article.notes) == 1 and codes(reading, "error") == []


def test_a_call_without_its_note_costs_only_itself(read_docx: Read) -> None:
    body = f"<w:p><w:r><w:t>Words</w:t></w:r>{call(1)}{call(9)}</w:p>"
    reading = read_docx(document(body, notes("footnote", "The note."), FOOTNOTES))
    assert body_text(reading.article) == "Words\nThe note."
    assert "missing-note" in codes(reading, "warning")


def test_a_note_without_its_call_is_told_of_unless_its_call_was_deleted(read_docx: Read) -> None:
    body = f"<w:p><w:r><w:t>Words.</w:t></w:r><w:del w:id='7'>{call(1)}</w:del></w:p>"
    reading = read_docx(document(body, notes("footnote", "Deleted.", "Lost."), FOOTNOTES))
    assert body_text(reading.article) == "Words."
    assert dropped(reading) == [("Lost.", "a note that the text does not call")]
    assert codes(reading, "error") == []


def test_a_note_of_the_title_stays_a_note(read_docx: Read) -> None:
    linked = f'<w:hyperlink w:anchor="a">{call(1)}</w:hyperlink>'
    title = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>The ferry</w:t></w:r>{linked}</w:p>'
    reading = read_docx(document(title + paragraph("Words."), notes("footnote", "Thanks to all."), FOOTNOTES))
    assert reading.article.metadata.headline == "The ferry"
    assert body_text(reading.article) == "Words.\nThanks to all."
    assert len(reading.article.notes) == 1 and codes(reading, "error") == []


BESIDE = {
    "header": ("header1.xml", f'<w:hdr xmlns:w="{W}">{paragraph("For the desk")}{paragraph("12")}</w:hdr>', "a page's header or footer"),
    "footer": ("footer1.xml", f'<w:ftr xmlns:w="{W}">{paragraph("For the desk")}</w:ftr>', "a page's header or footer"),
    "diagramData": ("diagrams/data1.xml", f'<d xmlns:a="{DRAWING}/main"><a:p><a:r><a:t>For the desk</a:t></a:r></a:p></d>', "a drawing's words"),
    "chart": ("charts/chart1.xml", f'<c:c xmlns:c="{DRAWING}/chart"><c:pt><c:v>For the desk</c:v></c:pt><c:pt><c:v>3</c:v></c:pt></c:c>', "a chart's words"),
    "aFormChunk": ("chunk.html", "<p>For the desk</p>", "an embedded document"),
    "comments": ("comments.xml", f'<w:comments xmlns:w="{W}"><w:comment w:id="0">{paragraph("For the desk")}</w:comment></w:comments>', "a comment"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BESIDE)
def test_words_beside_the_text_are_accounted_for(kind: str, read_docx: Read) -> None:
    part, held, reason = BESIDE[kind]
    reading = read_docx(document(paragraph("Words."), {f"word/{part}": held}, relation("b", kind, part)))
    assert body_text(reading.article) == "Words."
    assert dropped(reading) == [("For the desk", reason)]
    assert codes(reading, "error") == []


def test_a_chart_is_missed(read_docx: Read) -> None:
    chart = (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing"><wp:docPr id="1" name="c" descr="Costs rise"/>'
        f'<a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{DRAWING}/chart"/></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )
    found = next(
        one for one in read_docx(document(paragraph("Words.") + chart)).diagnostics if one.code == "embed-dropped"
    )
    assert "Costs rise" in found.message


@pytest.mark.parametrize(
    ("address", "shown"),
    [("https://example.org/a.png", "https://example.org/a.png"), ("file:///C:/a.png", "")],
)
def test_a_picture_outside_the_document_goes_by_its_address(address: str, shown: str, read_docx: Read) -> None:
    linked = picture("p", "A ferry").replace("r:embed", "r:link")
    reading = read_docx(document(paragraph("Words.") + linked, None, relation("p", "image", address, outside=True)))
    assert "A ferry" in body_text(reading.article)
    assert "".join(image.src for image in images(reading.article)) == shown
    assert codes(reading, "warning") == (["working-title"] if shown else ["image-address", "working-title"])


def test_the_description_of_an_old_drawing_is_kept(read_docx: Read) -> None:
    shape = (
        f'<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" alt="A ferry"><v:imagedata xmlns:r="{RELATION}"'
        ' r:id="p"/></v:shape></w:pict></w:r></w:p>'
    )
    reading = read_docx(
        document(paragraph("Words.") + shape, {"word/media/a.png": PNG}, relation("p", "image", "media/a.png"))
    )
    assert [image.alt for image in images(reading.article)] == ["A ferry"]


def test_a_link_whose_address_is_gone_is_its_words(read_docx: Read) -> None:
    link = f'<w:p><w:hyperlink xmlns:r="{RELATION}" r:id="gone"><w:r><w:t>the report</w:t></w:r></w:hyperlink></w:p>'
    assert body_text(read_docx(document(link)).article) == "the report"


def test_formulas_set_apart_stay_apart(read_docx: Read) -> None:
    made = "".join(f"<m:oMath><m:r><m:t>{sign}</m:t></m:r></m:oMath>" for sign in "xy")
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    reading = read_docx(
        document(paragraph("Words.") + f'<w:p><m:oMathPara xmlns:m="{math}">{made}</m:oMathPara></w:p>')
    )
    assert [block.tex for block in reading.article.body if isinstance(block, m.MathBlock)] == ["x", "y"]


def test_text_hidden_by_its_style_is_left_out(read_docx: Read) -> None:
    styles = f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="V"><w:name w:val="V"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    reading = read_docx(document(paragraph("Seen.") + paragraph("Unseen.", "V"), {"word/styles.xml": styles}))
    assert body_text(reading.article) == "Seen."
    assert dropped(reading) == [("Unseen.", "hidden text")]


def test_a_caption_may_stand_above_its_picture(read_docx: Read) -> None:
    body = paragraph("Words.") + paragraph("At the quay", "Caption") + picture("p", "A ferry") + paragraph("More.")
    reading = read_docx(document(body, {"word/media/a.png": PNG}, relation("p", "image", "media/a.png")))
    assert isinstance(reading.article.body[1], m.Figure) and reading.article.body[1].caption == (m.Text("At the quay"),)


def changed(data: bytes, change: Callable[[str], str]) -> bytes:
    """The archive with names and texts of its parts changed."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            new.writestr(change(entry.filename), change(old.read(entry).decode()))
    return buffer.getvalue()


def strict(text: str) -> str:
    for name in ("wordprocessingml", "officeDocument", "drawingml"):
        text = text.replace(f"http://schemas.openxmlformats.org/{name}/2006/", f"http://purl.oclc.org/ooxml/{name}/")
    return text


@pytest.mark.parametrize(
    "change", [strict, lambda text: text.replace("word/", "doc/")], ids=["strict Open XML", "another folder"]
)
def test_the_form_and_the_folder_of_the_parts_do_not_matter(change: Callable[[str], str], read_docx: Read) -> None:
    body = f"<w:p><w:r><w:t>Words</w:t></w:r>{call(1)}</w:p>{paragraph('item', list_id=1)}"
    data = document(paragraph("The ferry", "Title") + body, notes("footnote", "The note."), FOOTNOTES)
    reading = read_docx(changed(data, change))
    assert reading.article == read_docx(data).article
    assert codes(reading, "error", "warning") == []


def line(drawn: str = 'o:hr="t"', words: str = "") -> str:
    spaces = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    said = f"<w:r><w:t>{words}</w:t></w:r>" if words else ""
    return f'<w:p {spaces}>{said}<w:r><w:pict><v:rect style="height:1.5pt" {drawn}/></w:pict></w:r></w:p>'


def bordered(kind: str, words: str = "") -> str:
    said = f"<w:r><w:t>{words}</w:t></w:r>" if words else ""
    return f'<w:p><w:pPr><w:pBdr><w:bottom w:val="{kind}"/></w:pBdr></w:pPr>{said}</w:p>'


@pytest.mark.parametrize(
    ("between", "rules"),
    [
        (line(), 1),
        (bordered("single"), 1),
        (line() + bordered("double"), 2),
        (line('o:hr="f"'), 0),
        (line(words="Words"), 0),
        (bordered("nil"), 0),
        (bordered("single", "Words"), 0),
    ],
)
def test_a_line_drawn_across_the_page_is_a_rule(between: str, rules: int, read_docx: Read) -> None:
    reading = read_docx(document(paragraph("One.") + between + paragraph("Two.")))
    assert [type(block) for block in reading.article.body].count(m.Rule) == rules
    assert codes(reading, "error") == []


STYLES = """<w:styles xmlns:w="{}"><w:docDefaults><w:rPrDefault><w:rPr>
<w:lang w:val="en-US" w:eastAsia="{}" w:bidi="{}"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>"""


@pytest.mark.parametrize(
    ("words", "asian", "bidi", "language", "direction"),
    [
        ("عادت العبّارة يوم الأحد", "zh-CN", "ar-SA", "ar-SA", "rtl"),
        ("המעבורת חזרה ביום ראשון", "zh-CN", "he-IL", "he-IL", "rtl"),
        ("המעבורת חזרה ביום ראשון", "zh-CN", "ar-SA", "en-US", "ltr"),
        ("日曜日、フェリーは乗客を乗せて戻った", "ja-JP", "ar-SA", "ja-JP", "ltr"),
        ("日曜日、フェリーは乗客を乗せて戻った", "zh-CN", "ar-SA", "en-US", "ltr"),
        ("周日，渡轮载着四十名乘客返回", "zh-CN", "ar-SA", "zh-CN", "ltr"),
        ("여객선이 일요일에 돌아왔다", "ko-KR", "ar-SA", "ko-KR", "ltr"),
        ("Plain words with عادت in them", "ja-JP", "ar-SA", "en-US", "ltr"),
        ("Größe, Straße – 40 Stunden", "ja-JP", "ar-SA", "en-US", "ltr"),
    ],
)
def test_the_script_of_most_words_says_which_of_words_languages_counts(
    words: str, asian: str, bidi: str, language: str, direction: str, read_docx: Read
) -> None:
    found = read_docx(document(paragraph(words), {"word/styles.xml": STYLES.format(W, asian, bidi)})).article.metadata
    assert (found.language, found.direction) == (language, direction)


def test_the_language_of_the_text_s_own_runs_counts_where_the_styles_say_another(read_docx: Read) -> None:
    said = '<w:p><w:r><w:rPr><w:lang w:bidi="he-IL"/></w:rPr><w:t>המעבורת חזרה ביום ראשון</w:t></w:r></w:p>'
    document_ = document(said, {"word/styles.xml": STYLES.format(W, "zh-CN", "ar-SA")})
    assert read_docx(document_).article.metadata.language == "he-IL"


@pytest.mark.parametrize(
    "astray",
    [
        "<w:t>lost</w:t>",
        "<w:r><w:t>lost</w:t></w:r>",
        "<w:p><w:t>lost</w:t></w:p>",
        "<w:p><w:pPr><w:pStyle><w:r><w:t>lost</w:t></w:r></w:pStyle></w:pPr></w:p>",
        "<w:p><w:bookmarkStart><w:r><w:t>lost</w:t></w:r></w:bookmarkStart></w:p>",
        "<w:p><w:r><w:drawing><w:r><w:t>lost</w:t></w:r></w:drawing></w:r></w:p>",
        "<w:p><w:body><w:p><w:r><w:t>lost</w:t></w:r></w:p></w:body></w:p>",
        "<w:tbl><w:tr><w:tc><w:t>lost</w:t></w:tc></w:tr></w:tbl>",
    ],
)
def test_words_where_word_shows_none_are_left_out_and_told_of(astray: str, read_docx: Read) -> None:
    reading = read_docx(document(paragraph("One.") + astray + paragraph("Two.")))
    assert body_text(reading.article) == "One.\nTwo."
    assert [entry.words for entry in reading.ledger if entry.fate == "dropped"] == ["lost"]
    assert codes(reading, "error") == []
    assert "words-dropped" in codes(reading, "warning")


def test_a_part_that_is_no_xml_refuses_the_document(read_docx: Read) -> None:
    with pytest.raises(ContentError) as refused:
        read_docx(document(paragraph("One."), {"word/comments.xml": "<w:comments", "word/numbering.xml": "<a>"}))
    assert refused.value.code == "docx-refused"
