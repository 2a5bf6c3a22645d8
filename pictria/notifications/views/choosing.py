"""What one wants to be told of."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.permissions import refuse_suspended
from pictria.core.requests import signed_in
from pictria.notifications.forms import ChoicesForm
from pictria.notifications.services.choosing import choices_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    data = request.POST if request.method == "POST" else None
    form = ChoicesForm(data, instance=choices_of(person))
    if request.method == "POST":
        refuse_suspended(person)
        if form.is_valid():
            form.save()
            messages.success(request, "Your choices are saved.")
            return redirect("notifications:settings")
    page = {"form": form}
    return render(request, "notifications/settings.html", page, status=422 if form.errors else 200)
