"""What a benchmark says, as a table for people and as JSON for the next run."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """A ratio within one run, lower is better; without a goal it is for information."""

    name: str
    ratio: float
    goal: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the goal is met."""
        return self.goal is None or self.ratio <= self.goal


def table(figures: Iterable[Figure]) -> str:
    """Give one line for each figure."""
    return "\n".join(_line(figure) for figure in figures)


def write_json(figures: Iterable[Figure], path: Path) -> None:
    """Write a list of {"name", "ratio", "goal", "holds"}."""
    rows = [{**asdict(figure), "holds": figure.holds} for figure in figures]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(rows, indent=2) + "\n")


def _line(figure: Figure) -> str:
    goal = "" if figure.goal is None else f"goal {figure.goal:.2f}"
    verdict = "" if figure.goal is None else ("holds" if figure.holds else "MISSED")
    return f"{figure.name:<64} {figure.ratio:>7.2f}  {goal:<10} {verdict}"
