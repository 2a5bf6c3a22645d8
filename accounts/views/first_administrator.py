"""The page at the end of the one-time link."""

from django.contrib import messages
from django.contrib.auth import login
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.first_administrator import LinkSpent, is_valid, make_first_administrator
from accounts.forms.first_administrator import FirstAdministratorForm


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def first_administrator(request: HttpRequest, token: str) -> HttpResponse:
    if not is_valid(token):
        return _gone(request)
    form = FirstAdministratorForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return _welcome(request, form)
        except LinkSpent:
            return _gone(request)
        except IntegrityError:
            # A name or address that went a moment ago; looking again says which.
            form.full_clean()
    status = 422 if request.method == "POST" else 200
    return render(request, "accounts/first_administrator.html", {"form": form}, status=status)


def _welcome(request: HttpRequest, form: FirstAdministratorForm) -> HttpResponse:
    person = make_first_administrator(**form.cleaned_data)
    login(request, person)
    messages.success(request, "Welcome. You look after this site now.")
    return redirect("/")


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/link_spent.html", status=410)
