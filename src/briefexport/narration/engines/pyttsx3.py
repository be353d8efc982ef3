"""The operating system's own voices by pyttsx3, hardened.

pyttsx3's documented call makes no file on Linux, hangs for an unwritable path, keeps the old voice for an unknown one
and prints. So each utterance is spoken in a child process with a limit; success is a file that exists, parses and has
sound in it; every property is read back; nothing it prints reaches the user.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib.metadata
import importlib.util
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefexport import processes
from briefexport.errors import BriefexportError, ExporterError, FileError, MissingPartError
from briefexport.narration.engines import NoOptions, SpeakingContext
from briefexport.narration.engines.sounds import speech_of_wav
from briefexport.plugin import EngineState, Speech, Utterance, Voice, VoiceChoice

_INSTALL = "pip install pyttsx3; its voices come with the operating system (Debian: apt-get install espeak-ng)"
_START_SECONDS = 8.0


class Pyttsx3Engine:
    """SAPI5 on Windows, NSSpeechSynthesizer on macOS, espeak-ng on Linux. No word times."""

    api = 1
    summary = "the operating system's own voices, by pyttsx3"
    Options = NoOptions
    capabilities: frozenset[str] = frozenset()
    longest = 1500  # it crashes on 16,000 characters
    source_type = "trainedAlgorithmicMedia"

    def probe(self) -> EngineState:
        if importlib.util.find_spec("pyttsx3") is None:
            return EngineState(ready=False, reason="the package pyttsx3 is not installed", hint=_INSTALL)
        try:
            processes.call(_voices, seconds=_START_SECONDS)
        except BriefexportError as error:
            return EngineState(ready=False, reason=error.message, hint=_INSTALL)
        return EngineState(ready=True, version=importlib.metadata.version("pyttsx3"))

    def voices(self) -> tuple[Voice, ...]:
        return processes.call(_voices, seconds=_START_SECONDS)

    def speak(self, utterance: Utterance, voice: VoiceChoice, context: SpeakingContext) -> Speech:
        """In the caller's child for this utterance, or in one of our own."""
        if context.alone:
            return self._spoken(utterance, voice, context)
        return processes.call(self._spoken, utterance, voice, context, seconds=context.seconds)

    def _spoken(self, utterance: Utterance, voice: VoiceChoice, context: SpeakingContext) -> Speech:
        path = Path(context.scratch) / f"{os.getpid()}.wav"
        _be_writable(path)
        try:
            with _silenced():
                engine = _engine()
                _choose(engine, voice)
                _save(engine, utterance.spoken, path)
            return speech_of_wav(path.read_bytes(), "pyttsx3")
        finally:
            path.unlink(missing_ok=True)


def _voices() -> tuple[Voice, ...]:
    with _silenced():
        listed = _engine().getProperty("voices")
    return tuple(Voice(str(v.id), str(v.name), tuple(map(_tag, v.languages or ()))) for v in listed)


def _tag(language: Any) -> str:
    """espeak's tags come with a byte of priority before them, macOS's with underscores."""
    text = language.decode(errors="ignore") if isinstance(language, bytes) else str(language)
    return "".join(c for c in text if c.isprintable()).replace("_", "-").split("\x00")[0]


def _engine() -> Any:
    """A started engine. Raises MissingPartError where the system has no voices."""
    _offer_espeak()
    try:
        import pyttsx3

        return pyttsx3.init()
    except (ImportError, OSError, RuntimeError, AttributeError, KeyError) as error:
        raise MissingPartError(
            f"pyttsx3 finds no voices on this system: {error}", code="engine-missing", hint=_INSTALL
        ) from error


def _offer_espeak() -> None:
    """On Linux pyttsx3 asks for libespeak-ng.so.1 by name: the wheel's library answers to it once it is loaded."""
    if not sys.platform.startswith("linux") or importlib.util.find_spec("espeakng_loader") is None:
        return
    import espeakng_loader

    library = Path(espeakng_loader.get_library_path() + ".1")
    if library.is_file():
        ctypes.CDLL(str(library))
        os.environ.setdefault("ESPEAK_DATA_PATH", espeakng_loader.get_data_path())


