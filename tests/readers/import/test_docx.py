"""Word documents: styles become structure, nothing is lost, and a document that means harm is refused."""

from __future__ import annotations

import sys
import warnings
import zipfile
from io import BytesIO

import pytest
from word import RELATION, W, document, paragraph, picture

from briefexport import model as m
from briefexport.errors import ContentError, MissingPartError
from briefexport.text import body_text, images, outline, plain, walk
from import_kit import Read, codes

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def test_title_subtitle_and_headings_become_what_they_are(read_docx: Read) -> None:
    reading = read_docx(
        document(
            paragraph("The ferry", "Title")
            + paragraph("It came back", "Subtitle")
            + paragraph("First words.")
            + paragraph("Money", "berschrift1")
            + paragraph("More", "Zwischentitel")
            + paragraph("Also", "Outlined")
            + paragraph("Last words.")
        )
    )
    article = reading.article
    assert (article.metadata.headline, article.metadata.dek) == ("The ferry", "It came back")
    assert article.metadata.language == "de-AT"
    assert [(h.level, plain(h.content)) for h in outline(article)] == [(2, "Money"), (3, "More"), (3, "Also")]
    assert body_text(article) == "First words.\nMoney\nMore\nAlso\nLast words."
    assert codes(reading, "warning", "error") == []


def test_lists_nest_and_number(read_docx: Read) -> None:
    article = read_docx(
        document(
            paragraph("Words.")
            + paragraph("one", list_id=1)
            + paragraph("deep", list_id=1, level=1)
            + paragraph("two", list_id=1)
            + paragraph("first", list_id=2)
        )
    ).article
    bullets, numbers = [b for b in article.body if isinstance(b, m.List)]
    assert [len(item.content) for item in bullets.items] == [2, 1]
    assert numbers.ordered


def test_a_picture_with_its_caption_is_a_figure(read_docx: Read) -> None:
    relation = f'<Relationship Id="p" Type="{RELATION}/image" Target="media/a.png"/>'
    body = paragraph("Words.") + picture("p", "A ferry") + paragraph("At the quay", "Caption")
    reading = read_docx(document(body, {"word/media/a.png": PNG}, relation))
    figure = next(b for b in reading.article.body if isinstance(b, m.Figure))
    assert (figure.image.alt, plain(figure.caption)) == ("A ferry", "At the quay")
    assert reading.assets[figure.image.src.removeprefix("asset:")].data == PNG
    assert "words-unaccounted" not in codes(reading)


def test_a_picture_no_edition_can_show_leaves_its_description(read_docx: Read) -> None:
    relation = f'<Relationship Id="p" Type="{RELATION}/image" Target="media/a.emf"/>'
    reading = read_docx(document(paragraph("Words.") + picture("p", "A chart"), {"word/media/a.emf": b"emf"}, relation))
    assert "picture-format" in codes(reading)
    assert "A chart" in body_text(reading.article)


MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def formula(inner: str, *, alone: bool = False) -> str:
    made = f'<m:oMath xmlns:m="{MATH}">{inner}</m:oMath>'
    return f'<m:oMathPara xmlns:m="{MATH}">{made}</m:oMathPara>' if alone else made


def letters(words: str) -> str:
    return f"<m:r><m:t>{words}</m:t></m:r>"


A, B = letters("a"), letters("b")


