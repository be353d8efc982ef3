"""The printed edition: a PDF that is PDF/UA-1 and PDF/A-3u at once, set by WeasyPrint in a worker with limits.

__init__      the exporter: its worker, what is reported and claimed              (parent, light)
preparing     edition and pictures → order (parent); order → page                 (worker)
checking      re-opens what was written: whole, so many pages, tagged             (parent, light)
trying        which of several settings to take, with `filling` and `completeness` (worker)
rendering     page → PDF, by a warm WeasyPrint; `fonts` and sheets are kept too   (worker)
tagging       boxes → structure tree, by `nodes` of the elements                  (worker)
words         of lines put right in what a page has `shown`, by `clusters` of glyphs (worker)
finishing     metadata: what the file says that it is                             (worker)
fetching      the closed door; `pictures` looks at what comes through it          (worker)
weak_spots    where WeasyPrint fails on sound pages                               (worker)
fast_import   `import weasyprint` in half its time, with `warming` and `keeping`  (worker)
"""

from __future__ import annotations

import atexit
import math
import os
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from briefexport.exporters.pdf.options import PdfOptions
from briefexport.plugin import API_VERSION, Artifact, Context, Diagnostic, Format

if TYPE_CHECKING:
    from briefexport.exporters.pdf.jobs import Made, Order
    from briefexport.model import Edition
    from briefexport.processes import Worker

MEDIA_TYPE = "application/pdf"


class PdfExporter:
    """`briefexport pdf`."""

    api = API_VERSION
    summary = "Tagged PDF for print and screen: PDF/UA-1 and PDF/A-3u in one file"
    Options = PdfOptions
    formats: ClassVar[dict[str, Format]] = {"pdf": Format(".pdf", MEDIA_TYPE)}
    wings = ("visual",)

    def export(self, edition: Edition, options: PdfOptions, context: Context) -> Iterable[Artifact]:
        """One PDF.

        Raises MissingPartError without Pango, DeadlineError past `--timeout`, ContentError for a bad picture.
        """
        from briefexport.exporters.pdf.preparing import ordered

        order = ordered(edition, options, context)
        made = _set(order, options, context)
        self._report(made, order, context)
        return (Artifact.of_bytes(f"{edition.slug}.pdf", MEDIA_TYPE, made.data, order.conformance),)

    @staticmethod
    def page_settings(options: PdfOptions) -> dict[str, Any]:
        """What of the options decides the page: the keywords of `render.printed.printed`."""
        return {"page_size": options.page_size, "columns": options.columns, "drop_cap": options.drop_cap}

    @staticmethod
    def _report(made: Made, order: Order, context: Context) -> None:
        from briefexport.exporters.pdf.complaints import judged

        names = {address: name for name, address in order.addresses.items()}
        for diagnostic in (*made.diagnostics, *judged(made.complaints, names)):
            context.report(diagnostic)

    def check(self, path: Path, context: Context) -> Iterable[Diagnostic]:
        """Re-open the file: whole to its end, every object where its table says, pages, tags."""
        from briefexport.exporters.pdf.checking import check

        return check(path)


# By process too: a fork of this process must not talk through its parent's pipes. And by the folder of temporary files:
# the worker keeps fonts there, and must not outlive it.
_workers: dict[tuple[int, str, int], Worker] = {}
_asked: Counter[Worker] = Counter()
_JOBS = 250


def _set(order: Order, options: PdfOptions, context: Context) -> Made:
    """The order set in the warm worker, within its limits."""
    from briefexport.exporters.pdf.rendering import set_in_type

    seconds = options.timeout
    if context.deadline is not None:
        seconds = max(0.1, min(seconds, context.deadline - time.monotonic()))
    worker = _worker(options)
    try:
        return worker.ask(set_in_type, order, seconds=seconds, cpu_seconds=math.ceil(seconds))
    finally:
        _count(worker)


def _worker(options: PdfOptions) -> Worker:
    import tempfile

    from briefexport.processes import Worker

    key = (os.getpid(), tempfile.gettempdir(), options.memory_limit)
    if key not in _workers:
        for older in [one for one in _workers if one[0] == key[0] and one[1] != key[1]]:
            _workers.pop(older).close()
        made = Worker(_ready, memory=options.memory_limit << 20)
        atexit.register(made.close)  # so that no child outlives us, and its processor time counts as ours
        _workers[key] = made
    return _workers[key]


def _count(worker: Worker) -> None:
    """Pango's and Fontconfig's caches grow by some 70 kB a brief: a new worker now and then keeps memory flat."""
    _asked[worker] += 1
    if _asked[worker] >= _JOBS:
        _asked[worker] = 0
        worker.close()


def _ready() -> None:
    """In the worker, once: no collecting while modules load, no fonts but those a job names, nothing on standard error.

    What can fail (a missing library) fails in a job, where it can be reported; what the C libraries print beside it is
    not ours, and would stand between the lines of `--log-format json`.
    """
    import gc

    from briefexport.processes import limits_hold

    gc.disable()
    if limits_hold():  # only where this is a process of its own
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))
