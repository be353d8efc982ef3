"""Which elements of the printed document become which roles, and what may stand in what (ISO 32000-1, 14.8.4)."""

# Elements that become a node of this role. What is not listed (span, em, time, sup …) is transparent: its words belong
# to the node around it, unless it brings a language of its own.
ROLES = {
    "article": "Art", "section": "Sect", "nav": "TOC", "aside": "Div", "blockquote": "BlockQuote", "figure": "Div",
    "p": "P", "pre": "P", "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6",
    "ul": "L", "ol": "L", "dl": "L", "table": "Table", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot",
    "tr": "TR", "th": "TH", "td": "TD", "caption": "Caption", "figcaption": "Caption",
    "img": "Figure", "a": "Link", "code": "Code", "q": "Quote", "abbr": "Span", "math": "Formula",
}  # fmt: skip
# What a note may stand in, beside the block that calls it.
HOLDERS = frozenset({"Document", "Art", "Sect", "Div", "BlockQuote", "LBody", "TD", "TH", "Note"})
# Inside these, words of a block element are its node's own; a P within a P is not allowed.
LINES = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "Caption", "Span", "Link", "Code", "Quote", "Lbl"})
# What stands within a line; its words belong to the block around it.
WITHIN = frozenset({"Span", "Link", "Code", "Quote", "Reference", "Figure", "Formula"})
