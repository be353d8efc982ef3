"""Writing systems: which one a character belongs to, which families set it, and what installs them."""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass(frozen=True)
class Script:
    """A writing system for people, its Unicode blocks, the families that set it well (best first), and the Debian
    package that brings the first of them. `sample` is a word that a face for it must be able to set."""

    name: str
    ranges: tuple[tuple[int, int], ...]
    families: tuple[str, ...]
    package: str
    sample: str


def _noto(name: str, *ranges: tuple[int, int], sample: str, families: tuple[str, ...] = ()) -> Script:
    return Script(name, ranges, families or (f"NotoSerif{name}", f"NotoSans{name}"), "fonts-noto-core", sample)


_HAN = ((0x2E80, 0x2FDF), (0x3000, 0x303F), (0x31C0, 0x31EF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF),
        (0xFE30, 0xFE4F), (0xFF00, 0xFF60), (0xFFE0, 0xFFEF), (0x20000, 0x323AF))  # fmt: skip
_CJK = ("NotoSerifCJK", "NotoSansCJK", "SourceHanSerif", "SourceHanSans")

# Unicode 16, Blocks.txt; order matters where blocks touch.
SCRIPTS: tuple[Script, ...] = (
    _noto("Arabic", (0x600, 0x6FF), (0x750, 0x77F), (0x870, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF),
          sample="سلام", families=("NotoNaskhArabic", "NotoSansArabic")),
    _noto("Hebrew", (0x590, 0x5FF), (0xFB1D, 0xFB4F), sample="שלום"),
    _noto("Devanagari", (0x900, 0x97F), (0xA8E0, 0xA8FF), sample="नमस्ते"),
    _noto("Bengali", (0x980, 0x9FF), sample="বাংলা"),
    _noto("Gurmukhi", (0xA00, 0xA7F), sample="ਪੰਜਾਬੀ"),
    _noto("Gujarati", (0xA80, 0xAFF), sample="ગુજરાતી"),
    _noto("Oriya", (0xB00, 0xB7F), sample="ଓଡ଼ିଆ", families=("NotoSansOriya",)),
    _noto("Tamil", (0xB80, 0xBFF), sample="தமிழ்"),
    _noto("Telugu", (0xC00, 0xC7F), sample="తెలుగు"),
    _noto("Kannada", (0xC80, 0xCFF), sample="ಕನ್ನಡ"),
    _noto("Malayalam", (0xD00, 0xD7F), sample="മലയാളം"),
    _noto("Sinhala", (0xD80, 0xDFF), sample="සිංහල"),
    _noto("Thai", (0xE00, 0xE7F), sample="ไทย"),
    _noto("Lao", (0xE80, 0xEFF), sample="ລາວ"),
    _noto("Tibetan", (0xF00, 0xFFF), sample="བོད"),
    _noto("Myanmar", (0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F), sample="မြန်မာ"),
    _noto("Georgian", (0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F), sample="ქართული"),
    _noto("Ethiopic", (0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F), sample="አማርኛ"),
    _noto("Armenian", (0x530, 0x58F), (0xFB13, 0xFB17), sample="Հայերեն"),
    _noto("Khmer", (0x1780, 0x17FF), (0x19E0, 0x19FF), sample="ខ្មែរ"),
    Script("Japanese", ((0x3040, 0x30FF), (0x31F0, 0x31FF), (0xFF61, 0xFF9F)), _CJK, "fonts-noto-cjk", "日本語かな"),
    Script("Korean", ((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF)), _CJK,
           "fonts-noto-cjk", "한국어"),
    Script("Chinese", _HAN, _CJK, "fonts-noto-cjk", "中文"),
    Script("emoji", ((0x1F000, 0x1FAFF), (0x2600, 0x27BF), (0x2B00, 0x2BFF), (0xE0000, 0xE007F)),
           ("NotoColorEmoji", "NotoEmoji", "NotoSansSymbols2", "DejaVuSans"), "fonts-noto-color-emoji", "🙂"),
    Script("symbols", ((0x2000, 0x2BFF), (0x1D400, 0x1D7FF)),
           ("NotoSansMath", "NotoSansSymbols2", "NotoSansSymbols", "DejaVuSans", "DejaVuMathTeXGyre"),
           "fonts-noto-core", "∑⇒■"),
)  # fmt: skip
_OTHER = Script(
    "other", ((0, 0x10FFFF),), ("NotoSerif", "NotoSans", "DejaVuSerif", "DejaVuSans"), "fonts-noto-core", "ə"
)

# Which of the four CJK designs a language wants (the regional suffix of the Noto and Source Han families).
REGIONS = {"zh-hant": "TC", "zh-tw": "TC", "zh-hk": "HK", "zh": "SC", "ja": "JP", "ko": "KR"}


def script_of(character: str) -> Script:
    """The writing system whose faces a character is looked for in."""
    point = ord(character)
    for script in SCRIPTS:
        if any(first <= point <= last for first, last in script.ranges):
            return script
    return _OTHER


def region_of(script: Script, language: str) -> str:
    """The regional CJK design for a script in an article of a language: kana is Japanese whatever the article is."""
    if script.name in ("Japanese", "Korean"):
        return "JP" if script.name == "Japanese" else "KR"
    tag = language.lower()
    return next((region for prefix, region in REGIONS.items() if tag == prefix or tag.startswith(f"{prefix}-")), "SC")
