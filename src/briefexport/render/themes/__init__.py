"""Themes: folders of data, and the little code that reads them.

    resolve(plugin, name, overrides=…, fallback_fonts=…)   theme.toml, its parents, tokens checked → `plugin.Theme`
    stylesheet(theme, "book" | "print", …)                 the theme's sheets with its tokens filled in
    font_faces(theme)                                      the faces it brings, with their licences
    scaffold_theme(name)                                   the files of a new theme

Data stands in `themes/<name>/`: theme.toml, book.css, print.css, fonts/. A stylesheet writes tokens as `var(--ink)`;
they are filled in here, because many reading systems know no custom properties.
"""

from briefexport.render.themes.faces import FontFace, font_faces
from briefexport.render.themes.loading import resolve, setting_of, values
from briefexport.render.themes.pages import page_size
from briefexport.render.themes.plugins import DefaultTheme, LargePrintTheme, NewspaperTheme, PolicyTheme, builtin_folder
from briefexport.render.themes.scaffold import scaffold_theme
from briefexport.render.themes.stylesheets import stylesheet

__all__ = [
    "DefaultTheme", "FontFace", "LargePrintTheme", "NewspaperTheme", "PolicyTheme", "builtin_folder", "font_faces",
    "page_size", "resolve", "scaffold_theme", "setting_of", "stylesheet", "values",
]  # fmt: skip
