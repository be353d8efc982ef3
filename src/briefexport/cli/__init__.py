"""The command line: the only place that prints or exits."""

from __future__ import annotations

import atexit
import gc
import os
import sys

from briefexport import __version__


def command() -> None:
    """The `briefexport` command: `main`, and an end that takes nothing apart which the system takes back anyway.

    Taking it apart costs 60 ms after sound. What was registered with atexit later than this is called before it.
    """
    codes: list[int] = []
    atexit.register(_leave, codes)
    try:
        main()
    except SystemExit as ending:
        codes.append(ending.code if isinstance(ending.code, int) else ending.code is not None)
        raise
    codes.append(0)


def _leave(codes: list[int]) -> None:
    """Leave with the first of the codes; an end by an exception that nobody caught is Python's to tell."""
    if codes:
        for stream in (sys.stdout, sys.stderr):
            if stream and not stream.closed:
                stream.flush()
        os._exit(codes[0])


def main() -> None:
    """Run the command line of this process and exit."""
    # Asked by every script that looks whether we are there: answered before anything heavier than Python is loaded.
    if sys.stdout and sys.argv[1:] in (["--version"], ["-V"]):
        _version()
        return
    # A command makes many objects once and ends; looking for garbage among them at every seven hundredth costs 10 ms.
    gc.set_threshold(100_000, 20, 20)
    import signal

    # Asked to stop is asked to stop, by whichever signal; `nohup` says that a closed terminal is none.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    hangup = getattr(signal, "SIGHUP", None)
    if hangup and signal.getsignal(hangup) is not signal.SIG_IGN:
        signal.signal(hangup, signal.default_int_handler)
    try:
        from briefexport.cli.patterns import kept
        from briefexport.cli.sparing import absent
        from briefexport.keeping import cache_folder

        # Who asks for help is answered, and finds nothing written.
        with kept(None if {"-h", "--help"} & set(sys.argv[1:]) else cache_folder()):
            with absent("typing_extensions"):
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
