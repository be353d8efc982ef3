"""Closed by construction: whatever page, sheet or picture asks for, nothing is fetched and no file is read."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefexport.errors import BriefexportError, ContentError
from briefexport.exporters.pdf.jobs import Attachment, Job
from briefexport.exporters.pdf.rendering import make
from briefexport.plugin import Asset
from briefexport.processes import call
from pdf.conftest import Set
from pdf.samples import article, edition
from pdf.samples import m as model

SECRET = "canary-7f3a91"


class Canary:
    """A server on this machine that counts who knocks."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.knocks = 0
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.socket.getsockname()[1]}"

    def _listen(self) -> None:
        while True:
            try:
                self.socket.accept()[0].close()
            except OSError:
                return
            self.knocks += 1


@pytest.fixture(scope="module")
def canary() -> Iterator[Canary]:
    made = Canary()
    yield made
    made.socket.close()


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text(SECRET)
    return path


MARKUP = (
    '<link rel="stylesheet" href="{}">', '<link rel="attachment" href="{}">', '<a rel="attachment" href="{}">x</a>',
    "<style>@import url({});</style>", '<style>@font-face{{font-family:x;src:url({})}} p{{font-family:x}}</style>',
    '<p style="background:url({})">x</p>', '<img src="{}" alt="x">', '<object data="{}">x</object>',
    '<embed src="{}">', '<iframe src="{}"></iframe>', '<p style="list-style-image:url({});display:list-item">x</p>',
    '<svg width="9" height="9"><image href="{}" width="9" height="9"/></svg>',
    '<svg width="9" height="9"><use href="{}#a"/></svg>', '<p style="content:url({})">x</p>',
    '<base href="{}"><img src="a.png" alt="x">',
)  # fmt: skip


def job(body: str, css: str = "") -> Job:
    page = f'<!DOCTYPE html><html lang="en"><head><title>t</title></head><body>{body}<p>words</p></body></html>'
    return Job(
        xhtml=page, css=css, language="en", stamp="2024-11-17T00:00:00Z", variant="ua-a3u", claims_ua=True, assets={},
        files=frozenset(), attachments=(Attachment(name="a.json", data=b"{}", description="a"),),
    )  # fmt: skip


@pytest.mark.parametrize("markup", MARKUP)
@pytest.mark.parametrize("scheme", ["http://{host}/x", "ftp://{host}/x", "file://{file}", "data:text/plain,{word}"])
def test_markup_reaches_nothing(canary: Canary, secret: Path, markup: str, scheme: str) -> None:
    before = canary.knocks
    address = scheme.format(host=canary.address, file=secret, word=SECRET)
    try:
        data = call(make, job(markup.format(address)), seconds=30).data
    except ContentError as error:
        assert error.code == "pdf-fetch-refused"
        data = b""
    assert canary.knocks == before
    assert SECRET.encode() not in data


@pytest.mark.parametrize(
    "rule", ["@import url({});", "p{{background:url({})}}", "@font-face{{font-family:x;src:url({})}}"]
)
def test_a_sheet_reaches_nothing(canary: Canary, secret: Path, rule: str) -> None:
    before = canary.knocks
    for address in (f"http://{canary.address}/x", secret.as_uri()):
        with pytest.raises(ContentError) as caught:
            call(make, job("<p>x</p>", rule.format(address)), seconds=30)
        assert caught.value.code == "pdf-fetch-refused"
    assert canary.knocks == before


@pytest.mark.parametrize("inside", ['<image href="{}" width="9" height="9"/>', '<use href="{}#a"/>'])
def test_a_picture_reaches_nothing(set_pdf: Set, canary: Canary, secret: Path, inside: str) -> None:
    before = canary.knocks
    for address in (f"http://{canary.address}/x.png", secret.as_uri()):
        drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside.format(address)}</svg>'
        given = edition(article(body=(model.Figure(image=model.Image("a.svg", alt="x")),)))
        try:
            path = set_pdf(given, pictures={"a.svg": Asset(drawing.encode(), "image/svg+xml")})
        except BriefexportError as error:
            assert error.exit_code == 1
        else:
            assert SECRET.encode() not in path.read_bytes()
    assert canary.knocks == before


def test_an_attachment_in_the_text_is_only_a_link(set_pdf: Set) -> None:
    import pikepdf

    words = (model.Link("file:///etc/passwd", content=(model.Text("a file"),)),)
    path = set_pdf(edition(article(body=(model.Paragraph(content=words),))))
    with pikepdf.open(path) as pdf:
        assert list(pdf.attachments) == ["matrix.article.json"]
        assert all("/Annots" not in page.obj for page in pdf.pages[:1]) or b"file:" not in path.read_bytes()
