"""Runs the tests on both sets of backends: `python -m tests [options] [what pytest takes]`."""

import argparse
import sys

from tests.support.runs import run
from tests.support.servers.fleet import BACKENDS


def main() -> int:
    """The exit status: 0 when all tests passed on all chosen backends."""
    parser = argparse.ArgumentParser(
        prog="python -m tests", description=__doc__, epilog="Everything else goes to pytest."
    )
    parser.add_argument(
        "--backends",
        choices=(*BACKENDS, "both"),
        default="both",
        help="laptop: SQLite and a media folder. cluster: PostgreSQL and S3. Default: both.",
    )
    parser.add_argument("--soak", action="store_true", help="the long tests too, in full")
    options, for_pytest = parser.parse_known_args()
    if options.soak:
        for_pytest.append("--soak")
    chosen = BACKENDS if options.backends == "both" else (options.backends,)
    return run(chosen, for_pytest)


if __name__ == "__main__":
    sys.exit(main())
