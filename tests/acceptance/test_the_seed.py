"""The seed brief's three editions, made in a plain C locale and judged by others."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from acceptance.running import briefexport, workspace
from judges.books import Ace, EpubCheck
from judges.papers import VeraPdf

EDITIONS = ("brief.epub", "brief.mp3", "brief.pdf", "brief.script.txt", "brief.vtt", "manifest.json")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = workspace(tmp_path_factory.mktemp("seed"))
    briefexport("build", folder=folder, LC_ALL="C")
    return folder


def test_every_edition_is_there(built: Path) -> None:
    assert tuple(sorted(path.name for path in (built / "dist").iterdir())) == EDITIONS


def test_a_second_build_makes_nothing_and_says_so(built: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (built / "dist").glob("brief.*")}
    again = briefexport("build", folder=built, LC_ALL="C")
    assert "nothing to rebuild" in again.stderr
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_the_manifest_names_every_artifact_truly(built: Path) -> None:
    import hashlib

    manifest = json.loads((built / "dist" / "manifest.json").read_text("utf-8"))
    assert manifest["format"] == "briefexport-manifest/1"
    assert [entry["path"] for entry in manifest["artifacts"]] == sorted(EDITIONS[:-1])
    for entry in manifest["artifacts"]:
        data = (built / "dist" / entry["path"]).read_bytes()
        assert (entry["bytes"], entry["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        assert [source["path"] for source in entry["sources"]] == ["source/brief.txt"]


def test_the_book_is_clean(built: Path, epubcheck: EpubCheck, ace: Ace) -> None:
    verdict = epubcheck(built / "dist" / "brief.epub")
    assert verdict.faults == ()
    assert not [told for told in verdict.usages if "RSC-025" in told]
    told = ace(built / "dist" / "brief.epub")
    assert (told.outcome, told.violations) == ("pass", ())


def test_the_paper_conforms_twice(built: Path, verapdf: VeraPdf) -> None:
    assert verapdf(built / "dist" / "brief.pdf", "PDFUA-1", "PDFA-3U") == ()


def test_the_sound_decodes_and_lasts_as_long_as_reading_aloud_does(built: Path) -> None:
    command = ["ffmpeg", "-v", "error", "-i", "brief.mp3", "-f", "s16le", "-ac", "1", "-ar", "8000", "-"]
    run = subprocess.run(command, cwd=built / "dist", capture_output=True, check=True)
    assert run.stderr == b""
    assert 150 <= len(run.stdout) / 2 / 8000 <= 200


def test_the_seed_has_its_six_headings_and_its_lede(built: Path) -> None:
    article = json.loads(briefexport("inspect", "source/brief.txt", "--as", "json", "-q", folder=built).stdout)
    kinds = [block["type"] for block in article["body"]]
    assert kinds.count("heading") == 6
    assert article["body"][0]["role"] == "lede"
    assert article["metadata"]["working_title"] is True
    first = article["body"][0]["content"][0]["text"]
    assert first.startswith(re.sub(r"\W+$", "", article["metadata"]["headline"]))
    assert briefexport("inspect", "source/brief.txt", "--strict", folder=built, check=1).returncode == 1
