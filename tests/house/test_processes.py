"""Children with limits: results, exceptions, deadlines, deaths."""

import errno
import os
import signal
import time

import pytest

from briefexport import processes
from briefexport.errors import ContentError, DeadlineError, ExporterError, FileError

pytestmark = pytest.mark.skipif(not processes.limits_hold(), reason="this system cannot fork")


def _refuse() -> None:
    raise ContentError("no", code="empty-source", hint="write something", line=3)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def _eat() -> int:
    return len(bytearray(1 << 30))


def _spin() -> None:
    while True:
        pass


def _pid(_: object = None) -> int:
    return os.getpid()


def test_a_result_comes_back() -> None:
    assert processes.call(divmod, 7, 2) == (3, 1)


def test_a_large_result_comes_back_whole() -> None:
    assert len(processes.call(bytes, 5_000_000)) == 5_000_000


def test_our_own_error_keeps_its_hint_and_line() -> None:
    with pytest.raises(ContentError) as caught:
        processes.call(_refuse)
    assert (caught.value.code, caught.value.hint, caught.value.line) == ("empty-source", "write something", 3)


def test_a_strangers_error_is_an_exporter_error_with_its_traceback() -> None:
    with pytest.raises(processes.WorkerError, match="ZeroDivisionError") as caught:
        processes.call(divmod, 1, 0)
    assert "Traceback" in caught.value.trace


def test_a_hang_ends_at_the_deadline() -> None:
    with pytest.raises(DeadlineError):
        processes.call(time.sleep, 30, seconds=0.1)


def test_a_busy_loop_ends_at_the_processor_limit() -> None:
    with pytest.raises(DeadlineError, match="processor time"):  # not by the clock, however busy the machine is
        processes.call(_spin, cpu_seconds=1, seconds=120)


def test_a_crash_is_named() -> None:
    with pytest.raises(ExporterError, match="SIGSEGV"):
        processes.call(_die)


def test_memory_is_limited() -> None:
    with pytest.raises(ExporterError, match="memory"):
        processes.call(_eat, memory=512 << 20)


def test_the_owners_own_limits_stand() -> None:
    """`ulimit -t` and `ulimit -v`: a process may lower them, so our own limits stay below."""
    assert processes.call(_below_the_owners_limits) == (30, 1 << 30)


def _below_the_owners_limits() -> tuple[int, int]:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (30, 30))
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    return processes.call(_limits, cpu_seconds=60, memory=2 << 30)


def _limits() -> tuple[int, int]:
    import resource

    return resource.getrlimit(resource.RLIMIT_CPU)[0], resource.getrlimit(resource.RLIMIT_AS)[0]


def test_each_item_has_a_child_of_its_own_and_results_keep_their_order() -> None:
    assert list(processes.each(str, range(20), at_once=3)) == [str(n) for n in range(20)]
    pids = list(processes.each(_pid, range(4)))
    assert len({*pids, os.getpid()}) == 5


def test_a_worker_stays_warm_and_is_replaced_when_it_dies() -> None:
    worker = processes.Worker(_pid)
    try:
        first = worker.ask(_pid)
        assert worker.ask(_pid) == first
        with pytest.raises(ContentError):
            worker.ask(_refuse)
        assert worker.ask(_pid) == first, "an ordinary error does not cost the warm child"
        with pytest.raises(ExporterError):
            worker.ask(_die)
        assert worker.ask(_pid) != first
        with pytest.raises(DeadlineError):
            worker.ask(time.sleep, 30, seconds=0.1)
        assert worker.ask(divmod, 7, 2) == (3, 1)
    finally:
        worker.close()


def _busy(seconds: float) -> int:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return os.getpid()


def test_each_ask_has_its_own_processor_time() -> None:
    worker = processes.Worker(_pid)
    try:
        first = worker.ask(_busy, 0.1, cpu_seconds=1)
        assert worker.ask(_busy, 2.1) == first, "the limit of one ask is not the next one's"
        assert worker.ask(_busy, 0.1, cpu_seconds=1) == first, "what was used before does not count"
        with pytest.raises(DeadlineError, match="processor time"):
            worker.ask(_spin, cpu_seconds=1, seconds=120)
    finally:
        worker.close()


def _refuse_odd(number: int) -> int:
    if number % 2:
        raise ContentError(f"{number} is odd")
    return number


def test_a_crew_shares_the_items_and_one_failure_is_its_own() -> None:
    done = dict(processes.crew(_refuse_odd, range(20), hands=3))
    assert sorted(done) == list(range(20))
    assert [done[n] for n in (0, 2, 18)] == [0, 2, 18]
    assert all(isinstance(done[n], ContentError) for n in range(1, 20, 2))


def _die_at_three(number: int) -> int:
    if number == 3:
        _die()
    return number


def test_a_crew_replaces_a_hand_that_died() -> None:
    done = dict(processes.crew(_die_at_three, range(8), hands=2))
    assert isinstance(done.pop(3), ExporterError)
    assert done == {n: n for n in (0, 1, 2, 4, 5, 6, 7)}


def _find_the_disk_full() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_no_fault_of_ours() -> None:
    """Libraries keep fonts and sounds in temporary files, whose disk may be another than the edition's."""
    with pytest.raises(FileError, match="temporary files") as caught:
        processes.call(_find_the_disk_full)
    assert (caught.value.code, caught.value.exit_code) == ("disk-full", 5)
    assert "TMPDIR" in caught.value.hint
