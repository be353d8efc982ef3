"""Which face has which character: a missing glyph is an error that says what to install, never an empty box.

    needed_faces(theme, text, language=…)    faces for other scripts that the text needs besides the theme's own
    missing_characters(text, faces)          the characters that none of the faces has
    coverage(path)                           the code points of a font file
    families_in(paths)                       family → its faces, of files and folders
    font_report()                            one line a script, for `doctor`

The theme's own faces come first, then `[fonts] paths`, then the Noto families the system has installed.
"""

from briefexport.render.fonts.checking import missing_characters, needed_faces
from briefexport.render.fonts.files import coverage, faces_in, families_in, licence_words, open_face
from briefexport.render.fonts.report import FontState, font_report

__all__ = [
    "FontState", "coverage", "faces_in", "families_in", "font_report", "licence_words", "missing_characters",
    "needed_faces", "open_face",
]  # fmt: skip
