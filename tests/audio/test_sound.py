"""Sound files: whole, at their loudness, tagged, with chapters inside the sound; the same bytes each time."""

from __future__ import annotations

import errno
import io
import os
import wave
from pathlib import Path
from typing import Any

import mutagen.flac
import mutagen.id3
import mutagen.mp4
import mutagen.oggopus
import pytest
from mutagen.id3 import CTOCFlags

from audio.kit import STORY, export, loudness, samples
from briefexport import model as m
from briefexport.errors import MissingPartError
from briefexport.exporters.audio import AudioExporter, AudioOptions
from briefexport.exporters.audio.chapters import Chapter
from briefexport.exporters.audio.checking import check
from briefexport.exporters.audio.id3 import _tables
from briefexport.plugin import Asset
from briefexport.testing import ExporterContract, make_context
from narration.studio_kit import brief, studio

SOUNDS = ("mp3", "m4b", "opus", "flac", "wav")
FACTS: dict[str, Any] = {
    "headline": "Harbour to close — “for now”",
    "byline": (m.Person(name="Ada Byron"), m.Person(name="Bo Li")),
    "rights": "© 2024 The Gazette",
    "summary": "A close vote.",
}


def story(**more: Any) -> m.Edition:
    made = brief(*STORY, **FACTS)
    return m.Edition(
        identifier=made.identifier, slug="test", title=made.title, date="2024-11-17", articles=made.articles,
        publisher=m.Publisher(name="The Gazette"), **more,
    )  # fmt: skip


class TestContract(ExporterContract):
    exporter = AudioExporter
    options = (AudioOptions(bitrate="32", effort="best"),)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("sounds")
    narration = studio(folder)
    paths = export(folder, story(), SOUNDS, narration)
    recording = narration.recording(story())
    (folder / "length").write_text(f"{round(recording.timeline.duration * recording.rate)} {recording.rate}")
    return paths


@pytest.mark.parametrize("kind", SOUNDS)
def test_the_delivered_file_has_its_loudness_and_keeps_its_peaks(made: dict[str, Path], kind: str) -> None:
    level, peak = loudness(made[kind])
    assert level == pytest.approx(-16.0, abs=0.5)
    assert peak <= -1.0


@pytest.mark.parametrize("word", ["Stop!", "Parliament."])
def test_one_word_is_as_loud_as_an_article(word: str, tmp_path: Path) -> None:
    for path in export(tmp_path, brief(word), SOUNDS).values():
        level, peak = loudness(path)
        assert level == pytest.approx(-16.0, abs=0.5)
        assert peak <= -1.0


@pytest.mark.parametrize("kind", SOUNDS)
def test_a_player_hears_every_sample_and_no_more(made: dict[str, Path], kind: str) -> None:
    length, rate = map(int, (made[kind].parent / "length").read_text().split())
    # AAC knows whole frames only; the others say where the sound ends.
    slack = 1024 if kind == "m4b" else 2 if kind == "opus" else 0
    assert abs(samples(made[kind], rate) - length) <= slack


@pytest.mark.parametrize("kind", SOUNDS)
def test_two_clean_runs_make_the_same_bytes(made: dict[str, Path], kind: str, tmp_path: Path) -> None:
    assert export(tmp_path, story(), (kind,))[kind].read_bytes() == made[kind].read_bytes()


def test_an_mp3_says_what_it_is(made: dict[str, Path]) -> None:
    tag = mutagen.id3.ID3(made["mp3"], translate=False)
    assert tag.version == (2, 3, 0)
    told = {name: str(tag[name]) for name in ("TIT2", "TPE1", "TALB", "TYER", "TLAN", "TCOP", "TPUB")}
    assert told == {
        "TIT2": "Harbour to close — “for now”", "TPE1": "Ada Byron, Bo Li", "TALB": "The Gazette", "TYER": "2024",
        "TLAN": "eng", "TCOP": "© 2024 The Gazette", "TPUB": "The Gazette",
    }  # fmt: skip
    assert str(tag["TXXX:digitalSourceType"]).endswith("/algorithmicMedia")
    transcript = tag["USLT::eng"].text
    assert all(words.removeprefix("# ") in transcript for words in STORY)


def test_an_mp3s_chapters_are_its_headings_in_order_and_inside_the_sound(made: dict[str, Path]) -> None:
    tag = mutagen.id3.ID3(made["mp3"], translate=False)
    [contents] = tag.getall("CTOC")
    chapters = [tag[f"CHAP:{name}"] for name in contents.child_element_ids]
    assert [str(chapter.sub_frames["TIT2"]) for chapter in chapters] == [
        "Harbour to close — “for now”",
        "Why it was close",
        "What comes next",
    ]
    ends = [chapter.end_time for chapter in chapters]
    assert [chapter.start_time for chapter in chapters][1:] == pytest.approx(ends[:-1], abs=1)
    length, rate = map(int, (made["mp3"].parent / "length").read_text().split())
    assert chapters[0].start_time == 0
    assert ends[-1] <= length / rate * 1000


@pytest.mark.parametrize(("count", "depth"), [(3, 1), (255, 1), (256, 2), (70_000, 3)])
def test_every_chapter_is_in_the_table_however_many_there_are(count: int, depth: int) -> None:
    """One byte counts what a table holds, so a long table is a table of tables."""
    chapters = [Chapter(id=f"b{n}", title="", start=n, end=n + 1) for n in range(count)]
    tables = {table.element_id: table for table in _tables(chapters, {one: one.id for one in chapters})}

    def leaves(name: str, level: int = 0) -> list[tuple[str, int]]:
        if name not in tables:
            return [(name, level)]
        return [leaf for child in tables[name].child_element_ids for leaf in leaves(child, level + 1)]

    assert leaves("toc") == [(chapter.id, depth) for chapter in chapters]
    assert [name for name, table in tables.items() if table.flags & CTOCFlags.TOP_LEVEL] == ["toc"]
    assert max(len(table.child_element_ids) for table in tables.values()) <= 255


