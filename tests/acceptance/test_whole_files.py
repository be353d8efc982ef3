"""Editions arrive whole or not at all: killed, interrupted, on a full disk, through devices, FIFOs and links."""

from __future__ import annotations

import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from acceptance.running import PROGRAM, SEED, briefexport, sums, variables, workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="only on systems with signals, FIFOs and devices")


def started(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """The command in a process group of its own, so that all of it can be killed."""
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        [*PROGRAM, *arguments], cwd=folder, env=variables(folder), stdin=quiet, stdout=quiet, stderr=quiet,
        start_new_session=True, preexec_fn=_hear_interrupts,
    )  # fmt: skip


def _hear_interrupts() -> None:
    """A CI runner in the background hands its children a deaf ear to Ctrl-C; a person's shell does not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_killed_at_twenty_moments_every_file_is_an_old_whole_one_or_a_new_whole_one(tmp_path: Path) -> None:
    old, new = workspace(tmp_path / "old"), workspace(tmp_path / "new")
    (new / "source" / "brief.txt").write_text("A new brief. It has two sentences, and no more.\n", "utf-8")
    seconds: list[float] = []
    for folder in (old, new):
        begun = time.monotonic()
        briefexport("build", folder=folder)
        seconds.append(time.monotonic() - begun)
    whole = {name: {sums(old / "dist")[name], sums(new / "dist")[name]} for name in sums(old / "dist")}
    moments = random.Random(20)
    for attempt in range(20):
        folder = tmp_path / f"killed-{attempt}"
        shutil.copytree(old, folder)
        shutil.copyfile(new / "source" / "brief.txt", folder / "source" / "brief.txt")
        process = started(folder, "build")
        time.sleep(moments.uniform(0.05, seconds[-1]))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        visible = {name: digest for name, digest in sums(folder / "dist").items() if not name.startswith(".")}
        assert set(visible) == set(whole)
        assert [name for name, digest in visible.items() if digest not in whole[name]] == []
        _manifest_is_json(folder)
    briefexport("build", folder=folder)
    assert sums(folder / "dist") == sums(new / "dist"), "the next build mends it, and leaves no litter"


def _manifest_is_json(folder: Path) -> None:
    import json

    assert json.loads((folder / "dist" / "manifest.json").read_text("utf-8"))["artifacts"]


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_interrupted_it_leaves_nothing_half_written(tmp_path: Path, sent: signal.Signals) -> None:
    folder = workspace(tmp_path / "here")
    (folder / "source" / "brief.txt").write_text(SEED.read_text("utf-8") * 40, "utf-8")
    process = started(folder, "audio", "source/brief.txt")
    time.sleep(1.2)
    assert process.poll() is None, "the brief is too short to be interrupted"
    process.send_signal(sent)
    assert process.wait(timeout=20) == 130
    assert not (folder / "dist").is_dir() or list((folder / "dist").iterdir()) == []


@pytest.mark.parametrize(("exporter", "magic"), [("epub", b"PK"), ("pdf", b"%PDF"), ("audio", b"ID3")])
def test_a_fifo_is_written_through_and_stays_a_fifo(tmp_path: Path, exporter: str, magic: bytes) -> None:
    suffix = {"audio": "mp3"}.get(exporter, exporter)
    pipe = tmp_path / f"pipe.{suffix}"
    os.mkfifo(pipe)
    process = started(tmp_path, exporter, str(SEED), "-o", str(pipe))
    data = pipe.read_bytes()
    assert process.wait(timeout=60) == 0
    assert data.startswith(magic)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".briefexport")] == []


def test_a_device_is_written_through_and_stays_a_device(tmp_path: Path) -> None:
    null = tmp_path / "null.epub"
    null.symlink_to("/dev/null")
    briefexport("epub", SEED, "-o", null, folder=tmp_path)
    assert null.is_symlink()
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    full = tmp_path / "full.epub"
    full.symlink_to("/dev/full")
    refused = briefexport("epub", SEED, "-o", full, folder=tmp_path, check=5)
    assert "full.epub" in refused.stderr


def test_a_links_target_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    (shelf / "real.epub").write_bytes(b"an older edition")
    (tmp_path / "link.epub").symlink_to("shelf/real.epub")
    briefexport("epub", SEED, "-o", "link.epub", folder=tmp_path)
    assert (tmp_path / "link.epub").readlink() == Path("shelf/real.epub")
    assert (shelf / "real.epub").read_bytes().startswith(b"PK")


# A disk of 64 kB, in a mount name space of its own; where none may be made, a limit on the size of files.
SMALL_DISK = """
mkdir disk
if mount -t tmpfs -o size=64k tmpfs disk 2>/dev/null; then trap 'umount disk' EXIT; else ulimit -f 32; fi
printf 'an older edition' > disk/brief.{suffix}
{program} {exporter} {source} -o disk/brief.{suffix}; code=$?
cat disk/brief.{suffix}; ls -A disk | wc -l; exit $code
"""


@pytest.mark.parametrize(("exporter", "suffix"), [("epub", "epub"), ("pdf", "pdf"), ("audio", "wav")])
def test_on_a_full_disk_the_old_edition_survives(tmp_path: Path, exporter: str, suffix: str) -> None:
    long = tmp_path / "long.txt"
    # Words that do not compress, so that every edition is larger than the disk.
    letters = random.Random(5)
    words = (
        "".join(letters.choices("abcdefghijklmnopqrstuvwxyz", k=9))
        for _ in range(12_000 if exporter != "audio" else 60)
    )
    long.write_text(f"{' '.join(words)}.\n", "utf-8")
    program = " ".join(PROGRAM)
    script = SMALL_DISK.format(suffix=suffix, program=program, exporter=exporter, source=long)
    apart = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]
    run = _in_bash(script, tmp_path, apart)
    assert run.returncode == 5, run.stderr
    assert run.stdout == "an older edition1\n"
    assert f"brief.{suffix}" in run.stderr
    assert "Traceback" not in run.stderr


def _in_bash(script: str, folder: Path, apart: list[str]) -> subprocess.CompletedProcess[str]:
    possible = subprocess.run([*apart, "true"], capture_output=True, check=False).returncode == 0
    command = [*(apart if possible else []), "bash", "-c", script]
    return subprocess.run(
        command, cwd=folder, env=variables(folder), capture_output=True, encoding="utf-8", timeout=120, check=False
    )
