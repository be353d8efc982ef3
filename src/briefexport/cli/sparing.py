"""What need not be loaded is not."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def absent(library: str) -> Iterator[None]:
    """Meanwhile a library cannot be imported, for those who take from it what Python has too.

    So msgspec does with typing_extensions: 8 ms with `inspect` and all that this loads, a twentieth of a short run.
    """
    before = sys.modules.get(library)
    sys.modules[library] = None  # type: ignore[assignment] # what `import` looks for: it raises ImportError
    try:
        yield
    finally:
        del sys.modules[library]
        if before:
            sys.modules[library] = before
