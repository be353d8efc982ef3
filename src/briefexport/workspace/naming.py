"""Where artifacts go: `-o`, the formats it picks, and the refusal of what cannot be told apart."""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from briefexport.errors import UsageError
from briefexport.plugin import Format
from briefexport.registry import closest

STDOUT = Path("-")


class Target(msgspec.Struct, frozen=True):
    """Where one edition's artifacts go: a folder, or one file (`-` for standard output); and the formats to make."""

    folder: Path
    file: Path | None
    formats: tuple[str, ...]

    def path(self, artifact_name: str) -> Path:
        return self.file or self.folder / artifact_name


def resolve(
    output: str | None,
    default_folder: Path,
    asked: Sequence[str],
    known: Mapping[str, Format],
    defaults: Sequence[str],
    editions: int,
) -> Target:
    """The target that `-o` and `--format` mean. Raises UsageError for every contradiction (design, section 4).

    `asked` is what the command line asks for, `defaults` what is made when it names nothing.
    """
    for name in (*asked, *defaults):
        if name not in known:
            raise UsageError(f"there is no format '{name}'", code="unknown-format", hint=_meant(name, known))
    formats = tuple(dict.fromkeys(asked)) or tuple(defaults) or tuple(known)[:1]
    if output is None:
        return Target(default_folder, None, formats)
    path = Path(output)
    if output.endswith(("/", os.sep)) or path.is_dir():
        return Target(path, None, formats)
    _one_file_only(output, editions)
    return Target(path.parent, path, _picked(path, asked, formats, known))


def _meant(name: str, known: Mapping[str, Format]) -> str:
    """What an unknown format may have been meant for: several in one, a misspelling."""
    several = [part.strip() for part in name.split(",")]
    if len(several) > 1 and all(part in known for part in several):
        return f"each has an option of its own: {' '.join(f'--format {part}' for part in several)}"
    return closest(name, known) or f"known: {', '.join(known)}"


def _one_file_only(output: str, editions: int) -> None:
    if editions > 1:
        folder = "editions/" if output == str(STDOUT) else f"{output}/"
        raise UsageError(
            f"{editions} editions cannot go into one file {output}",
            code="one-output-many-sources",
            hint=f"give a folder (-o {folder}), or bind them into one edition with --bind",
        )


def _picked(path: Path, asked: Sequence[str], formats: tuple[str, ...], known: Mapping[str, Format]) -> tuple[str, ...]:
    by_suffix = [name for name, kind in known.items() if path.name.lower().endswith(kind.suffix)]
    if path == STDOUT or (not by_suffix and written_through(path)):
        if len(formats) > 1:
            raise UsageError(
                f"{path} takes one format, and {len(formats)} would be made",
                code="one-output-many-formats",
                hint=f"choose one: --format {formats[0]}",
            )
        return formats
    if not by_suffix:
        raise UsageError(
            f"no format has the suffix of {path.name}" if path.suffix else f"{path} has no suffix to tell a format by",
            code="unknown-output-suffix",
            hint=f"use one of {', '.join(kind.suffix for kind in known.values())}; a folder ends with /",
        )
    picked = max(by_suffix, key=lambda name: len(known[name].suffix))
    if asked and set(asked) != {picked}:
        raise UsageError(
            f"--format {' --format '.join(asked)} contradicts the suffix of {path.name}",
            code="format-contradicts-suffix",
            hint="leave one of the two away",
        )
    return (picked,)


def is_special(path: Path) -> bool:
    """True for an existing device, FIFO or socket: it is written through, never replaced."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def written_through(path: Path) -> bool:
    """True for standard output, devices and FIFOs, and for the names of our own open files.

    `/dev/stdout` may lead to a regular file (`> file`). It is the shell that opened it, under whatever name.
    """
    opened = re.fullmatch(r"/dev/(stdout|stderr|fd/\d+)|/proc/self/fd/\d+", path.as_posix())
    return path == STDOUT or is_special(path) or (opened is not None and path.is_file())


def refuse_same_slug(slugs: Iterable[tuple[str, str]]) -> None:
    """Raises UsageError when two (slug, source) share a slug: the second would overwrite the first."""
    pairs = list(slugs)
    for slug, count in Counter(slug for slug, _ in pairs).items():
        if count > 1:
            names = [source for found, source in pairs if found == slug]
            raise UsageError(
                f"{' and '.join(names)} have one slug, '{slug}', and would overwrite each other",
                code="same-slug",
                hint="give one of them another slug, or bind them into one edition (--bind, [[editions]])",
            )
