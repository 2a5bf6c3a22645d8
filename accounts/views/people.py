"""Lists of people."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts import circles
from accounts.freshness import topics_of_person
from accounts.models import User
from accounts.views.person import head_of, person_page
from pictria.core.finished import finished
from pictria.core.requests import signed_in


@require_safe
@finished(lifetime=settings.PAGE_LIFETIME, topics=topics_of_person, by=("after",))
@person_page
def followers(request: HttpRequest, person: User) -> HttpResponse:
    page = circles.followers(person, request.user, request.GET.get("after"))
    return _show(request, person, {"page": page, "which": "followers"})


@require_safe
@finished(lifetime=settings.PAGE_LIFETIME, topics=topics_of_person, by=("after",))
@person_page
def following(request: HttpRequest, person: User) -> HttpResponse:
    page = circles.following(person, request.user, request.GET.get("after"))
    return _show(request, person, {"page": page, "which": "following"})


@login_required
@require_safe
def follow_requests(request: HttpRequest) -> HttpResponse:
    """Who asks to be let in."""
    page = circles.asking(signed_in(request), request.GET.get("after"))
    return render(request, "accounts/follow_requests.html", {"page": page})


@login_required
@require_safe
def blocked(request: HttpRequest) -> HttpResponse:
    """Whom one blocks and has muted, each with a way to take that back."""
    person = signed_in(request)
    lists = {
        "blocked": circles.blocked(person, request.GET.get("after")),
        "muted": circles.muted(person, request.GET.get("muted_after")),
    }
    return render(request, "accounts/blocked.html", lists)


def _show(request: HttpRequest, person: User, more: dict[str, Any]) -> HttpResponse:
    return render(request, "accounts/people.html", {**head_of(person, request), **more})
