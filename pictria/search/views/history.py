"""What one searched for: looking at it, removing it, and having none of it kept."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from pictria.core.requests import signed_in, way_back
from pictria.search.forms import ForgetForm, KeepingForm
from pictria.search.history import (
    MOST_KEPT,
    choose_history,
    forget,
    forget_all,
    keeps_history,
    past_searches,
)

UNKNOWN = "This button is not known here. Please load the page again."
CLEARED = "Your search history is empty now."
KEPT = "From now on, what you search for is kept here."
KEPT_NO_MORE = "Your search history is deleted, and nothing is kept from now on."


@login_required
@require_safe
def history(request: HttpRequest) -> HttpResponse:
    return _page(request)


@login_required
@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    form = ForgetForm(request.POST)
    if not form.is_valid():
        return _page(request, UNKNOWN, 422)
    forget(person=signed_in(request), text=form.cleaned_data["text"])
    return _back(request)


@login_required
@require_POST
def clear(request: HttpRequest) -> HttpResponse:
    forget_all(person=signed_in(request))
    messages.success(request, CLEARED)
    return _back(request)


@login_required
@require_POST
def keeping(request: HttpRequest) -> HttpResponse:
    """Switches the history on or off, as the button says. Off means that it is deleted."""
    form = KeepingForm(request.POST)
    if not form.is_valid():
        return _page(request, UNKNOWN, 422)
    keep = form.cleaned_data["keep"]
    choose_history(person=signed_in(request), keep=keep)
    messages.success(request, KEPT if keep else KEPT_NO_MORE)
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    return redirect(way_back(request, reverse("search:history")))


def _page(request: HttpRequest, refusal: str = "", status: int = 200) -> HttpResponse:
    person = signed_in(request)
    context = {
        "past": past_searches(person),
        "keeps_history": keeps_history(person),
        "most_kept": MOST_KEPT,
        "refusal": refusal,
    }
    return render(request, "search/history.html", context, status=status)
