"""`briefexport audio --list-voices` and `--explain`: what could speak, and how it would say each word."""

from __future__ import annotations

from collections.abc import Sequence

from briefexport.cli.console import Console, data
from briefexport.pipeline import Reporter, Settings, bundle_of, read
from briefexport.registry import guarded
from briefexport.registry.resolving import lexicon_file
from briefexport.workspace.sources import SourceFile


def list_voices(settings: Settings) -> None:
    """One line a voice: what --voice takes, the languages, the name."""
    from briefexport.narration import voices

    name = settings.narration.engine
    loaded = settings.registry.load("engine", name)
    with guarded(loaded.entry):
        lines = list(voices.listing(loaded.plugin, name))
    data("".join(f"{line}\n" for line in lines))


def explain(files: Sequence[SourceFile], settings: Settings, console: Console) -> None:
    """For each source, every substitution with its rule, and the names worth an entry in the lexicon."""
    from briefexport.narration import explaining, lexicon

    entries = lexicon.load(lexicon_file(settings.narration, settings.workspace.root))
    for file in files:
        reporter = Reporter()
        bundle = bundle_of([read(file, settings)], settings, reporter)
        data(explaining.explain(bundle.edition, settings.narration, entries))
        for diagnostic in reporter.diagnostics:
            console.diagnostic(diagnostic)
