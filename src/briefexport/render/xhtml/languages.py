"""Language tags as reading systems and their judges know them."""

from __future__ import annotations

import re
from functools import lru_cache

# BCP 47 (RFC 5646) section 2.1 without the grandfathered tags: language, script, region, variants, extensions, private.
_WELL_FORMED = (
    r"(?i)(?:[a-z]{2,3}(?:-[a-z]{3}){0,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
    r"(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
)
# ISO 639-1: every language that has a code of two letters.
_TWO_LETTERS_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el "
    "en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu "
    "ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na "
    "nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn "
    "so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "
)
_TWO_LETTERS = frozenset(_TWO_LETTERS_CODES.split())


@lru_cache(maxsize=1)
def _well_formed() -> re.Pattern[str]:
    # Compiled when a tag asks for it: most have two letters.
    return re.compile(_WELL_FORMED)


@lru_cache(maxsize=256)
def settled(tag: str) -> str:
    """The tag when it is well-formed and its language may exist; `und` otherwise; empty stays empty."""
    if not tag or tag in _TWO_LETTERS:
        return tag
    if not _well_formed().fullmatch(tag):
        return "und"
    base = tag.split("-")[0].lower()
    return tag if len(base) == 3 or base in _TWO_LETTERS else "und"
