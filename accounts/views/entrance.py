"""allauth's pages, with two differences: a refused form answers 422, and a lost race a sentence."""

from typing import Any

from allauth.account import views as account
from allauth.socialaccount import views as socialaccount
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.addresses import TAKEN

FASTER = "Somebody else was faster. Please try once more."
PENDING = "socialaccount_sociallogin"


class Refusing:
    """A form that is refused is shown again, as it was typed, with a status that says so."""

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        response.status_code = 422
        return response


class SecondLook(Refusing):
    """Where somebody else was faster, looking again says which field it is about."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return self._saved(form)
        except IntegrityError:
            form.full_clean()
        if form.is_valid() and form.account_already_exists:
            return self._saved(form)
        if form.is_valid():
            form.add_error(None, FASTER)
        return self.form_invalid(form)

    def _saved(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        return response


class Login(Refusing, account.LoginView):
    pass


class Signup(SecondLook, account.SignupView):
    pass


class SocialSignup(SecondLook, socialaccount.SignupView):
    def form_valid(self, form: Any) -> HttpResponse:
        """What Google said is kept until the person has an account, for another try."""
        pending = self.request.session.get(PENDING)
        response = super().form_valid(form)
        if response.status_code == 422:
            self.request.session[PENDING] = pending
        return response


class ResetPassword(Refusing, account.PasswordResetView):
    pass


class ChangePassword(Refusing, account.PasswordChangeView):
    pass


class SetPassword(Refusing, account.PasswordSetView):
    pass


class Email(Refusing, account.EmailView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # The other actions send mail, which must not happen inside a transaction.
        if not {"action_primary", "action_remove"} & request.POST.keys():
            return self._done(request)
        try:
            with transaction.atomic():
                return self._done(request)
        except IntegrityError:
            messages.error(request, TAKEN)
            return redirect("account_email")

    def _done(self, request: HttpRequest) -> HttpResponse:
        response: HttpResponse = super().post(request)
        return response
