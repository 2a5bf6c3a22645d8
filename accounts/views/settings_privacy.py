"""Who sees what one shares, and what one sees oneself."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.circles import requests_to
from accounts.forms.privacy import PrivacyForm
from accounts.models.profile import profile_of
from accounts.permissions import refuse_suspended
from pictria.core.requests import signed_in


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def privacy(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    profile = profile_of(person)
    form = PrivacyForm(request.POST if request.method == "POST" else None, instance=profile)
    if request.method == "POST":
        refuse_suspended(person)
        if form.is_valid():
            form.save()
            messages.success(request, "Your choices are saved.")
            return redirect("accounts:privacy")
    page = {"form": form, "asking": requests_to(person).count()}
    return render(request, "accounts/privacy.html", page, status=422 if form.errors else 200)
