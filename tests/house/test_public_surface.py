"""The public surface is a test: what plugin authors and scripts rely on changes here first, with a reason."""

from __future__ import annotations

import importlib
import pkgutil

import msgspec
import pytest

import briefexport
from briefexport import errors, model, plugin, testing

PLUGIN = """
API_VERSION Accessibility Artifact Asset Assets BriefexportError ContentError Context DeadlineError Decision
Diagnostic Engine EngineState Exporter ExporterError FileError Format LedgerEntry MissingPartError Narration
Position Reader Reading ReadingContext Recording Severity Source Speech Substitution TIMELINE_FORMAT Theme
ThemePlugin Timeline TimelineEntry Typography UTTERANCES_FORMAT Utterance Utterances Voice VoiceChoice Word WordMark
notice warning
"""
MODEL = """
ARTICLE_FORMAT Abbreviation Article Block BlockId Blocks Callout Cell Cite Code CodeBlock Correction Cover Date
Definition DefinitionList EDITION_FORMAT Edition Emphasis Extra Figure Heading Image Inline Inlines Keyboard
Language Line LineBreak Link List ListItem MAX_DEPTH Mark Math MathBlock Metadata Note NoteReference Paragraph
Person Publisher PullQuote Quotation Quote Row Rule SourceReference Span Strikethrough Strong Subscript Superscript
Table Text Time Verse Wrapper from_json schema to_json
"""
TESTING = """
EngineContract ExporterContract MemoryAssets PICTURE PlainNarration ReaderContract ThemeContract make_context
sample_article sample_edition
"""
EXITS = {
    "ContentError": 1, "StrictError": 1, "UsageError": 2, "MissingPartError": 3, "ExporterError": 4, "DeadlineError": 4,
    "FileError": 5, "PluginError": 6, "Interrupted": 130,
}  # fmt: skip
CONTEXT = (
    "assets stamp formats theme narration scratch typography accessibility cache positions sources strict deadline"
    " report progress"
)


@pytest.mark.parametrize(("module", "names"), [(plugin, PLUGIN), (model, MODEL), (testing, TESTING)])
def test_the_names_are_these(module: object, names: str) -> None:
    assert sorted(module.__all__) == sorted(names.split())  # type: ignore[attr-defined]
    assert all(hasattr(module, name) for name in names.split())


def test_the_api_is_version_one() -> None:
    assert plugin.API_VERSION == 1
    assert briefexport.__version__


def test_exit_codes_are_scripted_against() -> None:
    assert {name: getattr(errors, name).exit_code for name in EXITS} == EXITS
    assert errors.EXIT_PRECEDENCE == (130, 2, 6, 5, 3, 4, 1)


def test_formats_are_of_version_one() -> None:
    formats = (model.ARTICLE_FORMAT, model.EDITION_FORMAT, plugin.UTTERANCES_FORMAT, plugin.TIMELINE_FORMAT)
    assert formats == tuple(f"briefexport-{name}/1" for name in ("article", "edition", "utterances", "timeline"))


def test_the_context_has_these_fields() -> None:
    assert plugin.Context.__struct_fields__ == tuple(CONTEXT.split())


def test_the_article_has_a_schema_whose_every_struct_is_strict() -> None:
    schema = model.schema(model.Article)
    assert all(
        entry.get("additionalProperties") is False for entry in schema["$defs"].values() if "properties" in entry
    )
    assert msgspec.json.encode(schema)


def test_every_module_imports_on_its_own() -> None:
    for module in pkgutil.walk_packages(briefexport.__path__, "briefexport."):
        if not module.name.endswith("__main__") and "scaffolds" not in module.name:
            importlib.import_module(module.name)


def test_ours_come_through_the_same_door_as_a_strangers() -> None:
    import importlib.metadata

    groups = {
        "exporters": {"epub", "pdf", "audio"},
        "readers": {"plaintext", "markdown", "article-json"},
        "engines": {"espeak", "pyttsx3"},
        "themes": {"default"},
    }
    for group, names in groups.items():
        found = importlib.metadata.entry_points(group=f"briefexport.{group}")
        assert names <= {entry.name for entry in found}
