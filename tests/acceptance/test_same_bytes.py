"""The same bytes elsewhere: another folder, locale, time zone, user's home, hash seed, cache and moment."""

from __future__ import annotations

import time
from pathlib import Path

from acceptance.running import briefexport, sums, workspace

FORMATS = ("mp3", "wav", "flac", "script", "ssml", "utterances", "vtt", "srt", "chapters", "timeline")


def made(folder: Path, **environment: str) -> dict[str, str]:
    """Every format of the seed, made from nothing."""
    workspace(folder)
    asked = [part for name in FORMATS for part in ("--format", name)]
    briefexport("build", folder=folder, **environment)
    briefexport("audio", "source/brief.txt", *asked, "-o", "dist/", folder=folder, **environment)
    return sums(folder / "dist")


def test_every_edition_is_the_same_elsewhere(tmp_path: Path) -> None:
    here = made(tmp_path / "here", LANG="C", LC_ALL="C", TZ="UTC", PYTHONHASHSEED="1")
    time.sleep(2.1)  # zip times have a resolution of two seconds
    elsewhere = tmp_path / "quite another" / "place"
    there = made(elsewhere, LANG="tr_TR.UTF-8", LC_ALL="C.UTF-8", TZ="Asia/Tokyo", PYTHONHASHSEED="4711", COLUMNS="40")
    assert set(here) >= {"brief.epub", "brief.pdf", "brief.mp3", "brief.timeline.json"}
    assert here == there


def test_a_date_of_the_world_changes_what_it_changes_on_both_sides(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, zone in ((one, "UTC"), (other, "America/St_Johns")):
        workspace(folder)
        for name in ("epub", "pdf"):
            briefexport(name, "source/brief.txt", folder=folder, TZ=zone, SOURCE_DATE_EPOCH="1731801600")
    assert sums(one / "dist") == sums(other / "dist")
    briefexport("epub", "source/brief.txt", "-o", "undated.epub", folder=one)
    assert (one / "undated.epub").read_bytes() != (one / "dist" / "brief.epub").read_bytes()