@pytest.mark.parametrize(
    ("office", "tex"),
    [
        (letters("a+b"), "a+b"),
        (f"<m:f><m:num>{A}</m:num><m:den>{B}</m:den></m:f>", r"\frac{a}{b}"),
        (f"<m:sSup><m:e>{A}</m:e><m:sup>{B}</m:sup></m:sSup>", "a^{b}"),
        (f"<m:sSubSup><m:e>{letters('ab')}</m:e><m:sub>{A}</m:sub><m:sup>{B}</m:sup></m:sSubSup>", "{ab}_{a}^{b}"),
        (f"<m:rad><m:deg/><m:e>{A}</m:e></m:rad>", r"\sqrt{a}"),
        (f"<m:rad><m:deg>{B}</m:deg><m:e>{A}</m:e></m:rad>", r"\sqrt[b]{a}"),
        (
            '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>'
            f"<m:sub>{A}</m:sub><m:sup>{B}</m:sup><m:e>{A}</m:e></m:nary>",
            r"\sum_{a}^{b}{a}",
        ),
        (f"<m:d><m:e>{A}</m:e><m:e>{B}</m:e></m:d>", r"\left(a|b\right)"),
        (f'<m:d><m:dPr><m:begChr m:val="{{"/><m:endChr m:val=""/></m:dPr><m:e>{A}</m:e></m:d>', r"\left\{a\right."),
        (f"<m:func><m:fName>{letters('sin')}</m:fName><m:e>{A}</m:e></m:func>", r"\sin {a}"),
        (f"<m:m><m:mr><m:e>{A}</m:e><m:e>{B}</m:e></m:mr></m:m>", r"\begin{matrix}a & b\end{matrix}"),
        (f"<m:unknown>{A}{letters('50%')}</m:unknown>", r"a50\%"),
    ],
)
def test_a_formula_becomes_tex(office: str, tex: str, read_docx: Read) -> None:
    lead = "<w:r><w:t xml:space='preserve'>So </w:t></w:r>"
    reading = read_docx(document(f"<w:p>{lead}{formula(office)}</w:p><w:p>{formula(office, alone=True)}</w:p>"))
    first, second = reading.article.body
    assert isinstance(first, m.Paragraph) and first.content == (m.Text("So "), m.Math(tex))
    assert isinstance(second, m.MathBlock) and second.tex == tex
    assert codes(reading, "error", "warning") == ["working-title"]


def test_footnotes_links_and_comments(read_docx: Read) -> None:
    body = (
        '<w:p><w:r><w:t>Words</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        '<w:hyperlink r:id="h" xmlns:r="' + RELATION + '"><w:r><w:t> a link</w:t></w:r></w:hyperlink>'
        '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{paragraph("The note.")}</w:footnote></w:footnotes>'
    comments = (
        f'<w:comments xmlns:w="{W}"><w:comment w:id="0" w:author="x">{paragraph("Really?")}</w:comment></w:comments>'
    )
    relations = (
        f'<Relationship Id="f" Type="{RELATION}/footnotes" Target="footnotes.xml"/>'
        f'<Relationship Id="c" Type="{RELATION}/comments" Target="comments.xml"/>'
        f'<Relationship Id="h" Type="{RELATION}/hyperlink" Target="https://example.org/" TargetMode="External"/>'
    )
    reading = read_docx(document(body, {"word/footnotes.xml": notes, "word/comments.xml": comments}, relations))
    (note,) = reading.article.notes
    assert body_text(reading.article) == "Words a link\nThe note."
    paragraph_ = next(b for b in walk(reading.article.body) if isinstance(b, m.Paragraph))
    assert m.NoteReference(note.id) in paragraph_.content
    assert any(isinstance(i, m.Link) and i.url == "https://example.org/" for i in paragraph_.content)
    assert codes(reading, "warning", "error") == ["working-title"]
    assert "comments-dropped" in codes(reading, "notice")


def test_deleted_words_stay_deleted_and_inserted_ones_stay(read_docx: Read) -> None:
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>We </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>always</w:t></w:r></w:ins></w:p>"
    )
    reading = read_docx(document(body))
    assert body_text(reading.article) == "We always"
    assert "words-unaccounted" not in codes(reading)


