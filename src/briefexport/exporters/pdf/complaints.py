"""WeasyPrint's log, judged: what is fatal, what is worth a warning, what nobody needs to hear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from briefexport.errors import ContentError, ExporterError
from briefexport.plugin import Diagnostic, warning

_GLYPH = re.compile(r'^\.notdef glyph rendered .*"(.*)" \(U\+([0-9A-F]+)\)', re.DOTALL)
_IMAGE = re.compile(r"^Failed to (?:load (?:inline SVG|image at '(.*?)')|render SVG image (\S+))")
_FACE = re.compile(r"^Font-face '?(.*?)'? cannot be loaded")
# Said by us in better words, or about what the finisher mends.
_KNOWN = re.compile(r"^(?:Image \".*\" has no required alt|No anchor #|Missing required \"lang\"|Anchor defined twice)")


def judged(complaints: Iterable[tuple[str, str]], names: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Warnings to report; `names` is address → the source's own name of a picture. Raises ContentError for a character
    no font has or a broken picture."""
    for _, message in complaints:
        if glyph := _GLYPH.match(message):
            raise ContentError(
                f"no font has the character {glyph[1]} (U+{glyph[2]})",
                code="pdf-missing-glyph",
                hint="name a font that has it under [fonts] paths, or install Noto: apt-get install fonts-noto-core",
            )
        if image := _IMAGE.match(message):
            hint = "open it in a picture editor and save it as PNG or JPEG"
            name = names.get(image[1] or image[2] or "")
            what = f"the picture {name} cannot be drawn" if name else f"a picture cannot be read: {message}"
            raise ContentError(what, code="pdf-image-broken", hint=hint)
        if face := _FACE.match(message):
            hint = "check the theme's fonts folder, or install briefexport again"
            raise ExporterError(f"the font {face[1]} of the theme cannot be loaded", code="pdf-font", hint=hint)
        if not _KNOWN.match(message):
            yield warning("pdf-layout", f"the layout engine says: {message}", hint="check the theme's print sheet")
