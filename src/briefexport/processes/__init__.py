"""Child processes with limits: the one module that knows fork, signals and resource limits.

What may hang, crash or eat memory (a layout engine on hostile text, a speech engine) runs in a child; the parent stays
light and goes on. Where the system cannot fork (Windows), the work runs in this process without limits, and
`limits_hold()` says so for `doctor`.

    call(function, *args, …)      one call in a fresh child; cheap (about 2 ms), identical from run to run
    each(function, items, …)      one fresh child an item, several at a time, results in order
    Worker(setup, …).ask(…)       a warm child that keeps what `setup` loaded; started again when it was killed
    crew(function, items, …)      several warm children that share the items; results as they come
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from briefexport.errors import BriefexportError
from briefexport.processes.child import Child, WorkerError, nothing

__all__ = ["Worker", "WorkerError", "call", "crew", "each", "limits_hold", "stop_group"]

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def limits_hold() -> bool:
    """True where children can be forked and limited."""
    return hasattr(os, "fork")


def call(
    function: Callable[..., _Result],
    *args: Any,
    seconds: float | None = None,
    cpu_seconds: int | None = None,
    memory: int | None = None,
) -> _Result:
    """`function(*args)` in a forked child; its result (pickled) or its exception comes back.

    `seconds` is wall time, `memory` bytes of address space beyond the parent's. Raises DeadlineError past a limit of
    time, ExporterError (`worker-died`) when the child is killed or crashes.
    """
    if not limits_hold():
        return function(*args)
    child = Child(lambda child: child.run(function, args), cpu_seconds, memory)
    try:
        answer: _Result = child.answer(seconds)
        return answer
    finally:
        child.stop()


def each(
    function: Callable[[_Item], _Result], items: Iterable[_Item], *, at_once: int = 2, seconds: float | None = None
) -> Iterator[_Result]:
    """`function(item)` for each item in a fresh child of its own, `at_once` together; results in the items' order."""
    if not limits_hold():
        yield from map(function, items)
        return
    running: deque[Child] = deque()
    try:
        for item in items:
            running.append(Child(lambda child, item=item: child.run(function, (item,))))  # type: ignore[misc]
            if len(running) >= at_once:
                yield _finished(running, seconds)
        while running:
            yield _finished(running, seconds)
    finally:
        for child in running:
            child.stop()


def _finished(running: deque[Child], seconds: float | None) -> Any:
    child = running[0]
    try:
        return child.answer(seconds)
    finally:
        child.stop()
        running.popleft()


class Worker:
    """A warm child: `setup()` runs in it once, then each `ask` runs there. One ask at a time."""

    def __init__(self, setup: Callable[[], Any], *, memory: int | None = None) -> None:
        self._setup, self._memory = setup, memory
        self._child: Child | None = None

    def ask(
        self,
        function: Callable[..., _Result],
        *args: Any,
        seconds: float | None = None,
        cpu_seconds: int | None = None,
    ) -> _Result:
        """`function(*args)` in the warm child. Both must pickle. Limits as in `call`, for this ask only."""
        if not limits_hold():
            self._ready_here()
            return function(*args)
        if self._child is None:
            self._child = Child(lambda child: child.serve(self._setup), None, self._memory)
        done = False
        try:
            self._child.send((function, args, cpu_seconds))
            answer: _Result = self._child.answer(seconds)
            done = True
            return answer
        except BriefexportError as error:
            done = error.code not in ("worker-died", "deadline")
            raise
        finally:
            if not done:
                self.close()

    def _ready_here(self) -> None:
        self._setup, setup = nothing, self._setup
        setup()

    def close(self) -> None:
        """Stop the child; the next `ask` starts another."""
        if self._child:
            self._child.stop()
            self._child = None


def crew(
    function: Callable[[_Item], _Result], items: Iterable[_Item], *, hands: int
) -> Iterator[tuple[_Item, _Result | BriefexportError]]:
    """(item, `function(item)`) as each is done, by `hands` warm children; what an item raised stands for its result."""
    if hands < 2 or not limits_hold():
        for item in items:
            yield item, _attempt(function, item)
        return
    waiting = list(reversed(list(items)))
    busy: dict[int, tuple[Child, _Item]] = {}
    idle = [Child(lambda child: child.serve(nothing)) for _ in range(min(hands, len(waiting)))]
    try:
        while waiting or busy:
            while waiting and idle:
                child, item = idle.pop(), waiting.pop()
                child.send((function, (item,), None))
                busy[child.answers] = (child, item)
            for ready in select.select(list(busy), [], [])[0]:
                child, item = busy.pop(ready)
                result = _attempt(lambda _, child=child: child.answer(None), item)  # type: ignore[misc]
                idle.append(child if child.pid > 0 else child.replaced())
                yield item, result
    finally:
        for child in [*idle, *(child for child, _ in busy.values())]:
            child.stop()


def _attempt(function: Callable[[_Item], _Result], item: _Item) -> _Result | BriefexportError:
    try:
        return function(item)
    except BriefexportError as error:
        return error


def stop_group(leader: int) -> None:
    """Kill a program that was started in a session of its own, with all that it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(leader, signal.SIGKILL)
        else:
            os.kill(leader, signal.SIGTERM)
