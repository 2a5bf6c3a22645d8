"""What a run says at its end: loudly what it could not test, and its numbers for the runner."""

import json
import os
from pathlib import Path

import pytest

from tests.support.browser import MISSING
from tests.support.runs import COUNTS

OUTCOMES = ("passed", "failed", "error", "skipped", "xfailed")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    _say_what_is_missing(terminalreporter)
    if COUNTS in os.environ:
        counts = {name: len(terminalreporter.stats.get(name, ())) for name in OUTCOMES}
        Path(os.environ[COUNTS]).write_text(json.dumps(counts))


def _say_what_is_missing(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", ())
    without_browser = sum(MISSING in str(report.longrepr) for report in skipped)
    if without_browser:
        terminalreporter.section("NOT TESTED", sep="!", red=True, bold=True)
        terminalreporter.line(f"{without_browser} browser tests did not run: {MISSING}.", red=True)
