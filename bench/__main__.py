"""`python -m bench` prints all figures and writes them to var/bench.json.

It ends with 1 if a goal is missed.
"""

import sys
from pathlib import Path

from bench import queries, renditions, stream
from bench.figures import table, write_json

MODULES = (queries, renditions, stream)
REPORT = Path("var/bench.json")


def main() -> int:
    """Measure everything."""
    figures = [figure for module in MODULES for figure in module.figures()]
    print(table(figures))
    write_json(figures, REPORT)
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
