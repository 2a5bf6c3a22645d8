"""A site far away: `--late` finds tests that do not wait for what they look at.

The beginning and the rest of all that it answers come late, each time by another while.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from random import random
from typing import Any

import pytest

MOST = 0.6
Site = Callable[..., Iterable[bytes]]


class LateAnswer:
    """An answer, of which a browser sees the beginning first. It can be closed, as any can."""

    def __init__(self, answer: Iterable[bytes]) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        for part in self._answer:
            _wait()
            yield part[:1]
            _wait()
            yield part[1:]

    def close(self) -> None:
        if close := getattr(self._answer, "close", None):
            close()


def far_away(site: Site) -> Site:
    """The same site, late."""

    def late(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        return LateAnswer(site(environ, start_response))

    return late


def _wait() -> None:
    time.sleep(random() * MOST)


def pytest_addoption(parser: pytest.Parser) -> None:
    text = "let the site that browsers see answer late, to find tests that do not wait for it"
    parser.getgroup("pictria").addoption("--late", action="store_true", help=text)
