"""`python -m bench` prints all figures and writes them to var/bench.json.

`python -m bench NAME …` measures only these modules. It ends with 1 if a goal is missed.
"""

import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from bench import feeds, pages, queries, renditions, search, stream, views
from bench.figures import Figure, table, write_json
from bench.sites import seeded_sites

ALONE = {"queries": queries, "renditions": renditions, "views": views, "pages": pages}
ON_SITES = {"stream": stream, "feeds": feeds, "search": search}
REPORT = Path("var/bench.json")


def main(*names: str) -> int:
    """Measure these, or everything."""
    if unknown := set(names) - {*ALONE, *ON_SITES}:
        return _refuse(unknown)
    figures: list[Figure] = []
    for measured in _measured(names or (*ALONE, *ON_SITES)):
        print(table(measured), flush=True)
        figures += measured
    write_json(figures, REPORT)
    return 0 if all(figure.holds for figure in figures) else 1


def _measured(names: Collection[str]) -> Iterator[list[Figure]]:
    """What each module measures, one after the other; those on seeded sites last."""
    for name, module in ALONE.items():
        if name in names:
            yield list(module.figures())
    if ON_SITES.keys() & names:
        with seeded_sites() as sites:
            for name, module in ON_SITES.items():
                if name in names:
                    yield list(module.figures(sites))


def _refuse(unknown: Iterable[str]) -> int:
    print(f"Not known: {', '.join(sorted(unknown))}. There is: {', '.join([*ALONE, *ON_SITES])}.")
    return 2


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
