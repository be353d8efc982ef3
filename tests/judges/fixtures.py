"""The judges as session-wide fixtures; see the package's docstring for what each returns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from judges.books import Ace, EpubCheck
from judges.browser import Chromium, ReadingSystem
from judges.ears import Recogniser
from judges.papers import VeraPdf
from judges.pipes import JudgeAbsent

_Judge = TypeVar("_Judge")


def _appointed(judge: Callable[[], _Judge]) -> _Judge:
    try:
        return judge()
    except JudgeAbsent as absence:
        pytest.skip(f"judge absent: {absence}")


@pytest.fixture(scope="session")
def epubcheck() -> Iterator[EpubCheck]:
    judge = _appointed(EpubCheck)
    with judge.pipe:
        yield judge


@pytest.fixture(scope="session")
def ace(tmp_path_factory: pytest.TempPathFactory) -> Ace:
    scratch: Path = tmp_path_factory.mktemp("ace")
    return _appointed(lambda: Ace(scratch))


@pytest.fixture(scope="session")
def verapdf() -> Iterator[VeraPdf]:
    judge = _appointed(VeraPdf)
    with judge.pipe:
        yield judge


@pytest.fixture(scope="session")
def recogniser() -> Recogniser:
    return _appointed(Recogniser)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    profile: Path = tmp_path_factory.mktemp("chromium")
    with _appointed(lambda: Chromium(profile)) as judge:
        yield judge


@pytest.fixture(scope="session")
def reading_system(chromium: Chromium) -> ReadingSystem:
    return _appointed(lambda: ReadingSystem(chromium))
