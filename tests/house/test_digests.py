"""Sums without OpenSSL are the sums that `hashlib` gives, whichever way they are made."""

import hashlib
import sys
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefexport import digests, identity

LIMIT = digests._MANY


@pytest.fixture(params=["hashlib loaded", "not loaded"], autouse=True)
def _loaded(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "not loaded":
        monkeypatch.delitem(sys.modules, "hashlib")


@pytest.mark.parametrize("size", [0, 1, LIMIT - 1, LIMIT, LIMIT + 1])
def test_of_any_size(size: int) -> None:
    data = bytes(range(256)) * (size // 256 + 1)
    assert digests.sha256(data[:size]) == hashlib.sha256(data[:size]).digest()


def test_what_is_small_is_summed_without_loading_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "hashlib", raising=False)
    assert digests.sha256(b"some words") == hashlib.sha256(b"some words").digest()
    assert "hashlib" not in sys.modules


@given(sizes=st.lists(st.sampled_from([0, 1, 1000, LIMIT - 1, LIMIT])))
def test_in_pieces(sizes: list[int]) -> None:
    running, whole = digests.Running(), hashlib.sha256()
    for number, size in enumerate(sizes):
        for one in (running, whole):
            one.update(bytes([number]) * size)
        assert running.hexdigest() == whole.hexdigest()


@given(name=st.text())
def test_names_are_version_5_of_rfc_9562(name: str) -> None:
    assert identity._uuid5(uuid.NAMESPACE_URL, name) == uuid.uuid5(uuid.NAMESPACE_URL, name)


def test_the_name_space_is_the_one_it_always_was() -> None:
    assert uuid.uuid5(uuid.NAMESPACE_URL, "briefexport") == identity.NAMESPACE
