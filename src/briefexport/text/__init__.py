"""Pure helpers over the model: walking, plain words, the outline, sentences."""

from briefexport.text.addresses import is_remote
from briefexport.text.sentences import Sentence, join, sentences
from briefexport.text.walking import (
    block_words,
    body_text,
    children,
    images,
    inline_tree,
    inlines_of,
    map_children,
    map_runs,
    outline,
    own_inlines,
    plain,
    rename,
    rendered_runs,
    runs_in_order,
    squeeze,
    walk,
    walk_article,
)

__all__ = [
    "Sentence", "block_words", "body_text", "children", "images", "inline_tree", "inlines_of", "is_remote", "join",
    "map_children", "map_runs", "outline", "own_inlines", "plain", "rename", "rendered_runs", "runs_in_order",
    "sentences", "squeeze", "walk", "walk_article",
]  # fmt: skip
