"""Every installed dependency, those of dependencies included, stands in docs/dependencies.md with its true licence."""

from __future__ import annotations

import functools
import importlib.metadata
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# What packages write for a licence besides an SPDX expression → the SPDX identifiers it may mean.
SPELLINGS = {
    "BSD": ("BSD-2-Clause", "BSD-3-Clause"),
    "BSD License": ("BSD-2-Clause", "BSD-3-Clause"),
    "BSD 2-Clause License": ("BSD-2-Clause",),
    "3-Clause BSD License": ("BSD-3-Clause",),
    "MIT License": ("MIT",),
    "ISC License": ("ISC",),
    "ISC License (ISCL)": ("ISC",),
    "Apache 2.0": ("Apache-2.0",),
    "Apache License 2.0": ("Apache-2.0",),
    "Apache Software License": ("Apache-2.0",),
    "Mozilla Public License 1.1 (MPL 1.1)": ("MPL-1.1",),
    "Mozilla Public License 2.0 (MPL 2.0)": ("MPL-2.0",),
    "GNU General Public License v2 or later (GPLv2+)": ("GPL-2.0-or-later",),
    "GNU General Public License v3 or later (GPLv3+)": ("GPL-3.0-or-later",),
    "GNU Lesser General Public License v2 or later (LGPLv2+)": ("LGPL-2.0-or-later",),
    "GNU Library or Lesser General Public License (LGPL)": (
        "LGPL-3.0-or-later",
        "LGPL-2.1-or-later",
        "LGPL-2.0-or-later",
    ),
    "GNU Affero General Public License": ("AGPL-3.0-or-later",),
    "GNU Affero General Public License v3 or later (AGPLv3+)": ("AGPL-3.0-or-later",),
}
# Their metadata names no licence at all; the row gives that of the files inside, looked at by a person.
SILENT = {"espeakng-loader", "resvg-py"}


def normal(name: str) -> str:
    """A distribution's name as PEP 503 normalises it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def requirement_name(requirement: str) -> str:
    return normal(re.split(r"[\s;<>=!~\[(]", requirement, maxsplit=1)[0])


def wanted() -> set[str]:
    """Everything pyproject.toml names: dependencies, extras and groups."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lists = [
        project["project"]["dependencies"],
        *project["project"].get("optional-dependencies", {}).values(),
        *project["dependency-groups"].values(),
    ]
    return {requirement_name(entry) for entries in lists for entry in entries} - {"briefexport"}


def installed_closure(names: set[str]) -> dict[str, importlib.metadata.Distribution]:
    """The installed distributions that `names` and their requirements, extras too, lead to."""
    here = {normal(found.metadata["Name"]): found for found in importlib.metadata.distributions()}
    needs = {name: found.requires or [] for name, found in here.items()}
    every = [needed for listed in needs.values() for needed in listed]
    reached: dict[str, importlib.metadata.Distribution] = {}
    waiting = sorted(names)
    while waiting:
        name = waiting.pop()
        if name in here and name not in reached and name != "briefexport":
            reached[name] = here[name]
            waiting += [requirement_name(needed) for needed in needs[name] if _counts(name, needed, every)]
    return reached


def _counts(name: str, needed: str, every: list[str]) -> bool:
    """True for what `name` always needs, and for the needs of an extra that some package asks for."""
    extra = re.search(r"extra\s*==\s*['\"]([\w-]+)", needed)
    if not extra:
        return True
    asking = re.compile(rf"^{re.escape(name)}\s*\[[^]]*\b{extra[1]}\b", re.IGNORECASE)
    return any(asking.match(requirement) for requirement in every)


@functools.cache
def rows() -> dict[str, str]:
    """name → licence, of every table."""
    found: dict[str, str] = {}
    for line in (ROOT / "docs" / "dependencies.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) >= 3 and cells[0] != "name" and not cells[0].startswith("-"):
            found[normal(cells[0].strip("`"))] = cells[2]
    return found


def declared(distribution: importlib.metadata.Distribution) -> Iterator[tuple[str, ...]]:
    """What the distribution says of its licence, each as the SPDX identifiers it may mean."""
    metadata = distribution.metadata
    expression = metadata.get("License-Expression")
    classifiers = [
        entry for entry in metadata.get_all("Classifier") or () if entry.startswith("License :: OSI Approved :: ")
    ]
    if expression:
        yield (expression,)
    elif classifiers:
        for entry in classifiers:
            spelled = entry.rsplit(" :: ", 1)[-1]
            yield SPELLINGS.get(spelled, (spelled,))
    elif metadata.get("License"):
        spelled = metadata["License"].splitlines()[0].strip()
        yield SPELLINGS.get(spelled, (spelled,))


CLOSURE = installed_closure(wanted())


@pytest.mark.parametrize("name", sorted(CLOSURE))
def test_the_dependency_is_listed_with_the_licence_it_declares(name: str) -> None:
    listed = rows().get(name)
    assert listed, f"add a row for {name} to docs/dependencies.md: name, why (or what brings it), licence"
    licences = list(declared(CLOSURE[name]))
    assert licences or name in SILENT, f"{name} declares no licence: read its files, then add it to SILENT"
    for meanings in licences:
        assert any(meaning in listed for meaning in meanings), f"{name} declares {meanings}, its row says {listed}"


def test_the_whole_is_reached() -> None:
    assert {"ebooklib", "weasyprint", "pyphen", "fonttools", "brotli", "markdown-it-py"} <= set(CLOSURE)


def test_nothing_is_listed_that_nobody_needs() -> None:
    here = {normal(found.metadata["Name"]) for found in importlib.metadata.distributions()}
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    asked = {requirement_name(entry) for entries in groups.values() for entry in entries}
    unneeded = set(rows()) - set(CLOSURE) - wanted()
    # Where a group is not installed (mypy's, in `make test`), what it would bring cannot be known.
    assert unneeded == set() or not asked <= here


def test_the_readme_says_how_the_whole_is_to_be_treated() -> None:
    readme = " ".join((ROOT / "README.md").read_text("utf-8").split())
    for part in ("EbookLib", "espeak-ng", "mutagen", "AGPL-3.0-or-later"):
        assert part in readme
