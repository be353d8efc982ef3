"""All that a plugin author imports besides `briefexport.model`: the whole surface on one screen.

    reading     Source → Reader.read → Reading        (article, assets, positions, ledger, diagnostics)
    exporting   Edition → Exporter.export → Artifact  (with a Context; Exporter.check re-opens what was written)
    speaking    Utterance → Engine.speak → Speech     (Narration gives exporters utterances and the recording)
    themes      a ThemePlugin names a folder of data

A plugin class says `api = API_VERSION` and is instantiated without arguments. Options are one frozen `msgspec.Struct`
whose fields carry `msgspec.Meta(description=…)`: command line, configuration table, schema and help come from it.
"""

from briefexport.errors import (
    BriefexportError,
    ContentError,
    DeadlineError,
    ExporterError,
    FileError,
    MissingPartError,
)
from briefexport.plugin.diagnostics import Diagnostic, Position, Severity, notice, warning
from briefexport.plugin.exporting import (
    Accessibility,
    Artifact,
    Assets,
    Context,
    Exporter,
    Format,
    Theme,
    ThemePlugin,
    Typography,
)
from briefexport.plugin.reading import (
    Asset,
    Decision,
    LedgerEntry,
    Reader,
    Reading,
    ReadingContext,
    Source,
)
from briefexport.plugin.speaking import (
    TIMELINE_FORMAT,
    UTTERANCES_FORMAT,
    Engine,
    EngineState,
    Narration,
    Recording,
    Speech,
    Substitution,
    Timeline,
    TimelineEntry,
    Utterance,
    Utterances,
    Voice,
    VoiceChoice,
    Word,
    WordMark,
)

# Raised when a plugin written for this version could no longer work; see CHANGELOG.md.
API_VERSION = 1

__all__ = [
    "API_VERSION",
    "BriefexportError", "ContentError", "DeadlineError", "ExporterError", "FileError", "MissingPartError",
    "Diagnostic", "Position", "Severity", "notice", "warning",
    "Asset", "Decision", "LedgerEntry", "Reader", "Reading", "ReadingContext", "Source",
    "Accessibility", "Artifact", "Assets", "Context", "Exporter", "Format", "Theme", "ThemePlugin", "Typography",
    "TIMELINE_FORMAT", "UTTERANCES_FORMAT", "Engine", "EngineState", "Narration", "Recording", "Speech", "Substitution",
    "Timeline", "TimelineEntry", "Utterance", "Utterances", "Voice", "VoiceChoice", "Word", "WordMark",
]  # fmt: skip
