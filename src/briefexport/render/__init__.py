"""The visual wing: Article → XHTML, typography, themes, fonts and covers. EPUB and PDF share it."""
