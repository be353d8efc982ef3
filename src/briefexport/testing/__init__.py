"""The contract kit: what a plugin must keep, as tests that its author subclasses. Two lines test an exporter:

    class TestDocket(ExporterContract):
        exporter = DocketExporter

    ExporterContract   declared options, every block kind, the same bytes anywhere, nothing touched, `check` that checks
    ReaderContract     ids, positions, a whole ledger, bad input refused by name
    EngineContract     sound for words, the same again where it says so, unknown voices refused
    ThemeContract      resolves, with stylesheets for both media and licences for its fonts

`make_context` builds what exporters are given, `sample_article` and `sample_edition` an article of every block kind.
pytest is imported here and nowhere else in briefexport; `pip install briefexport pytest` brings what is needed.
"""

from briefexport.testing.contexts import MemoryAssets, PlainNarration, make_context
from briefexport.testing.engines import EngineContract
from briefexport.testing.exporters import ExporterContract
from briefexport.testing.readers import ReaderContract
from briefexport.testing.samples import PICTURE, sample_article, sample_edition
from briefexport.testing.themes import ThemeContract

__all__ = [
    "EngineContract", "ExporterContract", "ReaderContract", "ThemeContract",
    "PICTURE", "MemoryAssets", "PlainNarration", "make_context", "sample_article", "sample_edition",
]  # fmt: skip
