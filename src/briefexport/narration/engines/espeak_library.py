"""The few calls of libespeak-ng that the espeak engine makes, by ctypes on the library of the espeakng-loader wheel.

One utterance for each process: espeak-ng carries its noise generator and pitch flutter on from one utterance to the
next, so only the first after the start is the same bytes every time. The engine's caller forks a child for each.
"""

from __future__ import annotations

import _ctypes
import ctypes
import functools
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from briefexport.errors import ExporterError, MissingPartError

# Values of speak_lib.h (espeak-ng 1.52).
_RETRIEVE_SYNCHRONOUSLY = 2
_DO_NOT_EXIT = 0x8000
_UTF8 = 0x1
_PHONEMES_IN_BRACKETS = 0x100
_RATE = 1
_WORD_EVENT = 1
_BUFFER_MS = 1000

_WITHOUT_DICTIONARY = frozenset({"fo", "kaa", "xex"})  # listed by the wheel of 0.2.4, which has no data for them

_INSTALL = "pip install espeakng-loader==0.2.4"


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("padding", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


class ListedVoice(msgspec.Struct, frozen=True):
    """A voice as espeak-ng lists it; `identifier` is its file, `languages` its tags in order of preference."""

    name: str
    identifier: str
    languages: tuple[str, ...]


class Library:
    """libespeak-ng, loaded and initialised once in this process. Raises MissingPartError when it cannot be."""

    def __init__(self) -> None:
        self._path, self._data = _places()
        self._start()

    def _start(self) -> None:
        self._chosen = ""
        try:
            self._espeak: Any = ctypes.CDLL(str(self._path))
        except OSError as error:
            raise MissingPartError(
                f"the speech library cannot be loaded: {error}", code="espeak-missing", hint=_INSTALL
            ) from error
        self.rate: int = self._espeak.espeak_Initialize(
            _RETRIEVE_SYNCHRONOUSLY, _BUFFER_MS, os.fsencode(self._data.parent), _DO_NOT_EXIT
        )
        if self.rate <= 0:
            raise MissingPartError(
                f"espeak-ng does not start with its data in {self._data}", code="espeak-missing", hint=_INSTALL
            )
        self._espeak.espeak_Info.restype = ctypes.c_char_p
        self._espeak.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))

    @property
    def version(self) -> str:
        """As the library says it, such as `1.52.0`."""
        told: bytes = self._espeak.espeak_Info(None)
        return told.decode().split(" ")[0]

    def voices(self) -> Iterator[ListedVoice]:
        """Every voice that speaks with the wheel alone (MBROLA's need another program, some lack their dictionary)."""
        listed = self._espeak.espeak_ListVoices(None)
        for index in range(10_000):
            if not listed[index]:
                return
            voice = listed[index].contents
            languages = tuple(_languages(voice.languages))
            if not voice.identifier.startswith(b"mb/") and languages[0] not in _WITHOUT_DICTIONARY:
                yield ListedVoice(voice.name.decode(), voice.identifier.decode(), languages)

    def choose(self, voice: str, rate: int) -> bool:
        """Speak with this voice at espeak's own measure of words a minute; False when there is no such voice."""
        # A name is a file below the data folder to espeak-ng, and an unknown variant (`en+nobody`) is no error to it.
        name, _, variant = voice.partition("+")
        if (
            not re.fullmatch(r"[A-Za-z0-9_-]+", name)
            or name in _WITHOUT_DICTIONARY
            or (variant and not self._has_variant(variant))
        ):
            return False
        if voice != self._chosen:
            if self._chosen:
                self._start_again()
            found: int = self._espeak.espeak_SetVoiceByName(voice.encode())
            self._chosen = voice if found == 0 else ""
        self._espeak.espeak_SetParameter(_RATE, rate, 0)
        return bool(self._chosen)

    def _start_again(self) -> None:
        """Forget the voice before: what it leaves in the library would be heard in the next one's sound.

        `espeak_Terminate` leaves it there; only unloading the library takes it away.
        """
        self._espeak.espeak_Terminate()
        if unload := getattr(_ctypes, "dlclose", None):  # Windows has none, and no forks whose sound must agree
            unload(self._espeak._handle)
        self._start()

    def _has_variant(self, variant: str) -> bool:
        return variant.isascii() and variant.isalnum() and (self._data / "voices" / "!v" / variant).is_file()

    def synthesise(self, text: str, *, phonemes: bool) -> tuple[bytes, list[tuple[int, int, int]]]:
        """(PCM, words as (offset, length, sample)). `phonemes`: `[[…]]` in the text is espeak's own notation.

        Never SSML: espeak-ng runs a shell for `<audio src>`, and what is spoken is not ours to trust.
        """
        pieces: list[bytes] = []
        words: list[tuple[int, int, int]] = []

        def take(samples: Any, count: int, events: Any) -> int:
            if samples and count > 0:
                pieces.append(ctypes.string_at(samples, count * 2))
            words.extend(_words(events))
            return 0

        callback = _Callback(take)
        self._espeak.espeak_SetSynthCallback(callback)
        data = text.replace("\0", " ").encode("utf-8", "replace") + b"\0"
        flags = _UTF8 | (_PHONEMES_IN_BRACKETS if phonemes else 0)
        if self._espeak.espeak_Synth(data, ctypes.c_size_t(len(data)), 0, 1, 0, flags, None, None) != 0:
            raise ExporterError("espeak-ng refused the text", code="engine-failed", hint="shorten the sentence")
        return b"".join(pieces), words


@functools.cache
def library() -> Library:
    """The library of this process."""
    return Library()


def _places() -> tuple[Path, Path]:
    """(library, folder of its data), from the wheel."""
    try:
        import espeakng_loader
    except ImportError as error:
        raise MissingPartError(
            "the espeak engine needs the package espeakng-loader", code="espeak-missing", hint=_INSTALL
        ) from error
    path = Path(espeakng_loader.get_library_path())
    # pyttsx3 asks for the library by this name; a library loaded from a file of that name is found again.
    numbered = path.with_name(path.name + ".1")
    return (numbered if numbered.exists() else path), Path(espeakng_loader.get_data_path())


def _languages(address: int | None) -> Iterator[str]:
    """The tags of a voice: for each a byte of priority and a string, an empty one at the end."""
    while address and ctypes.string_at(address, 1) != b"\0":
        tag = ctypes.string_at(address + 1)
        yield tag.decode()
        address += len(tag) + 2


def _words(events: Any) -> Iterator[tuple[int, int, int]]:
    index = 0
    while events[index].type:
        event = events[index]
        if event.type == _WORD_EVENT:
            yield event.text_position - 1, event.length, event.sample
        index += 1
