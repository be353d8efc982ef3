"""What `--list-voices` shows: the voices of one engine, or why there are none to show."""

from __future__ import annotations

from collections.abc import Iterator

from briefexport.errors import MissingPartError
from briefexport.plugin import Engine


def listing(engine: Engine, name: str) -> Iterator[str]:
    """One line a voice: its id (for --voice), its languages, its name. Raises MissingPartError when it is not ready."""
    state = engine.probe()
    if not state.ready:
        raise MissingPartError(
            f"the speech engine '{name}' is not ready: {state.reason}", code="engine-missing", hint=state.hint
        )
    voices = sorted(engine.voices(), key=lambda voice: (voice.languages[:1], voice.id))
    if not voices:
        yield f"{name} has no list of voices: it speaks with what its own options name"
    wide = max((len(voice.id) for voice in voices), default=0)
    for voice in voices:
        yield f"{voice.id:{wide}}  {', '.join(voice.languages):24}  {voice.name}".rstrip()
