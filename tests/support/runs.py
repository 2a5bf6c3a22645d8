"""One run of pytest for each set of backends, on servers that are started once."""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.support.servers import fleet, leftovers
from tests.support.servers.keeper import Run

# Names the file for the numbers of a run (summary.py).
COUNTS = "PICTRIA_TEST_COUNTS"
NO_TESTS = 5
# Else, where the environment says so, each process of a run would compile all tests and code anew.
WRITE_DOWN_WHAT_IS_COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
PROJECT = Path(__file__).resolve().parents[2]


@dataclass
class Outcome:
    """How one run of pytest ended."""

    backend: str
    status: int
    counts: Counter[str]
    seconds: float

    def __str__(self) -> str:
        return f"{self.backend}: {in_words(self.counts)} in {self.seconds:.0f} s"


def run(backends: Sequence[str], for_pytest: list[str]) -> int:
    """Run pytest on these backends; the exit status is 0 when all went well everywhere."""
    outcomes: list[Outcome] = []
    with Run():
        servers = [server for each in backends for server in fleet.start_missing(each)]
        for backend in backends:
            parts = _parts(backends, backend, for_pytest)
            outcomes.append(_run_pytest(backend, [*parts, *for_pytest]))
            if outcomes[-1].status == 2:
                break
        fleet.stop(servers)
    return _conclude(outcomes)


def _parts(backends: Sequence[str], backend: str, for_pytest: Sequence[str]) -> list[str]:
    """How two runs share the work: what depends on no backend is the first's.

    Of what can run on both each takes a half, which is what eight minutes allow; with --soak, all.
    """
    place = backends.index(backend)
    parts = ["--not-again"] if place else []
    if len(backends) > 1 and "--soak" not in for_pytest:
        parts += ["--half", str(place)]
    return parts


def in_words(counts: Counter[str]) -> str:
    """`12 passed, 0 failed, 1 skipped`, and errors if there were any."""
    rare = [name for name in ("error", "xfailed") if counts[name]]
    return ", ".join(f"{counts[name]} {name}" for name in ["passed", "failed", "skipped", *rare])


def say(*lines: object) -> None:
    """Write lines now, not after what pytest writes."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def _run_pytest(backend: str, arguments: list[str]) -> Outcome:
    say(f"\n=== on the {backend} backends")
    numbers = leftovers.run_folder() / f"{backend}.json"
    began = time.monotonic()
    pytest = subprocess.Popen(
        [sys.executable, "-m", "pytest", *_processes(), "--backend", backend, *arguments],
        env={**os.environ, COUNTS: str(numbers), **WRITE_DOWN_WHAT_IS_COMPILED},
        cwd=PROJECT,
    )
    leftovers.remember(pytest.pid)
    status = _wait(pytest)
    leftovers.forget(pytest.pid)
    counts = Counter(json.loads(numbers.read_text()) if numbers.exists() else {})
    return Outcome(backend, status, counts, time.monotonic() - began)


def _wait(pytest: subprocess.Popen[bytes]) -> int:
    """Ctrl-C reaches pytest too, which then ends its own way; here it only stops the waiting."""
    try:
        return pytest.wait()
    except KeyboardInterrupt:
        pytest.wait()
        return 2


def _processes() -> list[str]:
    """Each process takes the next test when it has done one, so that none has many left at the end.

    Those of an `xdist_group` run in one process, since they share what is dear to start.
    """
    number = str(min(2, os.cpu_count() or 1))
    return ["-n", number, "--dist", "loadgroup", "--no-loadscope-reorder"]


def _conclude(outcomes: list[Outcome]) -> int:
    total = sum((outcome.counts for outcome in outcomes), Counter[str]())
    seconds = sum(outcome.seconds for outcome in outcomes)
    say("", *outcomes, f"{in_words(total)} in {seconds:.0f} s")
    statuses = {outcome.status for outcome in outcomes}
    return max(statuses - {NO_TESTS}) if statuses != {NO_TESTS} else NO_TESTS
