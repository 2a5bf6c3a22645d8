"""Where people change their profile and their name."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.forms.settings import ProfileForm, UsernameForm
from accounts.models.profile import profile_of
from accounts.models.user import NameTaken
from accounts.permissions import refuse_suspended
from accounts.services.names import TAKEN, change_username
from pictria.core.rate_limits import TooOften, count_against
from pictria.core.requests import signed_in
from pictria.images.pipeline import Busy, Failed, Refused

NAMES_A_DAY = 5
NAMED_OFTEN = "You have changed your name very often. Please wait until tomorrow."
NOT_MADE = "This picture could not be worked on. Please try again, or choose another."


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    if request.method != "POST":
        return _show(request, ProfileForm(instance=profile_of(person)))
    refuse_suspended(person)
    form = ProfileForm(request.POST, request.FILES, instance=profile_of(person))
    status = _save(form) if form.is_valid() else 422
    if status >= 400:
        return _show(request, form, status)
    messages.success(request, "Your profile is saved.")
    return redirect("accounts:settings")


def _save(form: ProfileForm) -> int:
    """Gives the status to answer with; what went wrong with the picture stands at its field."""
    try:
        form.save()
    except Refused as refusal:
        form.add_error("picture", str(refusal))
        return 413 if refusal.reason == "too_large" else 422
    except TooOften as limit:
        form.add_error("picture", str(limit))
        return 429
    except Busy as busy:
        form.add_error("picture", str(busy))
        return 503
    except Failed:
        form.add_error("picture", NOT_MADE)
        return 422
    return 200


def _show(request: HttpRequest, form: ProfileForm, status: int = 200) -> HttpResponse:
    response = render(request, "accounts/settings.html", {"form": form}, status=status)
    if status == 503:
        response["Retry-After"] = "20"
    return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def username(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    if request.method != "POST":
        return render(request, "accounts/username.html", {"form": UsernameForm(person=person)})
    refuse_suspended(person)
    form = UsernameForm(request.POST, person=person)
    if form.is_valid() and _rename(form):
        messages.success(request, "Your name is changed.")
        return redirect("accounts:username")
    return render(request, "accounts/username.html", {"form": form}, status=422)


def _rename(form: UsernameForm) -> bool:
    wanted = form.cleaned_data["username"]
    if wanted == form.person.username:
        return True
    try:
        count_against(
            NAMES_A_DAY,
            action="username",
            who=form.person.pk,
            seconds=24 * 3600,
            sentence=NAMED_OFTEN,
        )
        change_username(user=form.person, username=wanted)
    except TooOften as limit:
        form.add_error("username", str(limit))
    except NameTaken:
        form.add_error("username", TAKEN)
    return not form.errors
