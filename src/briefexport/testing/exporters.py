"""The exporter's contract."""

from __future__ import annotations

import io
import random
import socket
from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar

import msgspec
import pytest

from briefexport.model import Edition
from briefexport.plugin import Artifact, Context, Diagnostic
from briefexport.registry import RESERVED
from briefexport.testing.contexts import make_context
from briefexport.testing.declared import Declared
from briefexport.testing.samples import sample_edition


class ExporterContract(Declared):
    """Subclass it, name your class in `exporter`; `options` are instances to try besides the defaults.

    Override `context` to give your exporter another theme or narration, and `words` to have the sample's words looked
    for in what was made: it returns an artifact's text, or None for a format that holds no words.
    """

    subject = "exporter"
    exporter: ClassVar[Any]
    options: ClassVar[tuple[msgspec.Struct, ...]] = ()

    def context(self, folder: Path, formats: tuple[str, ...]) -> Context:
        return make_context(folder, formats=formats)

    def words(self, artifact: Artifact, data: bytes) -> str | None:
        return None

    def export(self, folder: Path, edition: Edition, options: msgspec.Struct | None = None) -> dict[str, bytes]:
        """The artifacts of every format, by name."""
        context = self.context(folder, tuple(self.plugin.formats))
        made = self.plugin.export(edition, options or self.plugin.Options(), context)
        return {artifact.name: written(artifact) for artifact in made}

    def test_option_names_leave_the_common_ones_alone(self) -> None:
        assert not RESERVED & set(self.plugin.Options.__struct_fields__)

    def test_formats_have_a_suffix_and_a_media_type(self) -> None:
        assert self.plugin.formats
        for name, kind in self.plugin.formats.items():
            assert name == name.strip().lower()
            assert kind.suffix.startswith(".")
            assert kind.media_type.count("/") == 1
        assert set(getattr(self.plugin, "default_formats", ())) <= set(self.plugin.formats)

    def test_it_makes_one_artifact_for_each_format(self, tmp_path: Path) -> None:
        made = self.export(tmp_path, sample_edition())
        assert sorted(made) == sorted(f"sample{kind.suffix}" for kind in self.plugin.formats.values())
        assert all(made.values()), "an artifact is empty"

    def test_it_makes_only_what_is_asked_for(self, tmp_path: Path) -> None:
        for name, kind in self.plugin.formats.items():
            made = self.plugin.export(sample_edition(), self.plugin.Options(), self.context(tmp_path / name, (name,)))
            assert [artifact.name for artifact in made] == [f"sample{kind.suffix}"]

    def test_it_takes_every_set_of_options(self, tmp_path: Path) -> None:
        for number, options in enumerate(self.options):
            assert self.export(tmp_path / str(number), sample_edition(), options)

    def test_it_binds_many_articles_into_one_edition(self, tmp_path: Path) -> None:
        made = self.export(tmp_path, sample_edition("one", "two"))
        assert all(name.startswith("one-two.") for name in made)

    def test_the_same_edition_gives_the_same_bytes_anywhere(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        here = self.export(tmp_path / "here", sample_edition())
        for name, value in {"TZ": "Asia/Tokyo", "LANG": "C", "HOME": "/nowhere", "SOURCE_DATE_EPOCH": "1"}.items():
            monkeypatch.setenv(name, value)
        elsewhere = tmp_path / "else" / "where"
        elsewhere.mkdir(parents=True)
        monkeypatch.chdir(elsewhere)
        random.seed(20)
        assert self.export(tmp_path / "there", sample_edition()) == here

    def test_it_touches_nothing_but_its_context(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ) -> None:
        working = tmp_path / "working"
        working.mkdir()
        monkeypatch.chdir(working)
        monkeypatch.setattr(socket.socket, "connect", _refused)
        self.export(tmp_path, sample_edition())
        assert list(working.iterdir()) == [], "it wrote into the working folder; use context.scratch"
        assert capfd.readouterr() == ("", ""), "it printed; use context.report"

    def test_check_accepts_what_it_made_and_refuses_half_of_it(self, tmp_path: Path) -> None:
        context = self.context(tmp_path, tuple(self.plugin.formats))
        for name, data in self.export(tmp_path, sample_edition()).items():
            whole, half = tmp_path / name, tmp_path / f"half-{name}"
            whole.write_bytes(data)
            half.write_bytes(data[: len(data) // 2])
            assert errors(self.plugin.check(whole, context)) == []
            assert errors(self.plugin.check(half, context)), f"check took half of {name} for whole"

    def test_no_words_are_lost(self, tmp_path: Path) -> None:
        context = self.context(tmp_path, tuple(self.plugin.formats))
        for artifact in self.plugin.export(sample_edition(), self.plugin.Options(), context):
            found = self.words(artifact, written(artifact))
            if found is not None:
                missing = [word for word in _expected() if word not in found]
                assert missing == [], f"{artifact.name} lacks words of the article"


def written(artifact: Artifact) -> bytes:
    """All the bytes of an artifact."""
    sink = io.BytesIO()
    artifact.write(sink)
    return sink.getvalue()


def errors(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those that keep a file from replacing the old one."""
    return [diagnostic for diagnostic in found if diagnostic.severity == "error"]


def _expected() -> list[str]:
    from briefexport import text

    return [word for article in sample_edition().articles for word in text.body_text(article).split()]


def _refused(*_: object) -> None:
    raise AssertionError("an exporter opened a network connection")
