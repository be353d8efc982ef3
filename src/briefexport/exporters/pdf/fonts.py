"""In the worker: font configurations and the sheets parsed with them, kept between jobs.

A configuration knows the files of the system that a job names and the faces that its sheet brings, and no others: fonts
are told by the names of their families, which two themes may give to different files, and lettering that names no
family (in a drawing) is set in whatever there is.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from typing import Any

from briefexport.exporters.pdf.jobs import Job
from briefexport.exporters.pdf.warming import sheets_kept

_FONTS_KEPT = 4
_SHEETS_KEPT = 16
# PDF/A forbids interpolated pictures (ISO 19005-3, 6.2.8); a user sheet, so that no theme can forget it.
_CRISP = "html,img{image-rendering:crisp-edges}"
_FACE = re.compile(r"@font-face\s*\{[^}]*\}", re.IGNORECASE)

# Pictures of one size (colour emoji are such) at the size of the text: what fontconfig's own configuration says of
# them, which is not read here.
_SCALED = b"""<fontconfig><match target="font">
<test name="outline"><bool>false</bool></test>
<edit name="fixup" mode="assign">
<divide><name target="pattern">pixelsize</name><name target="font">pixelsize</name></divide>
</edit>
<edit name="matrix" mode="assign"><times><name>matrix</name>
<matrix><name>fixup</name><double>0</double><double>0</double><name>fixup</name></matrix>
</times></edit>
<edit name="size" mode="assign"><divide><name>size</name><name>fixup</name></divide></edit>
</match></fontconfig>"""

# The system's files, the faces of the sheet, and the folder in which their copies lie.
Key = tuple[tuple[str, ...], tuple[str, ...], str]
# A configuration, and the sheets it was given; the least recently used first.
_kept: dict[Key, tuple[Any, dict[str, Any]]] = {}


def sheet(package: Any, job: Job, fetcher: Any) -> tuple[Any, Any]:
    """(font configuration, parsed sheet) for a job, both kept."""
    key = (job.installed, tuple(_FACE.findall(job.css)), tempfile.gettempdir())
    fonts, sheets = _recalled(_kept, key, lambda: (_configuration(job.installed), {}), _FONTS_KEPT)

    def parsed() -> Any:
        with sheets_kept():
            return package.CSS(string=job.css + _CRISP, font_config=fonts, url_fetcher=fetcher)

    return fonts, _recalled(sheets, job.css, parsed, _SHEETS_KEPT)


def _recalled(kept: dict[Any, Any], key: Any, make: Callable[[], Any], most: int) -> Any:
    """The value kept for a key, made when it is not there; the least recently used go."""
    found = kept.pop(key) if key in kept else make()
    kept[key] = found
    while len(kept) > most:
        del kept[next(iter(kept))]
    return found


def _configuration(installed: tuple[str, ...]) -> Any:
    """A font configuration that knows these files of the system and what sheets add to it; no other font."""
    from weasyprint.text.ffi import ffi, fontconfig, pangoft2
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    for path in installed:
        fontconfig.FcConfigAppFontAddFile(fonts._config, path.encode())
    if any("emoji" in path.lower() for path in installed):
        fontconfig.FcConfigParseAndLoadFromMemory(fonts._config, _SCALED, True)
    if installed:
        pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", fonts.font_map))
    return fonts
