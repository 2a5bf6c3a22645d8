"""The stream on a small and on a large site: it must not take longer because the site grew."""

from statistics import median

from bench.crowd import READERS
from bench.figures import Figure
from bench.sites import SIZES, Sites
from bench.stream_times import Times


def figures(sites: Sites) -> list[Figure]:
    """Give what the large site costs by what the small one does; and that of the obvious join."""
    rounds = sites.rounds("bench.stream_times")
    return [figure for reader in READERS for figure in _figures(reader, rounds)]


def _figures(reader: str, rounds: list[tuple[Times, Times]]) -> list[Figure]:
    def took(which: int, what: str) -> float:
        return median(both[which][reader][what] for both in rounds)

    milliseconds = f"{took(1, 'page') * 1000:.1f} ms"
    return [
        Figure(
            f"stream, {reader}: {SIZES} ({milliseconds})", took(1, "page") / took(0, "page"), 1.3
        ),
        Figure(f"  its query for ids: {SIZES}", took(1, "ids") / took(0, "ids")),
        Figure(f"  a plain join instead: {SIZES}", took(1, "join") / took(0, "join")),
    ]
