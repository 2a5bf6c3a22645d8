"""What `make test` shares among its two runs is done by one of them at least."""

from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.support import selection

# As `python -m tests` asks for them (runs.py).
RUNS = (
    {"backend": "laptop", "half": 0, "not_again": False, "soak": False},
    {"backend": "cluster", "half": 1, "not_again": True, "soak": False},
)


@dataclass
class Collected:
    """A test, as far as the selection looks at one."""

    path: Path
    fixturenames: list[str]
    marks: dict[str, pytest.Mark] = field(default_factory=dict)

    @property
    def nodeid(self) -> str:
        return f"{self.path}::test"

    @property
    def keywords(self) -> dict[str, pytest.Mark]:
        return self.marks

    def get_closest_marker(self, name: str) -> pytest.Mark | None:
        return self.marks.get(name)

    def add_marker(self, marker: str | pytest.MarkDecorator, append: bool = True) -> None:
        mark = getattr(pytest.mark, marker) if isinstance(marker, str) else marker
        self.marks[mark.name] = mark.mark


@pytest.mark.parametrize("backend", [None, "laptop", "cluster"])
@pytest.mark.parametrize("once", [False, True])
@pytest.mark.parametrize("folder", ["browser", "posts"])
def test_no_test_falls_between_the_two_runs(folder: str, once: bool, backend: str | None) -> None:
    for fixtures, name in product(([], ["db"], ["transactional_db"], ["page"], ["browser"]), "abc"):
        test: Any = Collected(Path("tests") / folder / f"test_{name}.py", list(fixtures))
        for mark in ("once",) * once + ((backend,) if backend else ()):
            test.add_marker(mark)
        selection._mark(test)
        runs = [run["backend"] for run in RUNS if selection._wanted(_asked_for(run), test)]
        assert len(runs) == 1, f"{test} is in {len(runs)} runs"
        assert backend in (None, *runs)


def _asked_for(run: dict[str, Any]) -> Any:
    class Asked:
        getoption = staticmethod(run.__getitem__)

    return Asked
