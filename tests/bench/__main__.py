"""`make bench`: the table."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from tests.bench import sounds, starting, warm

GROUPS = {
    "start": starting.rows,
    "read": warm.reading,
    "books": warm.books,
    "papers": warm.papers,
    "sound": sounds.rows,
}
LONG = {"thousand": warm.thousand, "long-sound": sounds.long}


def main(asked: list[str]) -> None:
    every = {**GROUPS, **LONG}
    names = list(every) if asked == ["all"] else asked or list(GROUPS)
    load = os.getloadavg()[0]
    sys.stdout.write(f"{os.cpu_count()} processors, load {load:.1f}{' (not quiet!)' if load > 0.5 else ''}\n\n")
    sys.stdout.write(f"{'what / against what':<52} {'ours':>9} {'peer':>9}       {'ratio':>6}  bar\n")
    for name in names:
        with tempfile.TemporaryDirectory(prefix=f"bench-{name}-") as folder:
            for row in every[name](Path(folder)):
                figures = f"{row.ours:>9.2f} {row.peer:>9.2f} {row.unit:<5} {row.ratio:>6.2f}"
                sys.stdout.write(f"{row.what:<52} {figures}  {row.bar}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
