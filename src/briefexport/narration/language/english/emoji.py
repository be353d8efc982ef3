"""Emoji by name: the Unicode name of the character, or the shorter name people use."""

from __future__ import annotations

import unicodedata

from briefexport.narration.language.english.numbers import cardinal
from briefexport.narration.language.english.regions import REGIONS

# Where the name in the character database is not what anybody calls the picture (short names after Unicode CLDR).
_CALLED = {
    "❤": "red heart", "👍": "thumbs up", "👎": "thumbs down", "👌": "OK hand", "👏": "clapping hands",
    "🙏": "folded hands", "💪": "flexed biceps", "☀": "sun", "⭐": "star", "✨": "sparkles", "⚡": "high voltage",
    "☔": "umbrella with rain drops", "☕": "hot beverage", "✅": "check mark", "✔": "check mark", "❌": "cross mark",
    "❗": "exclamation mark", "❓": "question mark", "❕": "exclamation mark", "❔": "question mark", "⚠": "warning",
    "☺": "smiling face", "🤣": "rolling on the floor laughing", "😊": "smiling face with smiling eyes",
    "😍": "smiling face with heart eyes", "😭": "loudly crying face", "😉": "winking face",
    "😎": "smiling face with sunglasses", "😢": "crying face", "😡": "enraged face", "😱": "face screaming in fear",
    "😴": "sleeping face", "💯": "hundred points", "💔": "broken heart", "🎉": "party popper", "🔥": "fire",
    "🚀": "rocket",
    "🌍": "globe showing Europe and Africa", "🌎": "globe showing the Americas",
    "🌏": "globe showing Asia and Australia", "🕊": "dove", "🇺": "", "📈": "chart increasing", "📉": "chart decreasing",
    "☎": "telephone", "✈": "airplane", "⚽": "soccer ball", "🏆": "trophy", "🥇": "first place medal",
    "🥈": "second place medal", "🥉": "third place medal", "👇": "pointing down", "👆": "pointing up",
    "👉": "pointing right", "👈": "pointing left", "☝": "index pointing up", "✌": "victory hand", "✊": "raised fist",
    "👊": "oncoming fist", "🤝": "handshake", "🙌": "raising hands", "👋": "waving hand", "💀": "skull",
    "☠": "skull and crossbones", "☢": "radioactive", "☣": "biohazard", "⚖": "balance scale", "⚓": "anchor",
    "⏰": "alarm clock", "⌛": "hourglass", "🔴": "red circle", "🟢": "green circle", "🟡": "yellow circle",
    "🔵": "blue circle", "➡": "right arrow", "⬅": "left arrow", "⬆": "up arrow", "⬇": "down arrow", "♻": "recycling",
    "‼": "double exclamation mark", "⁉": "exclamation question mark", "ℹ": "information", "🥳": "partying face",
    "💙": "blue heart", "💛": "yellow heart", "💚": "green heart", "🖤": "black heart", "🤍": "white heart",
    "🧡": "orange heart", "💜": "purple heart",
}  # fmt: skip
_SKINS = dict(zip("🏻🏼🏽🏾🏿", ("light", "medium-light", "medium", "medium-dark", "dark"), strict=True))
_SILENT = {"\ufe0f", "\ufe0e", "\u200d", "\u20e3"}


def is_emoji(sign: str) -> bool:
    """True for a character that is a picture."""
    return unicodedata.category(sign) == "So" and ord(sign) > 0x2000


def emoji_name(text: str, start: int, run: str) -> str | None:
    """What is said for a run of one emoji, repeated or not; `None` when the characters have no name."""
    del text, start
    unit, count = _unit(run)
    said = one_name(unit)
    if not said:
        return None
    if count < 3:
        return ", ".join([said] * count)
    return f"{said}, {cardinal(count)} times"


def _unit(run: str) -> tuple[str, int]:
    """The repeated picture and how often it stands there."""
    bare = run.replace(" ", "")
    for size in range(1, min(len(bare), 24) + 1):
        if len(bare) % size == 0 and bare == bare[:size] * (len(bare) // size) and _whole(bare[:size], bare[size:]):
            return bare[:size], len(bare) // size
    return bare, 1


def _whole(unit: str, rest: str) -> bool:
    flag_half = len(unit) == 1 and "\U0001f1e6" <= unit <= "\U0001f1ff"
    return not flag_half and not rest.startswith(("\u200d", "\ufe0f"))


def one_name(unit: str) -> str:
    """The name of one picture with its modifiers."""
    if len(unit) == 2 and all("\U0001f1e6" <= sign <= "\U0001f1ff" for sign in unit):
        code = "".join(chr(ord(sign) - 0x1F1E6 + ord("A")) for sign in unit)
        return f"flag of {REGIONS[code]}" if code in REGIONS else f"flag {' '.join(code)}"
    if "\u20e3" in unit:
        key = unit[0]
        return "keycap " + (cardinal(int(key)) if key.isdecimal() else {"#": "hash", "*": "star"}.get(key, ""))
    return ", ".join(filter(None, (_sign_name(sign) for sign in unit if sign not in _SILENT)))


def _sign_name(sign: str) -> str:
    if sign in _SKINS:
        return f"{_SKINS[sign]} skin tone"
    called = _CALLED.get(sign)
    if called is not None:
        return called
    if unicodedata.category(sign) not in ("So", "Sm", "Po", "Sk"):
        return ""
    name = unicodedata.name(sign, "").lower().removeprefix("black ").removeprefix("heavy ")
    return "".join(letter if letter.isalpha() else " " for letter in name)
