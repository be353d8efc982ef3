"""In the worker: font configurations and the sheets parsed with them, kept between jobs.

A configuration knows the files of the system that a job names and the faces that its sheet brings. Jobs share one as
long as a family is the same faces to all of them: WeasyPrint tells fonts by the names of their families.
"""

from __future__ import annotations

import dataclasses
import re
import tempfile
from typing import Any

from briefexport.exporters.pdf.jobs import Job
from briefexport.exporters.pdf.warming import sheets_kept

_FONTS_KEPT = 3
_SHEETS_KEPT = 16
# PDF/A forbids interpolated pictures (ISO 19005-3, 6.2.8); a user sheet, so that no theme can forget it.
_CRISP = "html,img{image-rendering:crisp-edges}"
_FACE = re.compile(r"@font-face\s*\{[^}]*\}", re.IGNORECASE)
_FAMILY = re.compile(r"font-family\s*:\s*([^;}]+)", re.IGNORECASE)

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

Faces = dict[str, frozenset[str]]


@dataclasses.dataclass(eq=False)
class Kept:
    """A configuration, its faces by family, and the sheets it was given. Its font files lie in the folder `scratch`."""

    installed: tuple[str, ...]
    scratch: str
    fonts: Any
    faces: Faces = dataclasses.field(default_factory=dict)
    sheets: dict[str, Any] = dataclasses.field(default_factory=dict)

    def serves(self, installed: tuple[str, ...], scratch: str, faces: Faces) -> bool:
        """True where it may be given these faces too."""
        same = all(self.faces.get(family, rules) == rules for family, rules in faces.items())
        return same and (self.installed, self.scratch) == (installed, scratch)


_kept: list[Kept] = []  # the least recently used first


def sheet(package: Any, job: Job, fetcher: Any) -> tuple[Any, Any]:
    """(font configuration, parsed sheet) for a job, both kept."""
    kept = _recalled(job, faces_of(job.css))
    found = kept.sheets.pop(job.css, None)
    if found is None:
        with sheets_kept():
            found = package.CSS(string=job.css + _CRISP, font_config=kept.fonts, url_fetcher=fetcher)
    kept.sheets[job.css] = found
    while len(kept.sheets) > _SHEETS_KEPT:
        del kept.sheets[next(iter(kept.sheets))]
    return kept.fonts, found


def faces_of(css: str) -> Faces:
    """Family → the rules of a sheet that bring it."""
    found: dict[str, set[str]] = {}
    for rule in _FACE.findall(css):
        family = _FAMILY.search(rule)
        found.setdefault(family[1].strip() if family else "", set()).add(rule)
    return {family: frozenset(rules) for family, rules in found.items()}


def _recalled(job: Job, faces: Faces) -> Kept:
    scratch = tempfile.gettempdir()
    found = next((kept for kept in _kept if kept.serves(job.installed, scratch, faces)), None)
    if found is None:
        found = Kept(job.installed, scratch, _configuration(job.installed))
    else:
        _kept.remove(found)
    found.faces |= faces
    _kept.append(found)
    del _kept[:-_FONTS_KEPT]
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