def _choose(engine: Any, voice: VoiceChoice) -> None:
    """Set voice and rate, and read both back: pyttsx3 keeps the old ones without a word."""
    wanted = voice.id or _voice_for(engine, voice.language)
    for name, value in (("voice", wanted), ("rate", voice.rate)):
        kept = _kept(engine, name, value)
        if not _same(kept, value):
            raise MissingPartError(
                f"pyttsx3 does not take the {name} '{value}' (it keeps '{kept}')",
                code="voice-missing",
                hint="choose one of briefexport audio --engine pyttsx3 --list-voices",
            )


def _kept(engine: Any, name: str, value: object) -> object:
    """Set a property, and what it is once it is as it was set, or after three seconds in which it was not.

    Drivers set properties in a thread of their own: a first look may be too early, and an order may be overtaken by
    the defaults that the driver sets when it starts.
    """
    driver = engine.proxy._driver
    for look in range(300):
        if look % 50 == 0:
            with contextlib.suppress(ValueError):  # an unknown voice: it shows in what is kept
                driver.setProperty(name, value)
        kept: object = engine.getProperty(name)
        if _same(kept, value):
            break
        time.sleep(0.01)
    return kept


def _same(kept: object, value: object) -> bool:
    return str(kept).lower() == str(value).lower()


def _voice_for(engine: Any, language: str) -> str:
    """The first voice of a language, the one set already where it speaks it."""
    tag = language.lower()
    found = [
        (str(v.id), languages)
        for v in engine.getProperty("voices")
        if (languages := [t.lower() for t in map(_tag, v.languages or ())])
    ]
    tags = (("en-us", "en") if tag == "en" else (tag,)) + (tag.split("-")[0],)
    for wanted in tags:
        for exact in (True, False):
            for name, languages in found:
                if any(t == wanted if exact else t.startswith(wanted + "-") for t in languages):
                    return name
    raise MissingPartError(
        f"pyttsx3 has no voice for the language '{language}'", code="voice-missing", hint="choose one with --voice"
    )


def _save(engine: Any, text: str, path: Path) -> None:
    """Write the speech to a file, and stay until it is there; `runAndWait` would return before.

    Started this way the loop has no end queued: espeak's driver leaves it when the file is written, for the others the
    end of the utterance is the sign. Should neither come, the caller's limit ends this process.
    """
    if not type(engine.proxy._driver).__name__.startswith("Espeak"):
        engine.connect("finished-utterance", lambda name, completed: engine.endLoop())
    engine.save_to_file(text, str(path))
    engine.startLoop()
    if not path.is_file() or not path.stat().st_size:
        raise ExporterError("pyttsx3 said it was done and made no file", code="engine-failed", hint="--engine espeak")


def _be_writable(path: Path) -> None:
    """Raise FileError where pyttsx3 would hang for ever."""
    try:
        path.touch()
        path.unlink()
    except OSError as error:
        raise FileError(
            f"{path.parent} cannot be written to: {error.strerror}", code="unwritable", hint="free it, or set TMPDIR"
        ) from error


@contextlib.contextmanager
def _silenced() -> Iterator[None]:
    """Everything that is printed meanwhile, by Python or by libraries, goes nowhere."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = [os.dup(1), os.dup(2)]
    with Path(os.devnull).open("wb") as nowhere:
        for descriptor in (1, 2):
            os.dup2(nowhere.fileno(), descriptor)
        try:
            with (
                Path(os.devnull).open("w") as unheard,
                contextlib.redirect_stdout(unheard),
                contextlib.redirect_stderr(unheard),
            ):
                yield
        finally:
            for descriptor, old in zip((1, 2), kept, strict=True):
                os.dup2(old, descriptor)
                os.close(old)
