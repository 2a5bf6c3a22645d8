"""`python -m bench.explain DATABASE` prints how PostgreSQL answers each feed's and search's query.

Of feeds the first page and page 500 (or the last), as feeds_times.py asks for them, of searches the
first page, as search_times.py does, by EXPLAIN (ANALYZE, BUFFERS); REDIS_URL must lead to a Valkey
of its own.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from bench.crowd import COMMON
from bench.feeds_times import cursor_of_last, feeds_of_site
from bench.search_times import FORMS, search
from bench.site import open_database

Statement = tuple[str, Any]


def main(url: str) -> None:
    """Explain every feed and every search."""
    open_database(url)
    for name, ask in feeds_of_site().items():
        explain(f"{name}, first page", partial(ask, None))
        explain(f"{name}, page 500 or the last", partial(ask, cursor_of_last(ask)))
    for text in (*COMMON, *FORMS):
        explain(f"search for {text}", partial(search, text))


def explain(name: str, act: Callable[[], object]) -> None:
    """Print what the database does for each of the act's queries."""
    print(f"\n== {name}")
    with listening() as statements:
        act()
    for statement in statements:
        print(f"\n{explained(statement)}")


@contextmanager
def listening() -> Iterator[list[Statement]]:
    """Meanwhile every statement is noted."""
    from django.db import connection

    heard: list[Statement] = []

    def note(run: Callable[..., Any], sql: str, parameters: Any, *others: Any) -> Any:
        heard.append((sql, parameters))
        return run(sql, parameters, *others)

    with connection.execute_wrapper(note):
        yield heard


def explained(statement: Statement) -> str:
    """What PostgreSQL does and how long it takes."""
    from django.db import connection

    sql, parameters = statement
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) {sql}", parameters)
        return "\n".join(line for (line,) in cursor.fetchall())


if __name__ == "__main__":
    main(sys.argv[1])
