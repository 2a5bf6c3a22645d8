"""Ctrl-C and its like, noted where they arrive and acted upon elsewhere."""

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopRequests:
    """How often the site was asked to stop."""

    def __init__(self) -> None:
        self.count = 0

    def __bool__(self) -> bool:
        return self.count > 0

    def note(self, number: int, frame: FrameType | None) -> None:
        self.count += 1


@contextlib.contextmanager
def noted_stop_requests() -> Iterator[StopRequests]:
    """Counts the signals that ask us to stop, instead of dying of them."""
    requests = StopRequests()
    before = {number: signal.signal(number, requests.note) for number in SIGNALS}
    try:
        yield requests
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
