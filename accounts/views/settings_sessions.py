"""Where one is logged in, and ending that."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.services.sessions import end_other_sessions, end_session
from accounts.sessions import places_of
from pictria.core.requests import signed_in


@login_required
@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    places = places_of(signed_in(request), this=request.session.session_key)
    return render(request, "accounts/sessions.html", {"places": places})


@login_required
@require_POST
def end_one(request: HttpRequest, id: int) -> HttpResponse:
    ended = end_session(person=signed_in(request), id=id)
    if ended == request.session.session_key:
        logout(request)
        return redirect("/")
    messages.success(request, "That session is ended.")
    return redirect("accounts:sessions")


@login_required
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    end_other_sessions(person=signed_in(request), but=request.session.session_key)
    messages.success(request, "You are logged out everywhere else.")
    return redirect("accounts:sessions")
