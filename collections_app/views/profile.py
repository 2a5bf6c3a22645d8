"""A person's Collections, as a part of their page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.freshness import topics_of_person
from accounts.models import User
from accounts.views.person import head_of, person_page
from pictria.core.finished import finished
from pictria.core.pagination import newest_first
from posts import feeds


@require_safe
@finished(lifetime=settings.PAGE_LIFETIME, topics=topics_of_person, by=("after",))
@person_page
def collections_of_person(request: HttpRequest, person: User) -> HttpResponse:
    page = newest_first(
        feeds.collections_by(person, request.user),
        after=request.GET.get("after"),
        size=settings.POSTS_A_PAGE,
    )
    context = {**head_of(person, request), "page": page}
    return render(request, "collections/of_person.html", context)
