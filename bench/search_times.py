"""What searches cost, in a process of its own.

`python -m bench.search_times DATABASE` prints as JSON the CPU time, in seconds, of this process and
of its PostgreSQL backend together: of the whole first page of Latest, which is not kept here, and
of the whole first page of a search for each of the seeded words, for some in other forms, and by
somebody who is logged in. The server must run on this machine.
"""

import json
import sys
from functools import partial
from random import randrange
from typing import TYPE_CHECKING

from bench.cost import cost
from bench.crowd import COMMON, READERS
from bench.site import open_database

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from accounts.querysets import Viewer

Times = dict[str, float]
LATEST, LOGGED_IN = "latest", "harbour, logged in"
# Two words, a phrase, without a word, a tag.
FORMS = ("light morning", '"light morning"', "harbour -light", "#tag1")
TIMES = 30


def main(url: str) -> None:
    """Measure Latest and every search."""
    open_database(url)
    times = {LATEST: cost(TIMES, latest)}
    for text in (*COMMON, *FORMS):
        times[text] = cost(TIMES, partial(search, text))
    times[LOGGED_IN] = cost(TIMES, partial(search, "harbour", _reader()))
    print(json.dumps(times))


def latest() -> None:
    """Answer the first page of Latest as a guest sees it where it is not kept."""
    from posts.views import feeds

    _answered(feeds.latest, "/latest/")


def search(text: str, viewer: "Viewer | None" = None) -> None:
    """Answer the first page of what a guest finds, or who is logged in."""
    from pictria.search.views import searching

    _answered(searching.search, "/search/", {"q": text}, viewer)


def _reader() -> "Viewer":
    from accounts.models import User

    return User.objects.select_related("profile").get(username=READERS[-1])


def _answered(
    view: "Callable[..., HttpResponse]",
    path: str,
    data: dict[str, str] | None = None,
    viewer: "Viewer | None" = None,
) -> None:
    from django.contrib.auth.models import AnonymousUser
    from django.test import RequestFactory
    from django_htmx.middleware import HtmxDetails

    # Each time another guest: one alone may not search so often.
    guest = f"10.0.{randrange(250)}.{randrange(250)}"
    request = RequestFactory().get(path, data, REMOTE_ADDR=guest, HTTP_HOST="localhost")
    request.user = viewer or AnonymousUser()
    request.htmx = HtmxDetails(request)  # type: ignore[attr-defined]
    request.session = {}  # type: ignore[assignment]
    assert view(request).status_code == 200


if __name__ == "__main__":
    main(sys.argv[1])
