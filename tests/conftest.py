"""What holds for every test: the judges, the house's rules on skips, and a quiet, reproducible environment."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

pytest_plugins = ["judges.fixtures"]

# Whole articles are large examples, and the machine is shared: no deadlines, and the same examples in every run.
settings.register_profile(
    "house",
    deadline=None,
    derandomize=True,
    max_examples=50,
    phases=[Phase.explicit, Phase.generate],  # shrinking an article can take five minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("house")

ROOT = Path(__file__).parent.parent
SEED = ROOT / "source" / "000_36ebadd4edbdb3b2.txt"

# The one reason that holds in CI too: a test of what only another operating system has.
ELSEWHERE = "only on "


@pytest.fixture(scope="session")
def seed() -> Path:
    """The brief every acceptance figure is about; its words are never edited."""
    return SEED


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a skip is a failure: a judge that stays away has not judged."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("BRIEFEXPORT_CI") == "1":
        reason = report.longrepr[2].removeprefix("Skipped: ") if isinstance(report.longrepr, tuple) else ""
        if not reason.startswith(ELSEWHERE):
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} was skipped in CI, where nothing may be missing: {reason}"
    return report
