"""MPEG frames: walked across the seams of reading, counted exactly, and told by the Info frame."""

from __future__ import annotations

import io

import lameenc
import pytest

from briefexport.exporters.audio import mpeg


def stream(rate: int = 22_050, seconds: int = 2) -> bytes:
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(rate)
    encoder.set_out_sample_rate(rate)
    encoder.set_bit_rate(64)
    encoder.set_quality(7)
    return bytes(encoder.encode(bytes(2 * rate * seconds))) + bytes(encoder.flush())


@pytest.mark.parametrize("size", [1 << 20, 1000, 211, 64])
def test_frames_are_counted_whatever_is_read_at_once(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    data = stream()
    whole = mpeg.frames(io.BytesIO(data))
    monkeypatch.setattr(mpeg, "_AT_ONCE", size)
    assert mpeg.frames(io.BytesIO(data))[0] == whole[0] == pytest.approx(2 * 22_050 / 576, abs=4)


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000])
def test_the_info_frame_is_a_frame_of_the_stream(rate: int) -> None:
    data = stream(rate)
    count, first = mpeg.frames(io.BytesIO(data))
    info = mpeg.info_frame(first[:4], count, len(data), 2 * rate)
    assert len(info) == mpeg.info_size(rate)
    again, head = mpeg.frames(io.BytesIO(info + data))
    assert again == count + 1
    assert b"Info" in head
    assert mpeg.frame_at(info, 0).rate == rate


@pytest.mark.parametrize("cut", [1, 3, 5, 200])
def test_a_stream_cut_short_is_found(cut: int) -> None:
    with pytest.raises(ValueError, match="cut short"):
        mpeg.frames(io.BytesIO(stream()[:-cut]))


def test_what_is_no_frame_is_found() -> None:
    data = stream()
    with pytest.raises(ValueError, match="no MPEG frame"):
        mpeg.frames(io.BytesIO(data + b"garbage"))
