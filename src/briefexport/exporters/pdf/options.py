"""What can be chosen for a PDF: one declaration for command line, briefexport.toml, schema and help."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta


class PdfOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Options of `briefexport pdf` and of `[exporters.pdf]`."""

    variant: Annotated[
        Literal["ua-a3u", "ua", "a3u", "plain"],
        Meta(description="standards met: PDF/UA-1 with PDF/A-3u, one of them, or none (untagged)"),
    ] = "ua-a3u"
    page_size: Annotated[
        str, Meta(description="A3, A4, A5, B5, Letter, Legal, Tabloid, or such as 150x220mm; empty: the theme's")
    ] = ""
    columns: Annotated[int, Meta(ge=0, le=3, description="columns of the body; 0: the theme's")] = 0
    drop_cap: Annotated[bool, Meta(description="begin the body with a large initial, where the theme has one")] = False
    timeout: Annotated[float, Meta(gt=0, le=86400, description="seconds a PDF may take before it is given up")] = 60.0
    memory_limit: Annotated[int, Meta(ge=256, le=65536, description="MB of memory the layout may use")] = 2048
