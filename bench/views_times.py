"""A web server's process, as far as it counts views: see views.py.

`python -m bench.views_times DATABASE` makes the tables and a post. With REDIS THREADS SECONDS it
says "ready"; then for each line that it reads, `look` or `update`, how many views its threads
counted in so many seconds.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count

from bench.site import make_tables, open_database

PUBLIC_ID = "benchedPost"
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0"


def main(database: str, redis: str, threads: int, seconds: float) -> None:
    """Answer lines until there are no more."""
    os.environ["REDIS_URL"] = redis
    open_database(database)
    acts = {"look": _look(), "update": _update()}
    _say("ready")
    with ThreadPoolExecutor(threads) as pool:
        for line in sys.stdin:
            act, end = acts[line.strip()], time.monotonic() + seconds
            counted = [pool.submit(_as_often_as_can_be, act, end) for _ in range(threads)]
            _say(sum(each.result() for each in counted))


def _as_often_as_can_be(act: Callable[[], object], end: float) -> int:
    times = 0
    while time.monotonic() < end:
        act()
        times += 1
    return times


def _look() -> Callable[[], object]:
    from django.http import HttpRequest

    from posts.looking import guest_looked

    guests = count(os.getpid() << 16)

    def look() -> None:
        request = HttpRequest()
        request.method = "GET"
        request.META = {"REMOTE_ADDR": _address(next(guests)), "HTTP_USER_AGENT": BROWSER}
        guest_looked(request, PUBLIC_ID)

    return look


def _address(number: int) -> str:
    return f"10.{number >> 16 & 0xFF}.{number >> 8 & 0xFF}.{number & 0xFF}"


def _update() -> Callable[[], object]:
    from django.db.models import F

    from posts.models import Post

    post = Post.objects.get(public_id=PUBLIC_ID).pk
    return lambda: Post.objects.filter(pk=post).update(view_count=F("view_count") + 1)


def prepare(database: str) -> None:
    """Makes the tables and the post."""
    open_database(database)
    make_tables()
    from accounts.models import User
    from posts.models import Post

    author = User.objects.create_user("ann")
    Post.objects.create(author=author, public_id=PUBLIC_ID, submit_key="1", kind="text")


def _say(word: object) -> None:
    print(json.dumps(word), flush=True)


if __name__ == "__main__":
    if len(sys.argv) == 2:
        prepare(sys.argv[1])
    else:
        main(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4]))
