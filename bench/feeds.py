"""Feeds on a small and on a large site: no page takes longer because the site grew."""

from collections.abc import Iterator
from statistics import median
from typing import Any

from bench.figures import Figure
from bench.sites import SIZES, Sites

SHORTEST_PERIOD = 300.0


def figures(sites: Sites) -> Iterator[Figure]:
    """Give what pages cost on the large site by what they do on the small one."""
    rounds = sites.rounds("bench.feeds_times")
    for feed in rounds[0][0]["pages"]:
        for page, told in (("first", "first page"), ("deep", "page 500 or the last whole one")):
            small, large = (_took(rounds, which, feed, page) for which in (0, 1))
            name = f"{feed}, {told}: {SIZES} ({large * 1000:.1f} ms)"
            yield Figure(name, large / small, 1.3)
    seconds = median(both[1]["refreshing"] for both in rounds)
    name = f"all feeds made anew ({seconds:.1f} s) / the shortest period"
    yield Figure(name, seconds / SHORTEST_PERIOD, 1 / 3)


def _took(rounds: list[tuple[Any, Any]], which: int, feed: str, page: str) -> float:
    return float(median(both[which]["pages"][feed][page] for both in rounds))
