"""numpy, imported once and with one BLAS thread: its pool of threads costs more at start than all our mastering."""

from __future__ import annotations

import functools
import os
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import numpy
    import numpy.typing

    Samples: TypeAlias = numpy.typing.NDArray[numpy.float32]
else:
    Samples = Any

_THREADS = "OPENBLAS_NUM_THREADS"


@functools.cache
def load() -> Any:
    """The numpy module."""
    before = os.environ.get(_THREADS)
    os.environ[_THREADS] = "1"
    try:
        import numpy
    finally:
        if before is None:
            del os.environ[_THREADS]
        else:
            os.environ[_THREADS] = before
    return numpy
