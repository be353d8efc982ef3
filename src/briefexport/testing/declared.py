"""What every plugin declares: an API version, a summary, and options that describe themselves."""

from __future__ import annotations

import inspect
import typing
from typing import Any, ClassVar

import msgspec

from briefexport.plugin import API_VERSION


def made(plugin: Any) -> Any:
    """The plugin's instance; a class is instantiated as the registry does it, without arguments."""
    return plugin() if inspect.isclass(plugin) else plugin


class Declared:
    """The part of the contract that readers, exporters and engines share."""

    subject: ClassVar[str]

    @property
    def plugin(self) -> Any:
        return made(getattr(type(self), self.subject))

    def test_it_says_its_api_and_a_summary(self) -> None:
        assert self.plugin.api == API_VERSION
        assert self.plugin.summary.strip(), "the summary is the line that --help and `briefexport plugins` show"
        assert "\n" not in self.plugin.summary

    def test_every_option_has_a_default_and_a_description(self) -> None:
        kind = self.plugin.Options
        assert issubclass(kind, msgspec.Struct)
        assert kind.__struct_config__.frozen, "options are immutable: class Options(msgspec.Struct, frozen=True)"
        kind()
        hints = typing.get_type_hints(kind, include_extras=True)
        for name in kind.__struct_fields__:
            assert _description(hints[name]), f"option {name} needs Annotated[…, msgspec.Meta(description=…)]"

    def test_the_options_have_a_json_schema(self) -> None:
        assert msgspec.json.schema(self.plugin.Options)["$ref"]


def _description(hint: Any) -> str:
    metas = [extra for extra in getattr(hint, "__metadata__", ()) if isinstance(extra, msgspec.Meta)]
    return next((meta.description for meta in metas if meta.description), "")