def test_the_other_containers_say_it_too(made: dict[str, Path]) -> None:
    book = mutagen.mp4.MP4(made["m4b"])
    assert (book["©nam"], book["©ART"]) == (["Harbour to close — “for now”"], ["Ada Byron, Bo Li"])
    assert [chapter.title for chapter in book.chapters][1:] == ["Why it was close", "What comes next"]
    for file in (mutagen.oggopus.OggOpus(made["opus"]), mutagen.flac.FLAC(made["flac"])):
        assert file["title"] == ["Harbour to close — “for now”"]
        assert file["chapter001name"] == ["Why it was close"]
        assert file["digitalsourcetype"][0].endswith("/algorithmicMedia")


def test_a_wav_has_its_chapters_as_labelled_cues(made: dict[str, Path]) -> None:
    data = made["wav"].read_bytes()
    assert int.from_bytes(data[4:8], "little") == len(data) - 8
    assert data.count(b"labl") == 3
    assert b"Why it was close\0" in data
    with wave.open(str(made["wav"])) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 22_050)


@pytest.mark.parametrize("kind", ["mp3", "m4b", "opus", "flac"])
def test_the_cover_is_inside(tmp_path: Path, kind: str) -> None:
    picture = Asset(b"\x89PNG\r\n\x1a\n" + bytes(300), "image/png")
    edition = story(cover=m.Cover(src="cover.png", alt="The harbour"))
    context = make_context(tmp_path, formats=(kind,), narration=studio(tmp_path), assets={"cover.png": picture})
    [artifact] = AudioExporter().export(edition, AudioOptions(), context)
    sink = io.BytesIO()
    artifact.write(sink)
    data = sink.getvalue()
    import base64

    assert picture.data in data or base64.b64encode(picture.data)[40:160] in data


def test_bound_briefs_have_a_chapter_each_and_headings_below(tmp_path: Path) -> None:
    from briefexport import identity

    articles = [
        m.Article(identifier=f"urn:{n}", metadata=m.Metadata(headline=f"Brief {n}", slug=f"brief-{n}"),
                  body=brief("First words.", f"# Heading {n}", "Last words.").articles[0].body)
        for n in (1, 2)
    ]  # fmt: skip
    edition = m.Edition(identifier="urn:b", slug="test", title="The week", articles=identity.bind(articles))
    path = export(tmp_path, edition, ("mp3",))["mp3"]
    tag = mutagen.id3.ID3(path)
    tables = {table.element_id: table for table in tag.getall("CTOC")}
    assert tables["toc"].child_element_ids == ["toc0", "toc1"]
    titles = [
        [str(tag[f"CHAP:{name}"].sub_frames["TIT2"]) for name in tables[table].child_element_ids]
        for table in ("toc0", "toc1")
    ]
    assert titles == [["Brief 1", "Heading 1"], ["Brief 2", "Heading 2"]]


@pytest.mark.parametrize("bitrate", ["32", "192"])
def test_every_bitrate_keeps_the_promise(tmp_path: Path, bitrate: str) -> None:
    path = export(tmp_path, story(), ("mp3",), studio(tmp_path, sample_rate="44100"), bitrate=bitrate)["mp3"]
    level, peak = loudness(path)
    assert level == pytest.approx(-16.0, abs=0.5)
    assert peak <= -1.0


@pytest.mark.parametrize("kind", ["mp3", "m4b", "opus", "flac", "wav"])
def test_a_disk_that_fills_while_encoding_is_an_error(tmp_path: Path, kind: str) -> None:
    class Full(io.RawIOBase):
        room = 2000

        def write(self, data: Any) -> int:
            self.room -= len(data)
            if self.room < 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return len(data)

    context = make_context(tmp_path, formats=(kind,), narration=studio(tmp_path))
    [artifact] = AudioExporter().export(story(), AudioOptions(), context)
    with pytest.raises(OSError, match="No space left"):
        artifact.write(Full())  # type: ignore[arg-type]
    assert not list(context.scratch.glob("sound.*"))


@pytest.mark.parametrize("kind", SOUNDS)
def test_a_file_cut_short_is_found(made: dict[str, Path], kind: str, tmp_path: Path) -> None:
    cut = tmp_path / made[kind].name
    cut.write_bytes(made[kind].read_bytes()[:-5000])
    assert [found.code for found in check(cut)] == ["sound-unsound"]


@pytest.mark.parametrize("kind", ["m4b", "opus", "flac"])
def test_without_pyav_the_line_that_installs_it_is_said(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "av", None)
    with pytest.raises(MissingPartError) as caught:
        export(tmp_path, story(), (kind,))
    assert caught.value.hint == "pip install 'briefexport[sound]'"


def test_words_need_no_engine_and_captions_no_mastering(tmp_path: Path) -> None:
    import subprocess
    import sys

    program = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
from pathlib import Path
from audio.kit import STORY, export
from narration.studio_kit import brief
export(Path({str(tmp_path)!r}), brief(*STORY), ("script", "utterances", "ssml"))
assert "briefexport.narration.speaking" not in sys.modules
export(Path({str(tmp_path)!r}), brief(*STORY), ("vtt", "srt", "timeline", "chapters"))
assert not {{"briefexport.narration.mastering", "lameenc", "miniaudio", "av", "mutagen"}} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", program], check=True)
