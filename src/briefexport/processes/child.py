"""One forked child: its pipes, its limits, its end."""

from __future__ import annotations

import contextlib
import errno
import functools
import math
import os
import pickle
import select
import signal
import struct
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Literal

from briefexport.errors import BriefexportError, DeadlineError, ExporterError, FileError

_LENGTH = struct.Struct("<Q")


def nothing() -> None:
    """The setup of a child that needs none."""


class Child:
    """A forked child with a pipe each way."""

    def __init__(
        self, body: Callable[[Child], None], cpu_seconds: int | None = None, memory: int | None = None
    ) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        _process_control()
        asks, self._asking = os.pipe()
        self.answers, answering = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            with _ending_here():  # all of it: what fails here must not go on as a second parent
                _become_child(memory, close=(self._asking, self.answers))
                self.requests, self.replies = os.fdopen(asks, "rb"), os.fdopen(answering, "wb")
                with _limited_cpu(cpu_seconds):
                    body(self)
        os.close(asks)
        os.close(answering)

    # in the child ---------------------------------------------------------------------------------------------------

    def run(self, function: Callable[..., Any], args: tuple[Any, ...]) -> None:
        with _Reply(self.replies) as reply:
            reply.result = function(*args)

    def serve(self, setup: Callable[[], Any]) -> None:
        setup()
        while request := _receive(self.requests):
            function, args, cpu_seconds = pickle.loads(request)
            with _limited_cpu(cpu_seconds):
                self.run(function, args)

    # in the parent --------------------------------------------------------------------------------------------------

    def send(self, request: object) -> None:
        with contextlib.suppress(BrokenPipeError):  # a dead child shows in `answer`, with its cause
            _write_all(self._asking, pickle.dumps(request))

    def answer(self, seconds: float | None) -> Any:
        deadline = None if seconds is None else time.monotonic() + seconds
        head = self._read(_LENGTH.size, deadline, seconds)
        kind, value = pickle.loads(self._read(_LENGTH.unpack(head)[0], deadline, seconds))
        if kind == "ok":
            return value
        raise value

    def _read(self, size: int, deadline: float | None, seconds: float | None) -> bytes:
        parts: list[bytes] = []
        while size:
            left = None if deadline is None else max(0.0, deadline - time.monotonic())
            if not select.select([self.answers], [], [], left)[0]:
                raise DeadlineError(f"no answer within {seconds:g} seconds", code="deadline", hint=_SLOW)
            part = os.read(self.answers, min(size, 1 << 20))
            if not part:
                raise self._died()
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def _died(self) -> ExporterError:
        status = self._wait()
        number = os.WTERMSIG(status) if status >= 0 and os.WIFSIGNALED(status) else 0
        if number == getattr(signal, "SIGXCPU", -1):
            return DeadlineError("the processor time allowed was used up", code="deadline", hint=_SLOW)
        cause = signal.Signals(number).name if number else "it ended without an answer"
        return ExporterError(f"the worker process died ({cause})", code="worker-died", hint=_DIED)

    def _wait(self) -> int:
        if self.pid < 0:
            return -1
        pid, self.pid = self.pid, -1
        return os.waitpid(pid, 0)[1]

    def replaced(self) -> Child:
        """A new warm child in place of this dead one."""
        self.stop()
        return Child(lambda child: child.serve(nothing))

    def stop(self) -> None:
        """Kill the child if it still runs, reap it, close the pipes."""
        if self._asking < 0:
            return
        if self.pid > 0:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            self._wait()
        os.close(self._asking)
        os.close(self.answers)
        self._asking = -1


_SLOW = "the input may be hostile or very long: shorten it, or raise the limit with --timeout"
_DIED = "the input may be hostile or need more memory: shorten it, or raise --memory-limit; --debug shows more"


class _Reply:
    """Sends the block's result, or whatever it raised, to the parent, which raises it there."""

    result: Any = None

    def __init__(self, sink: BinaryIO) -> None:
        self._sink = sink

    def __enter__(self) -> _Reply:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> Literal[True]:
        message = ("ok", self.result) if error is None else ("error", _portable(error))
        data = pickle.dumps(message)
        self._sink.write(_LENGTH.pack(len(data)) + data)
        self._sink.flush()
        return True


def _portable(error: BaseException) -> BriefexportError:
    """An exception that pickles; a stranger's becomes an ExporterError that carries its traceback for --debug."""
    if isinstance(error, BriefexportError):
        return error
    if isinstance(error, MemoryError):
        return ExporterError("the memory allowed was used up", code="worker-died", hint=_DIED)
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FileError(
            f"there is no room for temporary files: {error.strerror}",
            code="disk-full",
            hint="free some room there, or set TMPDIR to a folder that has some",
        )
    import traceback

    trace = "".join(traceback.format_exception(error))
    return WorkerError(f"{type(error).__name__}: {error}", trace)


class WorkerError(ExporterError):
    """Something unexpected went wrong in a child; `trace` is the traceback there."""

    default_code = "worker-failed"

    def __init__(self, message: str, trace: str) -> None:
        super().__init__(message, hint="this is a fault of ours or of a library: --debug shows where")
        self.trace = trace

    def __reduce__(self) -> tuple[object, ...]:
        return (WorkerError, (self.message, self.trace))


def _become_child(memory: int | None, close: tuple[int, ...]) -> None:
    for descriptor in close:
        os.close(descriptor)
    _die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if "faulthandler" in sys.modules:  # a crash is told by the parent, in one line
        sys.modules["faulthandler"].disable()
    if memory:
        import resource

        # What the parent had mapped when it forked (a test runner with a speech model: 1 GB) is not the work's doing.
        allowed = _at_most(memory + _mapped(), resource.getrlimit(resource.RLIMIT_AS)[1])
        resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))


def _die_with_parent() -> None:
    """A child must not outlive a killed parent (Linux: prctl(2), PR_SET_PDEATHSIG)."""
    if control := _process_control():
        control(1, signal.SIGKILL)


@functools.cache
def _process_control() -> Callable[[int, int], int] | None:
    """prctl(2) on Linux; looked up before the first fork, so that no child need do it."""
    if sys.platform != "linux":
        return None
    import ctypes

    found: Callable[[int, int], int] = ctypes.CDLL(None).prctl
    return found


def _mapped() -> int:
    """Bytes of address space in use (Linux, proc(5) statm); 0 where it cannot be told."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE") if statm.exists() else 0


@contextlib.contextmanager
def _limited_cpu(seconds: int | None) -> Iterator[None]:
    """Allow the block `seconds` of processor time more than was used until now."""
    if seconds is None:
        yield
        return
    import resource

    used, before = resource.getrusage(resource.RUSAGE_SELF), resource.getrlimit(resource.RLIMIT_CPU)
    soft = math.ceil(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (_at_most(soft, before[1]), before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, before)


def _at_most(limit: int, hard: int) -> int:
    """The limit within the one that this machine's owner set (ulimit), which a process may only lower."""
    return limit if hard < 0 else min(limit, hard)  # RLIM_INFINITY is -1


@contextlib.contextmanager
def _ending_here() -> Iterator[None]:
    """Leave the child without the parent's clean-up (atexit, buffers, test runners) whatever happens."""
    try:
        yield
    finally:
        os._exit(0)


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(_LENGTH.pack(len(data)) + data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _receive(source: BinaryIO) -> bytes:
    head = source.read(_LENGTH.size)
    return source.read(_LENGTH.unpack(head)[0]) if len(head) == _LENGTH.size else b""
