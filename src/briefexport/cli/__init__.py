"""The command line: the only place that prints or exits."""

from __future__ import annotations

import gc
import sys

from briefexport import __version__


def main() -> None:
    """Entry point of the `briefexport` command."""
    # Asked by every script that looks whether we are there: answered before anything heavier than Python is loaded.
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"briefexport {__version__}\n")
        return
    # A command makes many objects once and ends; looking for garbage among them at every seven hundredth costs 10 ms.
    gc.set_threshold(50_000, 20, 20)
    try:
        from briefexport.cli.app import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # Ctrl-C while we were still being loaded
        code = 130
    sys.exit(code)
