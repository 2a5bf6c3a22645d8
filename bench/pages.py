"""Pages as a web server gives them, beside a bare view that gives the same bytes from memory.

The site runs as it would for people: on PostgreSQL and Valkey, with its whole middleware. Site and
bare view take turns on the same gunicorn, so that whatever else the machine does meets both.
"""

import contextlib
import http.client
import os
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit, urlunsplit

from bench.crowd import READERS
from bench.figures import Figure
from bench.serving import PROJECT, Granian, Web, cpu_seconds
from bench.sign_in import DJANGOS
from pictria.core.pagination import Cursor
from tests.support.servers.keeper import Run
from tests.support.servers.postgresql import PostgreSQL
from tests.support.servers.valkey import Valkey

POSTS = 10_000
ROUNDS = 5
SECONDS = 2.0
CONNECTIONS = (8, 32)
UNCACHED = 200
FEW, MANY = 10_000, int(os.environ.get("BENCH_REQUESTS") or 100_000)
SITE, BARE = "pictria.wsgi", "bench.bare_wsgi"


@dataclass(frozen=True)
class Served:
    """The servers that are compared, and the cookies of somebody who is signed in."""

    site: Web
    granian: Web
    bare: Web
    bare_signed_in: Web
    database: PostgreSQL
    cookie: str
    bare_cookie: str


def figures() -> list[Figure]:
    """Give what pages cost beside bare views."""
    with Run(), _served() as served:
        return [*_kept(served), _other_server(served), *_made(served), _memory(served)]


def _kept(served: Served) -> Iterator[Figure]:
    """Requests a second of a page that is kept."""
    guests = (f"{served.site.url}/", ""), (f"{served.bare.url}/bare/", "")
    bare_signed_in = f"{served.bare_signed_in.url}/bare/signed-in/"
    persons = (f"{served.site.url}/", served.cookie), (bare_signed_in, served.bare_cookie)
    for who, page, bare, goal in (("for a guest", *guests, 0.7), ("signed in", *persons, 0.4)):
        for connections in CONNECTIONS:
            ours, theirs = _by_turns(
                lambda: _rate(*page, connections),  # noqa: B023
                lambda: _rate(*bare, connections),  # noqa: B023
            )
            name = f"Top {who}, {connections} connections: {ours:.0f} a second / bare {theirs:.0f}"
            yield Figure(name, ours / theirs, goal, at_least=True)


def _other_server(served: Served) -> Figure:
    """What another server would make of the same page."""
    granian, gunicorn = _by_turns(
        lambda: _rate(f"{served.granian.url}/", "", CONNECTIONS[0]),
        lambda: _rate(f"{served.site.url}/", "", CONNECTIONS[0]),
    )
    return Figure(
        f"Top for a guest on granian: {granian:.0f} a second / gunicorn", granian / gunicorn
    )


def _made(served: Served) -> Iterator[Figure]:
    """CPU time of server and database for pages that nobody has asked for before."""
    bare = _cpu(served, served.bare, ["/bare/"] * UNCACHED)
    latest = _cpu(served, served.site, _never_asked(1))
    name = f"Latest, made for a guest ({latest * 1000:.1f} ms) / bare view: CPU"
    yield Figure(name, latest / bare, 40)
    kept = _cpu(served, served.site, ["/latest/"] * UNCACHED, served.cookie)
    made = _cpu(served, served.site, _never_asked(2), served.cookie)
    name = f"Latest, signed in: made ({made * 1000:.1f} ms) / kept ({kept * 1000:.1f} ms): CPU"
    yield Figure(name, made / kept, 4)


def _memory(served: Served) -> Figure:
    site = served.site
    addresses = ["/", "/latest/", "/most-viewed/", "/tags/", *_never_asked(3)]
    _ask(site, addresses, FEW)
    few = site.memory
    _ask(site, addresses, MANY - FEW)
    name = f"memory of a web process: after {MANY:,} requests / {FEW:,} ({few / 2**20:.0f} MB)"
    return Figure(name, site.memory / few, 1.05)


