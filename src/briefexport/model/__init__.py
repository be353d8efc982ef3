"""The canonical article: what every reader makes and every exporter takes.

The declarations in this package are the only description of its JSON: encoding, validation (with a path in the
message) and the JSON Schema all come from them. Everything is immutable. Keys appear in the order of declaration and
fields at their default are left out, so that one article has exactly one JSON text.

    Article ── metadata, body: (Block, …), notes: (Note, …)
    Block   ── leaves hold inlines (heading, paragraph, table …), containers hold blocks (list, quote, callout …)
    Inline  ── literal text is always in `text`; wrappers hold `content`

Render with `match` and `typing.assert_never`, so that mypy names a node that was forgotten.
"""

from briefexport.model.article import (
    ARTICLE_FORMAT,
    EDITION_FORMAT,
    Article,
    Edition,
    from_json,
    schema,
    to_json,
)
from briefexport.model.base import MAX_DEPTH, BlockId, Date, Language
from briefexport.model.blocks import (
    Block,
    Blocks,
    Callout,
    Cell,
    CodeBlock,
    Definition,
    DefinitionList,
    Figure,
    Heading,
    Line,
    List,
    ListItem,
    MathBlock,
    Note,
    Paragraph,
    PullQuote,
    Quote,
    Row,
    Rule,
    Table,
    Verse,
)
from briefexport.model.inlines import (
    Abbreviation,
    Cite,
    Code,
    Emphasis,
    Image,
    Inline,
    Inlines,
    Keyboard,
    LineBreak,
    Link,
    Mark,
    Math,
    NoteReference,
    Quotation,
    Span,
    Strikethrough,
    Strong,
    Subscript,
    Superscript,
    Text,
    Time,
    Wrapper,
)
from briefexport.model.metadata import (
    Correction,
    Cover,
    Extra,
    Metadata,
    Person,
    Publisher,
    SourceReference,
)

__all__ = [
    "ARTICLE_FORMAT", "EDITION_FORMAT", "MAX_DEPTH",
    "Article", "Edition", "Metadata", "Person", "Publisher", "SourceReference", "Correction", "Cover", "Extra",
    "BlockId", "Date", "Language", "Block", "Blocks", "Inline", "Inlines", "Wrapper",
    "Callout", "Cell", "CodeBlock", "Definition", "DefinitionList", "Figure", "Heading", "Line", "List", "ListItem",
    "MathBlock", "Note", "Paragraph", "PullQuote", "Quote", "Row", "Rule", "Table", "Verse",
    "Abbreviation", "Cite", "Code", "Emphasis", "Image", "Keyboard", "LineBreak", "Link", "Mark", "Math",
    "NoteReference", "Quotation", "Span", "Strikethrough", "Strong", "Subscript", "Superscript", "Text", "Time",
    "from_json", "schema", "to_json",
]  # fmt: skip
