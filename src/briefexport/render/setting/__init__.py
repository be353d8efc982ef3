"""Line setting: what a formatter leaves to chance, decided here by measuring the words ourselves.

lay_out(xhtml, theme, page_size=…, columns=…) -> Laid      headline lines, last words kept together, the body's size
"""

from briefexport.render.setting.laying import Laid, lay_out

__all__ = ["Laid", "lay_out"]
