"""What the people and tags bring that one follows."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import User
from pictria.core.requests import signed_in
from posts import feeds
from posts.suggestions import whom_to_follow
from posts.tags import followed_tags


@login_required
@require_safe
def stream(request: HttpRequest) -> HttpResponse:
    user, after = signed_in(request), request.GET.get("after")
    page = feeds.stream(user, after=after, size=settings.POSTS_A_PAGE)
    context: dict[str, Any] = {"page": page, "is_first": after is None}
    if after is None:
        context |= _beginning(user)
    return render(request, "posts/stream.html", context)


def _beginning(user: User) -> dict[str, Any]:
    """What stands above the first page: the tags one follows, or where to begin."""
    tags = list(followed_tags(user))
    if tags or user.profile.following_count:
        return {"tags": tags}
    people, suggested = whom_to_follow(user)
    return {"follows_nothing": True, "people": people, "suggested_tags": suggested}
