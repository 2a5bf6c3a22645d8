"""What a benchmark says, as a table for people and as JSON for the next run."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """A ratio within one run; without a goal it is for information.

    Lower is better, unless the goal is `at_least` so much.
    """

    name: str
    ratio: float
    goal: float | None = None
    at_least: bool = False

    @property
    def holds(self) -> bool:
        """Whether the goal is met."""
        if self.goal is None:
            return True
        return self.ratio >= self.goal if self.at_least else self.ratio <= self.goal


def table(figures: Iterable[Figure]) -> str:
    """Give one line for each figure."""
    return "\n".join(_line(figure) for figure in figures)


def write_json(figures: Iterable[Figure], path: Path) -> None:
    """Write a list of {"name", "ratio", "goal", "at_least", "holds"}."""
    rows = [{**asdict(figure), "holds": figure.holds} for figure in figures]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(rows, indent=2) + "\n")


def _line(figure: Figure) -> str:
    sign = "≥" if figure.at_least else "≤"
    goal = "" if figure.goal is None else f"goal {sign} {figure.goal:.2f}"
    verdict = "" if figure.goal is None else ("holds" if figure.holds else "MISSED")
    return f"{figure.name:<64} {figure.ratio:>7.2f}  {goal:<12} {verdict}"