def zipped(**files: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def word_twice() -> bytes:
    """A document with two texts, of which each program would read another."""
    buffer = BytesIO(document(paragraph("a")))
    with zipfile.ZipFile(buffer, "a") as archive, warnings.catch_warnings(action="ignore"):
        archive.writestr("word/document.xml", "<other/>")
    return buffer.getvalue()


BOMB = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
HOSTILE = {
    "a name that leads out": document(paragraph("a"), {"../../evil.xml": "x"}),
    "an absolute name": document(paragraph("a"), {"/etc/evil": "x"}),
    "a windows path": document(paragraph("a"), {"C:\\evil": "x"}),
    "a zip bomb": document(paragraph("a"), {"word/media/a.png": b"0" * 30_000_000}),
    "too many parts": document(paragraph("a"), {f"word/{n}.xml": "" for n in range(5_001)}),
    "an entity bomb": document(paragraph("a"), {"word/styles.xml": f'<?xml version="1.0"?>{BOMB}<a>&b;</a>'}),
    "an external entity": document(paragraph("a"), {"word/document.xml": f'<?xml version="1.0"?>{EXTERNAL}<a>&x;</a>'}),
    "a declaration in utf-16": document(paragraph("a"), {"word/document.xml": BOMB.encode("utf-16")}),
    "no document": zipped(readme=b"hello"),
    "an old word file": b"\xd0\xcf\x11\xe0" + b"0" * 600,
    "half a file": document(paragraph("a" * 400))[:700],
    "broken xml": document("<w:p><w:r>"),
    "plain text": b"only words",
    "two parts of one name": word_twice(),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_document_that_means_harm_or_is_none_is_refused(data: bytes, read_docx: Read) -> None:
    with pytest.raises(ContentError) as refused:
        read_docx(data)
    assert refused.value.code == "docx-refused"
    assert refused.value.hint


@pytest.mark.parametrize("data", [b"", b" \n"])
def test_an_empty_file_is_called_empty(data: bytes, read_docx: Read) -> None:
    with pytest.raises(ContentError) as refused:
        read_docx(data)
    assert refused.value.code == "empty-source"


def test_a_file_damaged_anywhere_is_an_article_or_refused_by_name(read_docx: Read) -> None:
    whole = document(paragraph("The ferry came back on Sunday, with forty passengers aboard."))
    for place in range(0, len(whole), 7):
        try:
            read_docx(whole[:place] + b"\x5a\xa5" + whole[place + 2 :])
        except ContentError as error:
            assert error.code in {"docx-refused", "empty-source"}, place


def test_deep_nesting_is_refused_with_its_code(read_docx: Read) -> None:
    table = "<w:tbl><w:tr><w:tc>" * 300 + paragraph("a") + "</w:tc></w:tr></w:tbl>" * 300
    with pytest.raises(ContentError) as refused:
        read_docx(document(table))
    assert refused.value.code == "nesting-too-deep"


def test_without_the_library_the_message_names_the_line_that_installs_it(
    read_docx: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mammoth", None)
    with pytest.raises(MissingPartError) as missing:
        read_docx(document(paragraph("a")))
    assert missing.value.hint == "pip install 'briefexport[docx]'"


W14 = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
BOX = "<wps:txbx><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></wps:txbx>"


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        ('<w:moveFrom w:id="1"><w:r><w:t>old</w:t></w:r></w:moveFrom><w:r><w:t>new</w:t></w:r>', "new"),
        ('<w:moveTo w:id="1"><w:r><w:t>new</w:t></w:r></w:moveTo>', "new"),
        ('<w:fldSimple w:instr="DATE"><w:r><w:t>in May</w:t></w:r></w:fldSimple>', "in May"),
        ('<w:dir w:val="rtl"><w:r><w:t>one</w:t></w:r></w:dir>', "one"),
        ('<w:bdo w:val="ltr"><w:r><w:t>two</w:t></w:r></w:bdo>', "two"),
        ('<w:r><w:t>one</w:t><w:br w:type="page"/><w:t>two</w:t></w:r>', "one two"),
        ("<w:r><w:t>an</w:t><w:softHyphen/><w:t>other</w:t></w:r>", "an\u00adother"),
        ('<w:r><w:sym w:font="Symbol" w:char="F061"/><w:t>-rays</w:t></w:r>', "α-rays"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>かんじ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢字</w:t></w:r></w:rubyBase>"
            "</w:ruby></w:r>",
            "漢字(かんじ)",
        ),
        (f"<w:r><w:drawing {W14}>{BOX}</w:drawing></w:r>", "In a box."),
        (
            f"<w:r><mc:AlternateContent {W14}><mc:Choice><w:drawing>{BOX}</w:drawing></mc:Choice>"
            "</mc:AlternateContent></w:r>",
            "In a box.",
        ),
    ],
)  # fmt: skip
def test_what_word_shows_is_read_whatever_it_stands_in(inner: str, words: str, read_docx: Read) -> None:
    reading = read_docx(document(f"<w:p>{inner}</w:p>"))
    assert body_text(reading.article) == words
    assert codes(reading, "error") == []


def test_hidden_text_is_left_out_and_told_of(read_docx: Read) -> None:
    hidden = "<w:p><w:r><w:t>Seen.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Unseen.</w:t></w:r></w:p>"
    reading = read_docx(document(hidden))
    assert body_text(reading.article) == "Seen."
    assert [entry.reason for entry in reading.ledger if entry.words == "Unseen."] == ["hidden text"]


def test_a_paragraph_with_an_outline_level_is_a_heading(read_docx: Read) -> None:
    outlined = "<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:r><w:t>The ferry</w:t></w:r></w:p>"
    reading = read_docx(
        document(paragraph("A title", "Title") + paragraph("Some words.") + outlined + paragraph("More."))
    )
    assert [(h.level, plain(h.content)) for h in outline(reading.article)] == [(2, "The ferry")]


@pytest.mark.parametrize("name", ["Überschrift 1", "Titre 1", "Título 1", "見出し 1", "Заголовок 1"])
def test_translated_style_names_are_headings(name: str, read_docx: Read) -> None:
    styles = f"""<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="a1"><w:name w:val="{name}"/></w:style>
    <w:style w:type="paragraph" w:styleId="b1"><w:name w:val="Titel"/></w:style></w:styles>"""
    body = paragraph("A title", "b1") + paragraph("Some words.") + paragraph("The ferry", "a1")
    reading = read_docx(document(body, {"word/styles.xml": styles}))
    assert reading.article.metadata.headline == "A title"
    assert [(h.level, plain(h.content)) for h in outline(reading.article)] == [(2, "The ferry")]


def test_a_decorative_picture_says_so(read_docx: Read) -> None:
    namespace = "http://schemas.microsoft.com/office/drawing/2017/decorative"
    mark = f'<a:ext><adec:decorative xmlns:adec="{namespace}" val="1"/></a:ext>'
    drawn = picture("p1", "").replace('descr=""/>', f'xmlns:a="urn:a">{mark}</wp:docPr>')
    relation = f'<Relationship Id="p1" Type="{RELATION}/image" Target="media/a.png"/>'
    reading = read_docx(document(paragraph("Words.") + drawn, {"word/media/a.png": PNG}, relation))
    assert [(image.alt, image.decorative) for image in images(reading.article)] == [("", True)]


def test_a_picture_whose_file_is_gone_costs_only_itself(read_docx: Read) -> None:
    reading = read_docx(document(paragraph("Words.") + picture("p9", "A ferry") + paragraph("More.")))
    assert body_text(reading.article) == "Words.\nMore."


def test_a_formula_nested_too_deeply_is_refused_or_read(read_docx: Read) -> None:
    deep = "<m:sSup><m:e>" * 110 + A + "</m:e></m:sSup>" * 110
    try:
        assert "a" in body_text(read_docx(document(f"<w:p>{formula(deep)}</w:p>")).article)
    except ContentError as error:
        assert error.code == "nesting-too-deep"
