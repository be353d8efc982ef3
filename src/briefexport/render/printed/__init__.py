"""An edition for print: the HTML and the one stylesheet that the page formatter gets, and that `inspect` prints.

    body.single | body.bound
      div.masthead.decoration        publication and date, for the eye (the file's metadata says the same)
      section.cover, nav.contents    in a bound edition only
      article                        one for each brief
        header.title-block           kicker, h1.headline, dek, byline, dateline
        div.matter                   the body, which themes may set in columns; footnotes stand at their calls
        section.leftover             notes that no word calls
        section.sources, section.corrections, p.rights

`decoration` and `pull-quote` mark what repeats words of the article: it is painted, but not read aloud or extracted.
Running heads take their words from these elements (`string-set`), so that the sheet is the same for every article.
"""

from briefexport.render.printed.document import Printed, printed

__all__ = ["Printed", "printed"]
