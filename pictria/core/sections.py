"""What belongs to a person, told by each app for itself, for when they take it along."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
_registered: list["Section"] = []


@dataclass(frozen=True)
class Section:
    """`rows` gives all of one kind that is a person's (a User), ready to be written as JSON."""

    name: str
    rows: Callable[[Any], Iterable[Row]]


def register(*sections: Section) -> None:
    """Makes these part of what people can download; for an app's `ready`."""
    _registered.extend(sections)


def registered() -> tuple[Section, ...]:
    return tuple(_registered)
