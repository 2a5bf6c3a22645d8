"""Lists of what people like and keep."""

from typing import TypeVar

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.freshness import topics_of_person
from accounts.models import User
from accounts.views.person import head_of, person_page
from pictria.core.finished import finished
from pictria.core.pagination import Page, newest_first
from pictria.core.requests import signed_in
from posts import feeds
from posts.freshness import topic_of_likes
from posts.models import Bookmark, Like, Post

Act = TypeVar("Act", Like, Bookmark)


@login_required
@require_safe
def bookmarks(request: HttpRequest) -> HttpResponse:
    page = _page(request, feeds.bookmarked_by(signed_in(request)))
    return render(request, "posts/bookmarks.html", {"page": page})


def _topics_of_likes(username: str) -> tuple[str, ...]:
    return *topics_of_person(username), topic_of_likes(username)


@require_safe
@finished(lifetime=settings.PAGE_LIFETIME, topics=_topics_of_likes, by=("after",))
@person_page
def likes_of(request: HttpRequest, person: User) -> HttpResponse:
    """What somebody likes, unless they keep that to themselves: then there is no such page."""
    head = head_of(person, request)
    if head["profile"].hides_likes and not head["is_self"]:
        raise Http404
    context = {**head, "page": _page(request, feeds.liked_by(person, request.user))}
    return render(request, "posts/likes.html", context)


def _page(request: HttpRequest, acts: "QuerySet[Act]") -> Page[Post]:
    after, size = request.GET.get("after"), settings.POSTS_A_PAGE
    page = newest_first(acts, after=after, size=size, moment="created_at")
    return Page([act.post for act in page.rows], page.after)
