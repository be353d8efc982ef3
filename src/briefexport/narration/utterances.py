"""Article → utterances: what is said, sentence by sentence, and what is left out and why."""

from __future__ import annotations

from collections.abc import Callable

from briefexport import model as m
from briefexport import plugin
from briefexport.narration.lexicon.entries import Lexicon
from briefexport.narration.policy import SpeakingPolicy
from briefexport.narration.reciting import Reciter
from briefexport.narration.roles import recite

Report = Callable[[plugin.Diagnostic], None]


def utterances(edition: m.Edition, settings: SpeakingPolicy, lexicon: Lexicon, report: Report) -> plugin.Utterances:
    """Every sentence of the edition in the order in which it is said, or skipped with the reason."""
    reciter = Reciter(settings, lexicon, report)
    for article in edition.articles:
        recite(article, reciter, bound=len(edition.articles) > 1)
    return plugin.Utterances(utterances=reciter.finished())
