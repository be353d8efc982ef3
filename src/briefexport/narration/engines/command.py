"""Any program that reads text on its standard input and writes WAV on its standard output.

Which program is said by briefexport.toml or the command line, never by an article. The text is never an argument and
no shell reads it. `{voice}`, `{language}` and `{rate}` in the arguments are filled in.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from briefexport.errors import DeadlineError, ExporterError, MissingPartError
from briefexport.narration.engines import fingerprint
from briefexport.narration.engines.sounds import speech_of_wav
from briefexport.plugin import EngineState, Speech, Utterance, Voice, VoiceChoice
from briefexport.processes import stop_group

_HINT = 'name the program in briefexport.toml: [narration] engine = "command", command = ["program", "argument"]'


class CommandOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The program and its arguments."""

    command: Annotated[tuple[str, ...], Meta(description="Program and arguments")] = ()


class CommandEngine:
    """A program of the user's own."""

    api = 1
    summary = "any program: text on its standard input, WAV on its standard output"
    Options = CommandOptions
    capabilities: frozenset[str] = frozenset()

    def probe(self) -> EngineState:
        """Ready as far as can be known before the options are: the program itself is looked for by `prepare`."""
        return EngineState(ready=True, version="1")

    def voices(self) -> tuple[Voice, ...]:
        return ()

    def identity(self, context: Any) -> str:
        """Another version of the program is another voice."""
        command = context.options.command
        found = shutil.which(command[0]) if command else None
        return fingerprint(Path(found)) if found else ""

    def prepare(self, context: Any) -> None:
        """Raise MissingPartError when there is no such program."""
        command = context.options.command
        if not command or shutil.which(command[0]) is None:
            missing = f"there is no program '{command[0]}'" if command else "the command engine has no program"
            raise MissingPartError(missing, code="command-missing", hint=_HINT)

    def speak(self, utterance: Utterance, voice: VoiceChoice, context: Any) -> Speech:
        command = [_filled(part, voice) for part in context.options.command]
        # It runs in the scratch folder, so a relative path must be settled here.
        command[0] = str(Path(shutil.which(command[0]) or command[0]).absolute())
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=context.scratch,
            start_new_session=True,
        )
        try:
            sound, told = process.communicate(utterance.spoken.encode() + b"\n", timeout=context.seconds)
        except subprocess.TimeoutExpired as error:
            stop_group(process.pid)
            process.communicate()
            raise DeadlineError(
                f"'{command[0]}' was not done after {context.seconds:g} seconds",
                code="deadline",
                hint="raise the limit: --utterance-timeout",
            ) from error
        if process.returncode != 0:
            last_words = told.decode(errors="replace").strip()[-300:]
            said = f": {last_words}" if last_words else ", and said nothing"
            raise ExporterError(
                f"'{command[0]}' ended with status {process.returncode}{said}",
                code="command-failed",
                hint="try it by hand: echo Hello | " + " ".join(command),
            )
        return speech_of_wav(sound, f"'{command[0]}'")


def _filled(part: str, voice: VoiceChoice) -> str:
    for name, value in (("{voice}", voice.id), ("{language}", voice.language), ("{rate}", str(voice.rate))):
        part = part.replace(name, value)
    return part
