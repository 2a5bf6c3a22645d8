"""What is done again and again for many rows."""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

logger = logging.getLogger(__name__)
Row = TypeVar("Row")


def each(rows: Iterable[Row], act: Callable[[Row], object]) -> int:
    """Does it to each row; one that fails does not keep the others. Gives how many went well."""
    return sum(_went_well(row, act) for row in rows)


def _went_well(row: Row, act: Callable[[Row], object]) -> bool:
    try:
        act(row)
    except Exception:  # whatever it is, the others are not to wait for it
        logger.exception("a sweep goes on without %r", row)
        return False
    return True
