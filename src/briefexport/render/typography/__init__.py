"""Typography: quotes, dashes, ellipses and spaces that do not break, after each language's own conventions.

    apply(article, Typography(smart=True)) -> Article
    set_words(words, language) -> str                    one string, for titles that stand alone

A transform over the article, shared by EPUB and PDF and never seen by the script. Code, formulas and addresses are
untouched; the words stay the same words; applying it twice changes nothing more.
"""

from briefexport.render.typography.setting import apply, set_words

__all__ = ["apply", "set_words"]
