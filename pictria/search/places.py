"""Where a further page begins: the cursors of searches."""

import base64
import binascii
import json
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import NamedTuple, Self

from django.http import Http404

from pictria.core.pagination import EPOCH, LARGEST

LONGEST = 2_000


# A Hit as the database gives it: to make a thousand Hits takes longer than to find them.
RawHit = tuple[int, int, int]


class Hit(NamedTuple):
    """An entry that matches: by what it is ordered, its moment, and its id."""

    number: int
    moment: int
    id: int

    @property
    def age(self) -> tuple[int, int]:
        return self.moment, self.id


@dataclass(frozen=True)
class Place:
    """The last one that was shown.

    `newest` and `oldest` are the first and the last of those that were ranked, as moment and id;
    without them, all that follows is older. `instead` is what was searched for instead of what was
    typed.
    """

    last: Hit
    newest: tuple[int, int] | None = None
    oldest: tuple[int, int] | None = None
    instead: str = ""

    def __str__(self) -> str:
        last = self.last
        value = [last.number, *last.age, self.newest, self.oldest, self.instead]
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    def of(self, instead: str) -> "Place":
        """The same place among what is found for something else than what was typed."""
        return replace(self, instead=instead)

    @classmethod
    def read(cls, text: str) -> Self:
        """The place that `text` stands for. Raises Http404 for anything this site never wrote."""
        try:
            number, moment, row, newest, oldest, instead = _values(text)
            place = cls(
                Hit(_whole(number), _whole(moment), _whole(row)),
                _pair(newest),
                _pair(oldest),
                _words(instead),
            )
            EPOCH + timedelta(microseconds=place.last.moment)
        except (OverflowError, ValueError, TypeError, binascii.Error, RecursionError) as error:
            raise Http404("No such page.") from error
        if (place.newest is None) != (place.oldest is None):
            raise Http404("No such page.")
        return place


def _values(text: str) -> list[object]:
    if len(text) > LONGEST:
        raise ValueError("too long")
    padded = text + "=" * (-len(text) % 4)
    values = json.loads(base64.b64decode(padded, b"-_", validate=True))
    if not isinstance(values, list):
        raise TypeError("no list")
    return values


def _whole(value: object) -> int:
    if type(value) is not int or abs(value) >= LARGEST - 1:
        raise ValueError("no number of ours")
    return value


def _pair(value: object) -> tuple[int, int] | None:
    if value is None:
        return None
    if not isinstance(value, list):
        raise TypeError("no pair")
    moment, row = value
    return _whole(moment), _whole(row)


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no words")
    return value
