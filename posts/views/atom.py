"""Feeds, tags and people as Atom feeds. Whoever asks gets what everyone sees."""

from collections.abc import Sequence

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.freshness import topics_of_person
from accounts.models import User
from accounts.people import Moved, find_person
from accounts.querysets import Viewer
from pictria.core.editions import EVERYTHING
from pictria.core.finished import finished
from pictria.core.pagination import newest_first
from posts import feeds
from posts.atom import Atom, atom_of
from posts.captions import GUEST
from posts.freshness import LATEST, topic_of_tag
from posts.models import Post, Tag
from posts.models.tag import normalised_tag
from posts.services.rankings import topic_of

SIZE = settings.POSTS_A_PAGE


def answer_with(atom: Atom) -> HttpResponse:
    """The feed as an answer."""
    return HttpResponse(atom.writeString("utf-8"), content_type=atom.content_type)


def _topics_of_top() -> tuple[str, ...]:
    return EVERYTHING, topic_of(feeds.TOP)


@finished(lifetime=feeds.TOP.lifetime, topics=_topics_of_top)
@require_safe
def top(request: HttpRequest) -> HttpResponse:
    return _ranked(feeds.TOP)


def _topics_of_most_viewed() -> tuple[str, ...]:
    return EVERYTHING, topic_of(feeds.MOST_VIEWED)


@finished(lifetime=feeds.MOST_VIEWED.lifetime, topics=_topics_of_most_viewed)
@require_safe
def most_viewed(request: HttpRequest) -> HttpResponse:
    return _ranked(feeds.MOST_VIEWED)


def _topics_of_latest() -> tuple[str, ...]:
    return EVERYTHING, LATEST


@finished(lifetime=feeds.LATEST.lifetime, topics=_topics_of_latest)
@require_safe
def latest(request: HttpRequest) -> HttpResponse:
    page = newest_first(feeds.latest(GUEST), after=None, size=SIZE)
    return _feed(feeds.LATEST, page.rows)


def _topics_of_tag(name: str) -> tuple[str, ...]:
    return EVERYTHING, topic_of_tag(normalised_tag(name))


@finished(lifetime=feeds.TAG.lifetime, topics=_topics_of_tag)
@require_safe
def tag(request: HttpRequest, name: str) -> HttpResponse:
    """A tag that stands on nothing that everyone sees is nobody's to know of."""
    found = get_object_or_404(Tag, name=normalised_tag(name))
    tagged = newest_first(
        feeds.with_tag(found, GUEST), after=None, size=SIZE, tie="content_object_id"
    )
    if not tagged.rows:
        raise Http404
    if found.name != name:
        return redirect("posts:tag_atom", found.name, permanent=True)
    atom = atom_of(
        [row.content_object for row in tagged.rows],
        title=f"#{found.name} · {settings.SITE_NAME}",
        told=feeds.TAG.told,
        page=found.get_absolute_url(),
        address=reverse("posts:tag_atom", args=[found.name]),
    )
    return answer_with(atom)


@finished(lifetime=settings.PAGE_LIFETIME, topics=topics_of_person)
@require_safe
def profile(request: HttpRequest, username: str) -> HttpResponse:
    person = open_person(username, request.user)
    if person.username != username:
        return redirect("posts:profile_atom", person.username)
    page = newest_first(feeds.by_author(person, GUEST), after=None, size=SIZE)
    atom = atom_of(
        page.rows,
        title=f"{person.username} · {settings.SITE_NAME}",
        told=f"What {person.username} shares, newest first.",
        page=person.get_absolute_url(),
        address=reverse("posts:profile_atom", args=[person.username]),
        author=person,
    )
    return answer_with(atom)


def open_person(username: str, viewer: Viewer) -> User:
    """Who has this name, or had it, and shares with everyone.

    Raises Http404 where there is nobody of that kind, or a block between them and the viewer.
    """
    try:
        person = find_person(username, viewer)
    except Moved as moved:
        person = moved.to
    if not person.is_open_to_everyone:
        raise Http404("Nobody shares anything with everyone under this name.")
    return person


def _ranked(feed: feeds.Feed) -> HttpResponse:
    page = feeds.ranked(feed, feed.default, GUEST, after=None, size=SIZE)
    return _feed(feed, page.rows)


def _feed(feed: feeds.Feed, posts: Sequence[Post]) -> HttpResponse:
    is_first = feed is feeds.TOP
    atom = atom_of(
        posts,
        title=settings.SITE_NAME if is_first else f"{feed.title} · {settings.SITE_NAME}",
        told=feed.order(feed.default),
        page=reverse(feed.address),
        address=reverse(f"{feed.address}_atom"),
    )
    return answer_with(atom)
