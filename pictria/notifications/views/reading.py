"""The page of notifications."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from pictria.core.requests import signed_in
from pictria.notifications.services.reading import mark_all_read, mark_read
from pictria.notifications.showing import page_of


@login_required
@require_safe
def notifications(request: HttpRequest) -> HttpResponse:
    """What is new still looks so here; once it was shown, it is read."""
    person = signed_in(request)
    page, lines = page_of(person, after=request.GET.get("after"))
    response = render(request, "notifications/list.html", {"page": page, "lines": lines})
    if _is_looked_at(request):
        mark_read(person=person, lines=page.rows)
    return response


@login_required
@require_POST
def all_read(request: HttpRequest) -> HttpResponse:
    mark_all_read(person=signed_in(request))
    messages.success(request, "All notifications are marked as read.")
    return redirect("notifications:list")


def _is_looked_at(request: HttpRequest) -> bool:
    """Not where a browser only fetches what might be wanted next."""
    return request.method == "GET" and "prefetch" not in request.headers.get("Sec-Purpose", "")
