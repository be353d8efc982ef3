"""The command line: the only place that prints or exits."""

from __future__ import annotations

import gc
import os
import sys

from briefexport import __version__


def main() -> None:
    """Entry point of the `briefexport` command."""
    # Asked by every script that looks whether we are there: answered before anything heavier than Python is loaded.
    if sys.stdout and sys.argv[1:] in (["--version"], ["-V"]):
        _version()
        return
    # A command makes many objects once and ends; looking for garbage among them at every seven hundredth costs 10 ms.
    gc.set_threshold(50_000, 20, 20)
    import signal

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # asked to stop is asked to stop, by whichever signal
    try:
        from briefexport.cli.app import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # Ctrl-C while we were still being loaded
        code = 130
    sys.exit(code)


def _version() -> None:
    try:
        sys.stdout.write(f"briefexport {__version__}\n")
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # or Python fails once more when it flushes at exit
        sys.stderr.write(f"error: standard output cannot be written: {error.strerror}\n")
        sys.exit(5)
