"""Makes pytest ready for Pictria: options, servers, and the fixtures of this folder."""

import contextlib
import os
from collections.abc import Generator

import pytest

from tests.support import environment
from tests.support.servers import fleet, leftovers
from tests.support.servers.keeper import Run

# A module comes before those that import it, so that its asserts are rewritten.
pytest_plugins = (
    "tests.support.browser",
    "tests.support.selection",
    "tests.support.cleaning",
    "tests.support.decoding",
    "tests.support.examples",
    "tests.support.garbage",
    "tests.support.lateness",
    "tests.support.live",
    "tests.support.migrated_rows",
    "tests.support.network",
    "tests.support.on_commit",
    "tests.support.processes",
    "tests.support.outages",
    "tests.support.queries",
    "tests.support.summary",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("pictria")
    group.addoption(
        "--backend",
        choices=fleet.BACKENDS,
        default="laptop",
        help="laptop: SQLite and a media folder (default). cluster: PostgreSQL and S3.",
    )
    group.addoption(
        "--not-again",
        action="store_true",
        help="leave out what does not depend on the backend; another run does it",
    )
    group.addoption(
        "--half",
        type=int,
        choices=(0, 1),
        help="of what depends on the backend, take only this half; another run takes the other",
    )
    group.addoption(
        "--soak",
        action="store_true",
        default=bool(os.environ.get("PICTRIA_SOAK")),
        help="also run the long tests, with many more examples",
    )


# A wrapper, since pytest-django loads the settings in this hook, before everybody else's turn.
@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    backend = early_config.known_args_namespace.backend
    with contextlib.ExitStack() as stack:
        if leftovers.RUN_FOLDER not in os.environ:
            stack.enter_context(Run())
        stack.callback(fleet.stop, fleet.start_missing(backend))
        environment.enter(backend)
        early_config.add_cleanup(stack.pop_all().close)
    return (yield)
