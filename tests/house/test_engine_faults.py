"""A stranger's speech engine answers for its own faults."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from house_kit import Run

Command = Callable[..., Run]

ENGINE = """
import msgspec
from briefexport.plugin import EngineState, Speech, Voice


class Options(msgspec.Struct, frozen=True):
    pass


class ToneEngine:
    api = 1
    summary = "One tone a word"
    Options = Options
    capabilities = frozenset()

    def probe(self):
        {probe}

    def voices(self):
        return (Voice(id="tone", languages=("en",), name="Tone"),)

    def speak(self, utterance, voice, context):
        tone = b"".join(bytes((0, 32 if n % 100 < 50 else 224)) for n in range(6000))
        return Speech(tone * len(utterance.spoken.split()), 22050)
"""


@pytest.fixture
def brief(workspace: Path) -> Path:
    (workspace / "briefexport.toml").write_text('[plugins]\npaths = ["tone.py"]\n')
    (workspace / "rates.md").write_text("# Rates rise\n\nThe bank raised rates.\n")
    return workspace


@pytest.mark.parametrize(
    ("probe", "told"), [("return '1'", "breaks its contract"), ("raise ValueError('no sound card')", "no sound card")]
)
def test_it_is_the_engine_that_is_named(brief: Path, briefexport: Command, probe: str, told: str) -> None:
    (brief / "tone.py").write_text(ENGINE.format(probe=probe))
    run = briefexport("audio", "rates.md", "--engine", "tone", "-o", "rates.wav")
    assert run.code == 4
    assert "the engine 'tone' of tone.py" in run.err and told in run.err
    assert "exporter 'audio'" not in run.err


def test_the_engine_of_the_documentation_speaks(brief: Path, briefexport: Command) -> None:
    page = (Path(__file__).parents[2] / "docs" / "plugins.md").read_text("utf-8")
    (brief / "tone.py").write_text(re.findall(r"```python\n(.*?)```", page, re.DOTALL)[0])
    assert briefexport("audio", "rates.md", "--engine", "tone", "-o", "rates.wav").code == 0
    assert (brief / "rates.wav").read_bytes().startswith(b"RIFF")
