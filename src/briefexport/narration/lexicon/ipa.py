"""The symbols of the International Phonetic Alphabet (chart of 2020), and what people type by mistake for them."""

from __future__ import annotations

_LETTERS = (
    "abcdefghijklmnopqrstuvwxyzæçðøħŋœβθχɐɑɒɓɔɕɖɗɘəɚɛɜɝɞɟɠɡɢɣɤɥɦɧɨɪɫɬɭɮɯɰɱɲɳɴɵɶɸɹɺɻɽɾʀʁʂʃʄʈʉʊʋʌʍʎʏʐʑʒʔʕʘʙʛʜʝʟʡʢǀǁǂǃⱱᵻᵿ"
)
_MARKS = "ˈˌːˑ|‖.‿͜͡ʰʷʲˠˤⁿˡʼ˞˥˦˧˨˩↗↘ꜛꜜ -"
# Combining diacritics of the chart: voice, place, nasal, syllabic, tone …
_COMBINING = "".join(map(chr, (*range(0x300, 0x30D), 0x30F, 0x318, 0x319, 0x31A, 0x31C, 0x31D, 0x31E, 0x31F,
    0x320, 0x324, 0x325, 0x329, 0x32A, 0x32C, 0x32F, 0x330, 0x334, 0x339, 0x33A, 0x33B, 0x33C, 0x33D, 0x1DC4,
    0x1DC5, 0x1DC8)))  # fmt: skip
SYMBOLS = frozenset(_LETTERS + _MARKS + _COMBINING)

MISTAKES = {
    "'": "ˈ (U+02C8, primary stress)",
    "’": "ˈ (U+02C8, primary stress)",
    ",": "ˌ (U+02CC, secondary stress)",
    ":": "ː (U+02D0, length)",
    "?": "ʔ (U+0294, glottal stop)",
    "@": "ə (U+0259, schwa)",
    "3": "ɜ (U+025C)",
    "/": "nothing: write the symbols without the slashes",
    "[": "nothing: write the symbols without the brackets",
    "]": "nothing: write the symbols without the brackets",
}


def bad_symbol(ipa: str) -> tuple[int, str] | None:
    """(position from 1, symbol) of the first character that no IPA chart has; `None` when all are good."""
    return next(((at, symbol) for at, symbol in enumerate(ipa, 1) if symbol not in SYMBOLS), None)


def remedy(symbol: str) -> str:
    """What to write instead of a symbol that is not IPA."""
    meant = MISTAKES.get(symbol)
    return f"Write {meant}." if meant else "Copy the symbol from an IPA chart."
