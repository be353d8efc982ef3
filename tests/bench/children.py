"""What runs inside measured processes: `python -m tests.bench.children NAME …` prints CPU milliseconds a brief."""

from __future__ import annotations

import ctypes
import io
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path


def _per_item(work: Callable[[Path], object], paths: list[Path]) -> float:
    """CPU milliseconds for each path after the first five, which warm the process."""
    for path in paths[:5]:
        work(path)
    begun = time.process_time()
    for path in paths[5:]:
        work(path)
    return (time.process_time() - begun) / len(paths[5:]) * 1000


def reading(*names: str) -> float:
    """Our Markdown reader."""
    from briefexport.plugin import ReadingContext, Source
    from briefexport.readers.markdown import MarkdownReader

    reader = MarkdownReader()
    options = reader.Options()
    return _per_item(
        lambda path: reader.read(Source(path.read_bytes(), path.name), options, ReadingContext()), _paths(names)
    )


def plain_reading(*names: str) -> float:
    """Our plain-text reader."""
    from briefexport.plugin import ReadingContext, Source
    from briefexport.readers.plaintext import PlainTextReader

    reader = PlainTextReader()
    options = reader.Options()
    return _per_item(
        lambda path: reader.read(Source(path.read_bytes(), path.name), options, ReadingContext()), _paths(names)
    )


def markdown_it(*names: str) -> float:
    """markdown-it-py's own parse, with the plugins that read the same syntax."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(deflist_plugin).use(front_matter_plugin)
    return _per_item(lambda path: parser.parse(path.read_text("utf-8")), _paths(names))


def epub(cover: str, fonts: str, *names: str) -> float:
    """Our books, from source to bytes, in one process."""
    from briefexport.exporters.epub import EpubExporter
    from briefexport.model import Edition
    from briefexport.plugin import ReadingContext, Source
    from briefexport.readers.markdown import MarkdownReader
    from briefexport.testing import make_context

    reader, exporter = MarkdownReader(), EpubExporter()
    context = make_context(Path(tempfile.mkdtemp()), formats=("epub",))
    options = exporter.Options(cover=cover, fonts=fonts)  # type: ignore[arg-type]

    def work(path: Path) -> None:
        article = reader.read(Source(path.read_bytes(), path.name), reader.Options(), ReadingContext()).article
        edition = Edition(
            identifier=article.identifier, slug=path.stem, title=article.metadata.headline, articles=(article,)
        )
        for artifact in exporter.export(edition, options, context):
            artifact.write(io.BytesIO())

    return _per_item(work, _paths(names))


def weasyprint(page: str, sheet: str, count: str) -> float:
    """Bare WeasyPrint on what our renderer hands it, with one font configuration and parsed CSS."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    css = CSS(filename=sheet, font_config=fonts)
    text = Path(page).read_text("utf-8")

    def work(_: Path) -> None:
        HTML(string=text, base_url=page).write_pdf(
            io.BytesIO(), stylesheets=[css], font_config=fonts, pdf_variant="pdf/a-3u", pdf_tags=True
        )

    return _per_item(work, [Path()] * int(count))


def espeak_and_lame(text: str) -> float:
    """Bare espeak-ng in one call and LAME at quality 5; prints CPU milliseconds for each second of sound."""
    import espeakng_loader
    import lameenc

    begun = time.process_time()
    espeak = ctypes.CDLL(espeakng_loader.get_library_path())
    rate = espeak.espeak_Initialize(2, 0, str(espeakng_loader.get_data_path()).encode(), 0)
    pcm = bytearray()
    kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)

    @kind
    def heard(samples: ctypes._Pointer[ctypes.c_short], count: int, _: int) -> int:
        if samples and count > 0:
            pcm.extend(ctypes.string_at(samples, count * 2))
        return 0

    espeak.espeak_SetSynthCallback(heard)
    espeak.espeak_SetVoiceByName(b"en-us")
    words = Path(text).read_bytes()
    espeak.espeak_Synth(words, ctypes.c_size_t(len(words) + 1), 0, 0, 0, 1, None, None)
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(64)
    encoder.set_in_sample_rate(rate)
    encoder.set_channels(1)
    encoder.set_quality(5)
    encoder.encode(bytes(pcm))
    encoder.flush()
    return (time.process_time() - begun) * 1000 / (len(pcm) / 2 / rate)


def _paths(names: tuple[str, ...]) -> list[Path]:
    return [Path(name) for name in names]


CHILDREN = {
    function.__name__: function for function in (reading, plain_reading, markdown_it, epub, weasyprint, espeak_and_lame)
}

if __name__ == "__main__":
    print(CHILDREN[sys.argv[1]](*sys.argv[2:]))  # type: ignore[operator]  # noqa: T201
