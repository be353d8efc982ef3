"""Mastering: loudness, true peaks, exact lengths, resampling; measured by formulas that can be checked by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefexport.narration.mastering import limiter
from briefexport.narration.mastering.loudness import GRAIN, levels, survey
from briefexport.narration.mastering.resampling import resampled
from briefexport.narration.mastering.stream import faded, frames
from briefexport.narration.settings import LOUDNESS
from narration.studio_kit import brief, sound, studio

WORDS = ("The vote was close, and nobody knew why it had come to this.", "It will be held again next week, in May.")


def sine(frequency: float, rate: int, seconds: float, amplitude: float = 1.0, phase: float = 0.0) -> np.ndarray:
    time = np.arange(round(rate * seconds)) / rate
    return (amplitude * np.sin(2 * np.pi * frequency * time + phase)).astype(np.float32)


@pytest.mark.parametrize("rate", [16_000, 22_050, 44_100, 48_000])
def test_a_sine_at_997_hz_measures_as_the_recommendation_says(rate: int) -> None:
    # ITU-R BS.1770: 0 dBFS at 997 Hz in one channel reads −3.01 LKFS.
    assert survey([sine(997, rate, 5)], rate).integrated() == pytest.approx(-3.01, abs=0.1)


def test_silence_between_words_does_not_count() -> None:
    tone = sine(997, 48_000, 4, 0.1)
    gaps = [tone, np.zeros(48_000 * 8, np.float32), tone]
    assert survey(gaps, 48_000).integrated() == pytest.approx(survey([tone], 48_000).integrated(), abs=0.25)


@pytest.mark.parametrize("rate", [16_000, 22_050, 44_100, 48_000])
def test_a_short_sound_is_measured_in_the_blocks_of_the_recommendation(rate: int) -> None:
    """0.6 s of a tone and 0.4 s of silence: blocks of 400 ms every 100 ms hold 4, 4, 4, 3, 2, 1 and 0 tenths of it."""
    tone = sine(997, rate, 0.6, 0.1)
    measured = survey([tone, np.zeros(round(rate * 0.4), np.float32)], rate)
    whole = survey([sine(997, rate, 5, 0.1)], rate).integrated()
    assert measured.integrated() == pytest.approx(whole + 10 * np.log10((3 + 0.75 + 0.5 + 0.25) / 6), abs=0.05)
    ones = np.ones(len(measured.peaks), np.float32)
    assert measured.integrated(ones, 0.5) == pytest.approx(measured.integrated() - 6.02, abs=0.01)
    assert levels([tone, np.zeros(round(rate * 0.4), np.float32)], rate)[0] == pytest.approx(measured.integrated())


def test_a_sound_shorter_than_a_block_is_not_filled_up_with_silence() -> None:
    assert survey([sine(997, 48_000, 0.3)], 48_000).integrated() == pytest.approx(-3.01, abs=0.1)


def test_silence_is_infinitely_quiet() -> None:
    measured = survey([np.zeros(48_000, np.float32)], 48_000)
    assert measured.integrated() == measured.peak() == float("-inf")


def test_a_peak_between_samples_is_found() -> None:
    # A quarter of the rate at 45 degrees: every sample is 3 dB under the true peak (BS.1770 annex 2).
    assert survey([sine(12_000, 48_000, 1, 0.5, np.pi / 4)], 48_000).peak() == pytest.approx(-6.02, abs=0.25)


@pytest.mark.parametrize("share", [0.01, 0.1, 0.2, 0.25, 0.3, 0.33, 0.4])
@pytest.mark.parametrize("phase", [0.0, 0.4, 1.1])
def test_a_tone_peaks_at_its_amplitude_whatever_its_samples_are(share: float, phase: float) -> None:
    tone = faded(sine(share * 48_000, 48_000, 2, 0.5, phase), 48_000)
    _, peak, samples = levels([tone[:50_000], tone[50_000:]], 48_000)
    assert peak == pytest.approx(-6.02, abs=0.5)  # four-fold oversampling may miss so much of a tone so high
    assert survey([tone], 48_000).peak() == pytest.approx(peak, abs=0.001)
    assert samples == len(tone)


@given(st.lists(st.floats(0.0, 4.0), min_size=1, max_size=200))
def test_the_limiter_keeps_its_ceiling_and_never_amplifies(peaks: list[float]) -> None:
    levels = np.array(peaks, np.float32)
    gains = limiter.gains(levels, 22_050, 0.89)
    assert len(gains) == len(levels)
    assert (gains <= 1).all()
    assert (gains * levels <= 0.89 * 1.0001).all()


@given(st.lists(st.floats(0.01, 4.0), min_size=3, max_size=60))
def test_the_slope_inside_a_grain_keeps_the_ceiling_too(peaks: list[float]) -> None:
    levels = np.array(peaks, np.float32)
    gains = np.pad(limiter.gains(levels, 22_050, 0.89), 1, mode="edge")
    limited = limiter.applied(np.repeat(levels, GRAIN), gains)
    assert limited.max() <= 0.89 * 1.0001


@given(st.lists(st.integers(0, 300), max_size=12), st.integers(1, 200), st.integers(0, 20))
def test_frames_lose_and_add_nothing(lengths: list[int], size: int, margin: int) -> None:
    counter = iter(range(1, 10_000))
    parts = [np.array([next(counter) for _ in range(n)], np.float32) for n in lengths]
    found = list(frames(parts, size, margin))
    inner = np.concatenate([np.zeros(0), *(frame[margin : margin + size] for frame in found)])
    total = sum(lengths)
    assert list(inner[:total]) == list(range(1, total + 1))
    assert not inner[total:].any()
    whole = np.pad(np.arange(1, total + 1), (margin, size + margin))
    for index, frame in enumerate(found):
        assert len(frame) == size + 2 * margin
        expected = whole[index * size : index * size + size + 2 * margin]
        assert list(frame[: len(expected)]) == list(expected)


@pytest.mark.parametrize(("source", "target"), [(22_050, 44_100), (22_050, 48_000), (16_000, 22_050), (48_000, 16_000)])
def test_resampling_keeps_a_tone(source: int, target: int) -> None:
    tone = sine(440, source, 1, 0.5)
    made = resampled(tone, source, target, target)
    wanted = sine(440, target, 1, 0.5)
    assert len(made) == target
    assert np.abs(made - wanted)[200:-200].max() < 0.003


def test_fades_begin_and_end_in_silence() -> None:
    sound = faded(np.ones(1000, np.float32), 16_000)
    assert sound[0] == sound[-1] == 0
    assert sound[500] == 1


@pytest.mark.parametrize("profile", sorted(LOUDNESS))
def test_the_recording_has_its_profile(tmp_path: Path, profile: str) -> None:
    recording = studio(tmp_path, loudness=profile).recording(brief(*WORDS))
    loudness, peak = LOUDNESS[profile]
    measured = survey(_floats(sound(recording)), recording.rate)
    assert measured.integrated() == pytest.approx(loudness, abs=0.3)
    assert measured.peak() <= peak


@pytest.mark.parametrize("rate", ["44100", "48000"])
def test_other_sample_rates_have_the_same_times(tmp_path: Path, rate: str) -> None:
    made = studio(tmp_path, sample_rate=rate).recording(brief(*WORDS))
    plain = studio(tmp_path).recording(brief(*WORDS))
    assert made.rate == int(rate)
    assert made.timeline.duration == pytest.approx(plain.timeline.duration, abs=0.001)
    assert len(sound(made)) == 2 * round(made.timeline.duration * made.rate)


def test_room_tone_fills_the_pauses_faintly(tmp_path: Path) -> None:
    recording = studio(tmp_path, room_tone=True).recording(brief(*WORDS))
    end = recording.timeline.entries[0].end
    pcm = np.frombuffer(sound(recording), "<i2").astype(float) / 32768
    pause = pcm[round((end + 0.05) * recording.rate) : round((end + 0.2) * recording.rate)]
    assert -75 < 10 * np.log10((pause**2).mean()) < -60


def test_a_louder_copy_is_louder_by_just_that(tmp_path: Path) -> None:
    recording = studio(tmp_path).recording(brief(*WORDS))
    plain, louder = (survey(_floats(sound(recording, **level)), recording.rate) for level in ({}, {"gain": 1.0}))
    assert louder.integrated() - plain.integrated() == pytest.approx(1.0, abs=0.1)
    assert survey(_floats(sound(recording, headroom=2.0)), recording.rate).peak() <= -3.0


def _floats(pcm: bytes) -> Iterator[np.ndarray]:
    yield np.frombuffer(pcm, "<i2").astype(np.float32) / 32768
