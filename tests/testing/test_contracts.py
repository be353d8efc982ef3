"""The contract kit, kept by an exporter and a reader of a few lines, and failed by those who break the contract."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, ClassVar

import msgspec
import pytest

from briefexport import text
from briefexport.model import Edition
from briefexport.plugin import Artifact, Context, Diagnostic, Format
from briefexport.readers.plaintext import PlainTextReader
from briefexport.testing import (
    EngineContract,
    ExporterContract,
    ReaderContract,
    make_context,
    sample_article,
    sample_edition,
)


class PlainOptions(msgspec.Struct, frozen=True):
    title: Annotated[bool, msgspec.Meta(description="begin with the title")] = True


class PlainExporter:
    """Words and nothing else."""

    api = 1
    summary = "plain words"
    Options = PlainOptions
    formats: ClassVar = {"plain": Format(".txt", "text/plain")}

    def export(self, edition: Edition, options: PlainOptions, context: Context) -> Iterator[Artifact]:
        parts = [edition.title] if options.title else []
        parts += [text.body_text(article) for article in edition.articles] + ["-- end --"]
        yield Artifact.of_bytes(f"{edition.slug}.txt", "text/plain", "\n\n".join(parts).encode())

    def check(self, path: Path, context: Context) -> Iterator[Diagnostic]:
        if not path.read_bytes().endswith(b"-- end --"):
            yield Diagnostic(code="cut-short", severity="error", message="the end is missing")


class TestPlainExporter(ExporterContract):
    exporter = PlainExporter
    options = (PlainOptions(title=False),)

    def words(self, artifact: Artifact, data: bytes) -> str:
        return data.decode()


class Clocked(PlainExporter):
    def export(self, edition: Edition, options: PlainOptions, context: Context) -> Iterator[Artifact]:
        yield Artifact.of_bytes(f"{edition.slug}.txt", "text/plain", str(time.perf_counter()).encode())


class Chatty(PlainExporter):
    def export(self, edition: Edition, options: PlainOptions, context: Context) -> Iterator[Artifact]:
        Path("beside.txt").write_text("litter", "utf-8")
        yield from super().export(edition, options, context)


class Trusting(PlainExporter):
    def check(self, path: Path, context: Context) -> Iterator[Diagnostic]:
        yield from ()


class Forgetful(PlainExporter):
    def export(self, edition: Edition, options: PlainOptions, context: Context) -> Iterator[Artifact]:
        yield Artifact.of_bytes(f"{edition.slug}.txt", "text/plain", edition.title.encode())


def kept(exporter: type[Any]) -> TestPlainExporter:
    case = type("TestOther", (TestPlainExporter,), {"exporter": exporter})
    return case()


def test_a_clock_in_an_artifact_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(AssertionError):
        kept(Clocked).test_the_same_edition_gives_the_same_bytes_anywhere(tmp_path, monkeypatch)


def test_a_file_beside_the_artifact_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(AssertionError, match="working folder"):
        kept(Chatty).test_it_touches_nothing_but_its_context(tmp_path, monkeypatch, capfd)


def test_a_check_that_cannot_fail_is_found(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="half"):
        kept(Trusting).test_check_accepts_what_it_made_and_refuses_half_of_it(tmp_path)


def test_lost_words_are_found(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="lacks words"):
        kept(Forgetful).test_no_words_are_lost(tmp_path)


def test_a_reader_without_a_sample_is_told_what_to_give() -> None:
    class Unfed(ReaderContract):
        reader = PlainTextReader

    with pytest.raises(AssertionError, match="sample = b"):
        Unfed().test_it_reads_its_sample_into_an_article_that_round_trips()
    Unfed.sample = b"A headline\n\nSome words of the brief stand here, and they end.\n"
    Unfed().test_it_reads_its_sample_into_an_article_that_round_trips()
    Unfed().test_bad_input_is_read_or_refused_by_name(b"\xff\xfe\xff")


def test_an_engines_option_that_nobody_could_set_is_found() -> None:
    class Pitched(ToneEngine):
        class Options(msgspec.Struct, frozen=True):
            pitch: Annotated[int, msgspec.Meta(description="how high")] = 100

    class Deaf(EngineContract):
        engine = Pitched

    with pytest.raises(AssertionError, match="nobody could set it"):
        Deaf().test_its_options_can_be_set()


class ToneEngine:
    """As much of an engine as its options need."""

    api = 1
    summary = "a tone"


def test_the_sample_holds_every_block_kind_and_every_inline() -> None:
    from briefexport import model as m

    article = sample_article()
    blocks = {type(block) for block in text.walk_article(article)}
    inlines = {type(inline) for inline in text.inlines_of(article)}
    assert blocks == set(m.Block.__args__)  # type: ignore[attr-defined]
    assert inlines == set(m.Inline.__args__)  # type: ignore[attr-defined]


def test_a_bound_sample_has_ids_of_its_own_for_each_article() -> None:
    ids = [block.id for article in sample_edition("one", "two").articles for block in text.walk_article(article)]
    assert len(ids) == len(set(ids))


def test_a_context_pickles(tmp_path: Path) -> None:
    import pickle

    context = make_context(tmp_path, formats=("plain",))
    assert pickle.loads(pickle.dumps(context)).stamp == context.stamp
