"""The reader's contract."""

from __future__ import annotations

from typing import Any, ClassVar

import msgspec
import pytest

from briefexport import text
from briefexport.model import Article, from_json, to_json
from briefexport.plugin import ContentError, Reading, ReadingContext, Source
from briefexport.testing.declared import Declared

# What no text can be, what text should not hold, and what a careless parser chokes on.
HOSTILE = (
    b"", b" \n\t\n", b"\x00", b"\xff\xfe\xff", b"\x89PNG\r\n\x1a\n\x00\x00", b"PK\x03\x04half a zip", b"\xef\xbb\xbf",
    b"<" * 2_000, b"{" * 2_000, b"[" * 2_000, b"> " * 500 + b"deep", b"a\r\nb\rc\nd", "\u202eright to left".encode(),
)  # fmt: skip


class ReaderContract(Declared):
    """Subclass it, name your class in `reader`, and give a `sample` source of it: bytes with a headline and words.

    `name` is the sample's file name; without one it is `sample` and the reader's first suffix.
    """

    subject = "reader"
    reader: ClassVar[Any]
    sample: ClassVar[bytes] = b""
    name: ClassVar[str] = ""

    def read(self, data: bytes) -> Reading:
        source = Source(data, self.name or f"sample{self.plugin.suffixes[0]}")
        reading: Reading = self.plugin.read(source, self.plugin.Options(), ReadingContext())
        return reading

    def read_sample(self) -> Reading:
        assert self.sample, 'give your reader something to read: sample = b"…" beside `reader`'
        return self.read(self.sample)

    def test_it_says_what_it_reads(self) -> None:
        assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in self.plugin.suffixes)
        assert all(kind.count("/") == 1 for kind in self.plugin.media_types)

    def test_it_reads_its_sample_into_an_article_that_round_trips(self) -> None:
        article = self.read_sample().article
        assert article.body
        assert article.metadata.headline
        assert from_json(to_json(article), Article) == article

    def test_the_same_source_gives_the_same_reading(self) -> None:
        assert msgspec.json.encode(self.read_sample()) == msgspec.json.encode(self.read_sample())

    def test_every_block_has_a_lasting_id_of_its_own(self) -> None:
        ids = [block.id for block in text.walk_article(self.read_sample().article)]
        assert all(ids)
        assert len(ids) == len(set(ids))
        assert not [name for name in ids if name.startswith("@")], "call identity.identify when the article is whole"

    def test_positions_are_of_blocks_that_are_there(self) -> None:
        reading = self.read_sample()
        ids = {block.id for block in text.walk_article(reading.article)}
        assert set(reading.positions) <= ids

    def test_the_ledger_accounts_for_the_articles_words(self) -> None:
        reading = self.read_sample()
        kept = " ".join(entry.words for entry in reading.ledger if entry.fate == "body")
        missing = [word for word in text.body_text(reading.article).split() if word not in kept]
        assert missing == [], "words of the article that no ledger entry names"
        assert all(entry.reason for entry in reading.ledger if entry.fate == "dropped")

    @pytest.mark.parametrize("data", HOSTILE, ids=lambda data: repr(bytes(data[:12])))
    def test_bad_input_is_read_or_refused_by_name(self, data: bytes) -> None:
        try:
            article = self.read(data).article
        except ContentError as refusal:
            assert refusal.code
            assert refusal.hint, "say what to do next"
        else:
            assert from_json(to_json(article), Article) == article
