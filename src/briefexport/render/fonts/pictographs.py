"""Which characters are shown as pictures in colour, and which as signs of the text (UTS #51, 2.4)."""

from __future__ import annotations

import re

# Shown as pictures unless the text says otherwise (Unicode 16, emoji-data.txt, Emoji_Presentation).
_PICTURES = (
    "⌚⌛⏩-⏬⏰⏳◽◾☔☕♈-♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓-❕❗➕-➗➰➿⬛⬜⭐⭕"
    "\U0001f004\U0001f0cf\U0001f18e\U0001f191-\U0001f19a\U0001f1e6-\U0001f1ff\U0001f201\U0001f21a\U0001f22f"
    "\U0001f232-\U0001f236\U0001f238-\U0001f23a\U0001f250\U0001f251\U0001f300-\U0001f320\U0001f32d-\U0001f335"
    "\U0001f337-\U0001f37c\U0001f37e-\U0001f393\U0001f3a0-\U0001f3ca\U0001f3cf-\U0001f3d3\U0001f3e0-\U0001f3f0"
    "\U0001f3f4\U0001f3f8-\U0001f43e\U0001f440\U0001f442-\U0001f4fc\U0001f4ff-\U0001f53d\U0001f54b-\U0001f54e"
    "\U0001f550-\U0001f567\U0001f57a\U0001f595\U0001f596\U0001f5a4\U0001f5fb-\U0001f64f\U0001f680-\U0001f6c5"
    "\U0001f6cc\U0001f6d0-\U0001f6d2\U0001f6d5-\U0001f6d7\U0001f6dc-\U0001f6df\U0001f6eb\U0001f6ec"
    "\U0001f6f4-\U0001f6fc\U0001f7e0-\U0001f7eb\U0001f7f0\U0001f90c-\U0001f93a\U0001f93c-\U0001f945"
    "\U0001f947-\U0001f9ff\U0001fa70-\U0001faff"
)
# A picture, or what a selector or a keycap after it makes one; the text's own selector (U+FE0E) makes it a sign.
_PICTURED = re.compile(f"[{_PICTURES}](?!\ufe0e)|.(?=\ufe0f)")


def pictured(text: str) -> set[int]:
    """Where in the text characters stand that are shown as pictures."""
    return {found.start() for found in _PICTURED.finditer(text)}


def signs(text: str) -> str:
    """The text without what is shown as pictures."""
    return _PICTURED.sub("", text)


def is_pictorial(family: str) -> bool:
    """True for the name of a face, a family or a file that holds pictures."""
    return "emoji" in family.lower()