@contextmanager
def _served() -> Iterator[Served]:
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="pictria-bench-"))
        postgresql, valkey = PostgreSQL().start(), Valkey().start()
        stack.callback(postgresql.stop)
        stack.callback(valkey.stop)
        environment = {
            "PICTRIA_VAR": folder,
            "SECRET_KEY": "bench-only-" + "x" * 50,
            "DATABASE_URL": _seeded(postgresql),
            "REDIS_URL": f"{valkey.url}/0",
            "BARE_BYTES": f"{folder}/bytes",
        }
        _python("manage.py", "collectstatic", "--no-input", "-v0", environment=environment)
        site = _started(stack, environment, SITE)
        with urllib.request.urlopen(_request(f"{site.url}/")) as page:
            Path(environment["BARE_BYTES"]).write_bytes(page.read())
        yield Served(
            site,
            _running(stack, Granian(environment, SITE)),
            _started(stack, environment, BARE),
            _started(stack, {**environment, "BARE_ASKS_WHO": "yes"}, BARE),
            postgresql,
            _signed_in(environment),
            _signed_in(environment, DJANGOS),
        )


def _signed_in(environment: Mapping[str, str], *backend: str) -> str:
    arguments = ("-m", "bench.sign_in", environment["DATABASE_URL"], READERS[0], *backend)
    return _python(*arguments, environment=environment).decode().strip()


def _started(stack: ExitStack, environment: Mapping[str, str], application: str) -> Web:
    return _running(stack, Web(environment, application))


def _running(stack: ExitStack, web: Web) -> Web:
    web.start()
    stack.callback(web.stop)
    return web


def _seeded(server: PostgreSQL) -> str:
    server.create_database("pages")
    url = urlunsplit(urlsplit(server.url)._replace(path="/pages"))
    _python("-m", "bench.seed", "--posts", str(POSTS), "--database", url, environment={})
    return url


def _by_turns(ours: Callable[[], float], theirs: Callable[[], float]) -> tuple[float, float]:
    """The medians of both."""
    rounds = [(ours(), theirs()) for _ in range(ROUNDS + 1)][1:]
    return median(each[0] for each in rounds), median(each[1] for each in rounds)


def _rate(address: str, cookie: str, connections: int) -> float:
    arguments = (address, str(connections), str(SECONDS), cookie)
    return float(_python("-m", "bench.load", *arguments, environment={}))


def _cpu(served: Served, web: Web, addresses: Sequence[str], cookie: str = "") -> float:
    """CPU seconds of the web process and the database for a page."""
    _ask(web, addresses[:5], 5, cookie)
    began = _seconds(served, web)
    _ask(web, addresses[5:], len(addresses) - 5, cookie)
    return (_seconds(served, web) - began) / (len(addresses) - 5)


def _seconds(served: Served, web: Web) -> float:
    return web.seconds + cpu_seconds(served.database.process.pid)


def _never_asked(place: int) -> list[str]:
    """Addresses of pages that nobody has asked for; each `place` gives others."""
    began = datetime.now(UTC) - timedelta(hours=place)
    cursors = (Cursor(began - timedelta(seconds=each), 1) for each in range(UNCACHED))
    return [f"/latest/?after={cursor}" for cursor in cursors]


def _ask(web: Web, addresses: Sequence[str], times: int, cookie: str = "") -> None:
    """Asks for these pages in turn, over one connection that is kept open."""
    headers = {"Accept-Encoding": "br", **({"Cookie": cookie} if cookie else {})}
    with contextlib.closing(http.client.HTTPConnection("localhost", web.port)) as connection:
        for address in islice(cycle(addresses), times):
            connection.request("GET", address, headers=headers)
            response = connection.getresponse()
            response.read()
            if response.status != 200:
                raise SystemExit(f"{address} answers {response.status}.")


def _request(address: str) -> urllib.request.Request:
    return urllib.request.Request(address, headers={"Accept-Encoding": "br"})


def _python(*arguments: str, environment: Mapping[str, str]) -> bytes:
    return subprocess.check_output(
        [sys.executable, *arguments], env={**os.environ, **environment}, cwd=PROJECT
    )
