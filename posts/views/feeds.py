"""The feeds: lists of posts for everyone, each of which says how it is ordered."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pictria.core.editions import EVERYTHING
from pictria.core.finished import finished
from posts import feeds
from posts.freshness import LATEST
from posts.public_facts import facts_of, newest_facts
from posts.services.rankings import topic_of
from posts.walls import Wall, page_for, public_wall
from posts.windows import Window


def _made_of(*topics: str) -> Callable[[], tuple[str, ...]]:
    return lambda: (EVERYTHING, *topics)


@finished(
    lifetime=feeds.TOP.lifetime,
    topics=_made_of(topic_of(feeds.TOP)),
    by=("after", "window"),
)
@require_safe
def top(request: HttpRequest) -> HttpResponse:
    return _ranked(request, feeds.TOP)


@finished(
    lifetime=feeds.MOST_VIEWED.lifetime,
    topics=_made_of(topic_of(feeds.MOST_VIEWED)),
    by=("after", "window"),
)
@require_safe
def most_viewed(request: HttpRequest) -> HttpResponse:
    return _ranked(request, feeds.MOST_VIEWED)


@finished(lifetime=feeds.LATEST.lifetime, topics=_made_of(LATEST), by=("after",))
@require_safe
def latest(request: HttpRequest) -> HttpResponse:
    after = request.GET.get("after")
    wall = page_for(
        request.user,
        f"latest:{after}",
        lambda: public_wall(newest_facts(after=after, size=settings.POSTS_A_PAGE)),
        topics=(EVERYTHING, LATEST),
        lifetime=feeds.LATEST.lifetime,
    )
    return _shown(request, feeds.LATEST, wall)


def window_of(request: HttpRequest, feed: feeds.Feed) -> Window:
    """The window that the address names, else the feed's default. Raises Http404 for no window."""
    window = feed.window(request.GET.get("window"))
    if window is None:
        raise Http404
    return window


def _ranked(request: HttpRequest, feed: feeds.Feed) -> HttpResponse:
    window, after = window_of(request, feed), request.GET.get("after")
    guest, size = AnonymousUser(), settings.POSTS_A_PAGE
    wall = page_for(
        request.user,
        f"{feed.name}:{window.name}:{after}",
        lambda: public_wall(facts_of(feeds.ranked(feed, window, guest, after=after, size=size))),
        topics=(EVERYTHING, topic_of(feed)),
        lifetime=feed.lifetime,
    )
    keeps = "" if window is feed.default else f"window={window.name}&"
    return _shown(request, feed, wall, window=window, keeps=keeps)


def _shown(request: HttpRequest, feed: feeds.Feed, wall: Wall, **context: Any) -> HttpResponse:
    told = feed.order(context.get("window", feed.default))
    context |= {"feed": feed, "feeds": feeds.FEEDS, "page": wall, "told": told}
    response = render(request, "posts/feed.html", context)
    if wall.after:
        # For whoever reads on without reading the page, as the worker that makes it ahead of time.
        response.headers["Link"] = f'<?{context.get("keeps", "")}after={wall.after}>; rel="next"'
    return response
