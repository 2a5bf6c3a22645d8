"""Which tests a run takes, and in which order."""

from zlib import crc32

import pytest

MARKS = (
    "once: does not depend on the backends, so one of the two runs does it (set by itself for "
    "tests that use neither the database nor media)",
    "laptop: only on SQLite and a media folder",
    "cluster: only on PostgreSQL and S3",
    "browser: needs Chromium (set by itself for tests that use `page`)",
    "soak: too long for every day; runs with --soak",
    "repeated: hangs on who comes first; runs 20 times with --soak",
    "long: takes many seconds, so it begins before the others of its phase",
)
EMPTIES_TABLES = pytest.mark.django_db(transaction=True, serialized_rollback=True)
ONCE_FOLDERS = frozenset({"browser", "demo", "images", "runner"})


def pytest_configure(config: pytest.Config) -> None:
    for mark in MARKS:
        config.addinivalue_line("markers", mark)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        _mark(item)
    left_out = [item for item in items if not _wanted(config, item)]
    config.hook.pytest_deselected(items=left_out)
    gone = set(left_out)
    wanted = (item for item in items if item not in gone)
    items[:] = sorted(wanted, key=lambda item: (_phase(item), not item.get_closest_marker("long")))


def _phase(item: pytest.Item) -> int:
    """Tests that commit come later, since they empty the tables.

    Playwright leaves an event loop in its process, where Django then refuses to ask the database.
    So its tests come last.
    """
    return 2 if "browser" in item.keywords else int(_commits(item))


def _mark(item: pytest.Item) -> None:
    fixtures = getattr(item, "fixturenames", [])
    if _commits(item):
        # It ends with empty tables; the rows that migrations bring must be there for the next.
        item.add_marker(EMPTIES_TABLES, append=False)
    if "browser" in fixtures:
        item.add_marker("browser")
    if _is_the_same_on_both(item):
        item.add_marker("once")


def _is_the_same_on_both(item: pytest.Item) -> bool:
    """The backends differ in the database and in where media lie, which only such tests may use."""
    return not _is_for_one(item) and bool(
        ONCE_FOLDERS.intersection(item.path.parts)
        or "browser" in item.keywords
        or not touches_the_site(item)
    )


def touches_the_site(item: pytest.Item) -> bool:
    """Whether the test may use the database and the media."""
    fixtures = getattr(item, "fixturenames", [])
    return bool(
        {"db", "transactional_db", "live_server"}.intersection(fixtures)
        or item.get_closest_marker("django_db")
    )


def _is_for_one(item: pytest.Item) -> bool:
    return any(item.get_closest_marker(mark) for mark in ("laptop", "cluster"))


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    return bool(
        {"transactional_db", "live_server"}.intersection(getattr(item, "fixturenames", []))
        or (marker and marker.kwargs.get("transaction"))
    )


def _is_once(item: pytest.Item) -> bool:
    """Either run could do it; what is for one of them is never left to the other."""
    return bool(item.get_closest_marker("once")) and not _is_for_one(item)


def _is_on_both(item: pytest.Item) -> bool:
    return not (_is_once(item) or _is_for_one(item))


def _half_of(item: pytest.Item) -> int:
    """The same each day and on each machine."""
    return crc32(item.nodeid.encode()) % 2


def _wanted(config: pytest.Config, item: pytest.Item) -> bool:
    other = {"laptop": "cluster", "cluster": "laptop"}[config.getoption("backend")]
    return not (
        item.get_closest_marker(other)
        or (_is_once(item) and config.getoption("not_again"))
        or (_is_on_both(item) and config.getoption("half") not in (None, _half_of(item)))
        or (item.get_closest_marker("soak") and not config.getoption("soak"))
    )
