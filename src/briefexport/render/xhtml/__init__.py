"""Article → well-formed XHTML, by joining strings: one exhaustive `match` for blocks, one for inlines.

    markup = Markup.of(article, image=…, medium="book")      everything the rendering needs to know
    title_block(article.metadata, markup)                    kicker, headline, dek, byline, dateline
    render_blocks(article.body, markup)                      the body; an element's id is its block's id
    endnotes(markup)                                         the notes, with links back to their calls
    apparatus(article, markup)                               sources, corrections, rights

Nothing here does I/O or parses; the output is well-formed for every article, because every text goes through `escape`.
"""

from briefexport.render.xhtml.blocks import render_blocks
from briefexport.render.xhtml.escaping import clean, escape, visible
from briefexport.render.xhtml.front import apparatus, title_block
from briefexport.render.xhtml.inlines import render_inlines
from briefexport.render.xhtml.labels import label, long_date
from briefexport.render.xhtml.markup import Markup
from briefexport.render.xhtml.mending import mend
from briefexport.render.xhtml.notes import endnotes

__all__ = [
    "Markup", "apparatus", "clean", "endnotes", "escape", "label", "long_date", "mend", "render_blocks",
    "render_inlines", "title_block", "visible",
]  # fmt: skip
