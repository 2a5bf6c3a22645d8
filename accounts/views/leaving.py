"""What somebody who is leaving finds when they log in: the way back, and nothing else."""

from typing import Any

from allauth.account.internal.decorators import login_stage_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.services.leaving import TooLate, come_back, leaves_on
from accounts.stages import LeavingStage

GONE = "It is too late: this account is being deleted."
# They showed who they are, but are not logged in.
_between_door_and_house: Any = login_stage_required(
    stage=LeavingStage.key, redirect_urlname="account_login"
)


@require_http_methods(["GET", "HEAD", "POST"])
@_between_door_and_house
def leaving(request: HttpRequest) -> HttpResponse:
    stage: LeavingStage = request._login_stage  # type: ignore[attr-defined]
    if request.method != "POST":
        until = leaves_on(stage.login.user)
        return render(request, "accounts/leaving.html", {"until": until})
    if "come_back" in request.POST:
        return _come_back(request, stage)
    return _back_out(stage)


def _come_back(request: HttpRequest, stage: LeavingStage) -> HttpResponse:
    try:
        come_back(person=stage.login.user)
    except TooLate:
        messages.error(request, GONE)
        return _back_out(stage)
    messages.success(request, "Welcome back. Everything is as it was.")
    logged_in: HttpResponse = stage.exit()
    return logged_in


def _back_out(stage: LeavingStage) -> HttpResponse:
    to_the_door: HttpResponse = stage.abort()
    return to_the_door
