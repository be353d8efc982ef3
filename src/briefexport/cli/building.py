"""`briefexport build`: the whole workspace."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated

from briefexport.cli import common
from briefexport.cli.console import Console
from briefexport.cli.options import Option
from briefexport.errors import BriefexportError
from briefexport.pipeline.temporary import temporary_files

if TYPE_CHECKING:  # `build` brings workers and the manifest; --help needs neither
    from briefexport.build import Built, Done

Jobs = Annotated[int, Option("--jobs", metavar="N", min=0, help="Editions made at once; 0: one a processor.")]
Force = Annotated[bool, Option("--force", help="Overwrite files that no build made.")]
Check = Annotated[bool, Option("--check", help="Write nothing; exit 1 if anything is missing, stale or unsound.")]


def commands(console: Console) -> dict[str, Callable[..., None]]:
    """The commands of this module by name."""

    def build(
        config: common.ConfigFile = "",
        jobs: Jobs = 0,
        check: Check = False,
        force: Force = False,
        strict: common.Strict = False,
        drafts: common.Drafts = False,
    ) -> None:
        """Make every edition of the workspace into dist/, with dist/manifest.json."""
        from briefexport import build as building

        settings = common.settings_for(config, strict=strict, drafts=drafts)
        if check:
            _check(console, building.check(settings))
            return
        console.start("build", 0)
        teller = _Teller(console)
        with temporary_files():
            built = building.build(settings, jobs=jobs or os.cpu_count() or 1, force=force, tell=teller)
        for error in built.errors:
            console.error(error)
        _summary(console, built)

    return {"build": build}


class _Teller:
    """Tells of each edition as it is done."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def __call__(self, task: object, done: Done) -> None:
        for diagnostic in done.diagnostics:
            self.console.diagnostic(diagnostic)
        for outcome in done.outcomes:
            self.console.artifact(outcome)


def _check(console: Console, findings: Iterable[BriefexportError]) -> None:
    console.start("build --check", 0)
    count = 0
    for count, error in enumerate(findings, 1):  # noqa: B007 - the count is used below
        console.error(error)
    console.say("everything is up to date and sound" if not count else f"{count} to mend")


def _summary(console: Console, built: Built) -> None:
    states = [entry.state for entry in built.entries]
    made, kept, failed = (states.count(state) for state in ("built", "cached", "failed"))
    for orphan in built.orphans:
        console.say(f"{orphan.as_posix()} is no longer made by anything; it was left as it is")
    if not made and not failed and not built.errors:
        console.say(f"nothing to rebuild: {kept} artifacts are up to date")
    else:
        parts = [f"{made} built", f"{kept} up to date"] + ([f"{failed} failed"] if failed else [])
        console.say(", ".join(parts))
