"""What `briefexport new` writes: small, whole, and passing its own tests."""

from __future__ import annotations

from importlib import resources
from typing import Literal, assert_never

Kind = Literal["brief", "theme", "exporter", "reader"]


def scaffold(kind: Kind, name: str) -> dict[str, bytes | str]:
    """Relative path → content of every file to write."""
    match kind:
        case "brief":
            return {f"source/{name}.md": _template("brief.md")}
        case "theme":
            from briefexport.render.themes import scaffold_theme

            return {f"themes/{path}": content for path, content in scaffold_theme(name).items()}
        case "exporter" | "reader":
            return _distribution(kind, name)
        case _:
            assert_never(kind)


def _distribution(kind: Literal["exporter", "reader"], name: str) -> dict[str, bytes | str]:
    """A distribution of one module, with its contract test."""
    package = f"briefexport_{name.replace('-', '_')}"
    class_name = "".join(part.title() for part in name.split("-")) + kind.title()
    module = _template(f"{kind}.py.txt").replace("CLASS_HERE", class_name).replace("NAME_HERE", name)
    root = f"briefexport-{name}"
    return {
        f"{root}/pyproject.toml": _PROJECT.format(kind=kind, name=name, package=package, class_name=class_name),
        f"{root}/src/{package}.py": module,
        f"{root}/tests/test_{package}.py": _TEST.format(
            kind=kind.title(),
            lower=kind,
            package=package,
            class_name=class_name,
            sample=_SAMPLES[kind].format(name=name),
        ),
        f"{root}/README.md": _README.format(kind=kind, name=name, root=root),
    }


def _template(name: str) -> str:
    return (resources.files("briefexport.cli") / "scaffolds" / name).read_text("utf-8")


_PROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "briefexport-{name}"
version = "0.1.0"
description = "The {name} {kind} for briefexport"
requires-python = ">=3.11"
dependencies = ["briefexport"]

[project.entry-points."briefexport.{kind}s"]
{name} = "{package}:{class_name}"

[tool.hatch.build.targets.wheel]
only-include = ["src/{package}.py"]
sources = ["src"]
"""

_TEST = '''\
"""The contract every {kind} keeps, in two lines, and room for your own tests below."""

from briefexport.testing import {kind}Contract
from {package} import {class_name}


class Test{class_name}({kind}Contract):
    {lower} = {class_name}
{sample}'''

_SAMPLES = {"exporter": "", "reader": '    sample = b"A headline\\n\\nA paragraph.\\n"\n    name = "sample.{name}"\n'}

_README = """\
# briefexport-{name}

    pip install -e .        in {root}/
    pytest                  runs the contract
    briefexport plugins     lists the {kind} as ready
"""
