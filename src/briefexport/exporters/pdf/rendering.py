"""In the worker: a job → a PDF. WeasyPrint, one font configuration and the parsed sheets stay warm between jobs."""

from __future__ import annotations

import contextlib
import gc
import io
import logging
import os
import warnings
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from briefexport.errors import ContentError, ExporterError, MissingPartError
from briefexport.exporters.pdf import weak_spots
from briefexport.exporters.pdf.fast_import import weasyprint
from briefexport.exporters.pdf.fonts import sheet
from briefexport.exporters.pdf.jobs import Attachment, Job, Made, Order
from briefexport.exporters.pdf.pictures import sound
from briefexport.exporters.pdf.warming import hyphens

if TYPE_CHECKING:
    from briefexport.exporters.pdf.trying import LayOut, Tried

INSTALL = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_CLOCK = "SOURCE_DATE_EPOCH"
_VARIANTS = {"ua-a3u": "pdf/a-3u", "a3u": "pdf/a-3u", "ua": "pdf/ua-1", "plain": None}


def set_in_type(order: Order) -> Made:
    """The PDF of an order: its page is written, then laid out. Raises what `make` and `render.printed` raise."""
    from briefexport.exporters.pdf.trying import best

    def tried(lay_out: LayOut) -> Tried:
        hyphens(order.edition.language)
        return best(order, lay_out)

    return _made(tried)


def make(job: Job) -> Made:
    """The PDF of a job as it is. Raises MissingPartError, ContentError, ExporterError; the same job, the same bytes."""
    from briefexport.exporters.pdf.trying import Tried

    return _made(lambda lay_out: Tried(1.0, job, lay_out(job), ()))


def _made(find: Callable[[LayOut], Tried]) -> Made:
    package = _package()
    with _complaints() as heard, _refusals():
        found = find(lambda job: _laid_out(package, job))
        data = _bytes(package, found.document, found.job)
    _settle()
    return Made(data, len(found.document.pages), tuple(heard), found.diagnostics)


def _settle() -> None:
    """After the first job: what is loaded now stays, so the collector need not look at it again (gc.freeze)."""
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(20_000, 20, 20)
        gc.enable()


def _package() -> Any:
    try:
        # WeasyPrint prints where to read about a missing library; the error below says it in one line.
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore", UserWarning)  # that the system's fonts are not seen is meant
            package = weasyprint()
            weak_spots.mend()
            return package
    except OSError as error:
        library = str(error).split(":")[0].removeprefix("cannot load library ").strip("'\"")
        raise MissingPartError(
            f"the system library {library} is missing, which sets the type of PDFs", code="missing-pango", hint=INSTALL
        ) from None


def _laid_out(package: Any, job: Job) -> Any:
    from briefexport.exporters.pdf.fetching import Closed

    fetcher = Closed(job, sound(job.assets, job.names))
    hyphens(job.language)
    html = package.HTML(string=job.xhtml, url_fetcher=fetcher)
    fonts, parsed = sheet(package, job, fetcher)
    return html.render(font_config=fonts, stylesheets=[parsed], **_options(job))


def _options(job: Job) -> dict[str, Any]:
    return {"pdf_variant": _VARIANTS[job.variant], "pdf_tags": job.tagged, "pdf_identifier": True}


def _bytes(package: Any, document: Any, job: Job) -> bytes:
    from briefexport.exporters.pdf.finishing import finisher
    from briefexport.exporters.pdf.tagging import watch

    if job.tagged:
        watch(document)
    made = datetime.fromisoformat(job.stamp.replace("Z", "+00:00"))
    attachments = [_attachment(package, attachment, made) for attachment in job.attachments]
    sink = io.BytesIO()
    with _clock_stopped(made):
        document.write_pdf(sink, finisher=finisher(job), attachments=attachments, **_options(job))
    return sink.getvalue()


@contextlib.contextmanager
def _clock_stopped(made: datetime) -> Iterator[None]:
    """fontTools, which empties fonts of their emoji, writes the time into them unless this variable names another."""
    before = os.environ.get(_CLOCK)
    os.environ[_CLOCK] = str(int(made.timestamp()))
    try:
        yield
    finally:
        os.environ.pop(_CLOCK)
        os.environ.update({_CLOCK: before} if before is not None else {})


def _attachment(package: Any, attachment: Attachment, made: datetime) -> Any:
    return package.Attachment(
        file_obj=io.BytesIO(attachment.data),
        name=attachment.name,
        description=attachment.description,
        created=made,
        modified=made,
        relationship=attachment.relationship,
    )


# What goes wrong ----------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def _complaints() -> Iterator[list[tuple[str, str]]]:
    """WeasyPrint's log while this lasts, each message once."""
    heard: dict[tuple[str, str], None] = {}
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: heard.setdefault((record.levelname.lower(), record.getMessage()))  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    logger.propagate = False
    found: list[tuple[str, str]] = []
    try:
        yield found
    finally:
        logger.removeHandler(handler)
        logger.propagate = True
        found.extend(heard)


@contextlib.contextmanager
def _refusals() -> Iterator[None]:
    """WeasyPrint's ways to fail, as ours."""
    from weasyprint.urls import FatalURLFetchingError

    try:
        yield
    except FatalURLFetchingError as error:
        raise ContentError(
            f"the page asked for {error}, which is neither its article's nor its theme's",
            code="pdf-fetch-refused",
            hint="name pictures in the article, below the source's folder; a theme may use its own files only",
        ) from None
    except RecursionError:
        raise ExporterError(
            "the article is nested too deeply to be laid out", code="pdf-too-deep", hint="flatten lists and quotes"
        ) from None
