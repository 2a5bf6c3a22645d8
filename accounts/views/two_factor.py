"""allauth's pages for two-step log-in and passkeys; a refused form answers 422 here, too."""

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from accounts.two_factor import why_no_passkeys
from accounts.views.entrance import Refusing

secret = method_decorator(never_cache, name="dispatch")


class Index(base.IndexView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        passkeys = {"why_no_passkeys": why_no_passkeys(self.request)}
        return {**super().get_context_data(**kwargs), **passkeys}


class SecondStep(base.AuthenticateView):
    def form_invalid(self, form: BaseForm) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)
        response.status_code = 422
        return response


@secret
class StartApp(Refusing, totp.ActivateTOTPView):
    pass


@secret
class AddPasskey(Refusing, webauthn.AddWebAuthnView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["why_no_passkeys"] = why_no_passkeys(self.request)
        # allauth begins with an empty form here, and what was typed would be lost.
        return {**context, **kwargs}


class RenamePasskey(Refusing, webauthn.EditWebAuthnView):
    pass


@secret
class RecoveryCodes(recovery_codes.ViewRecoveryCodesView):
    pass


class ByPassword(Refusing, account.ReauthenticateView):
    pass


class ByCode(Refusing, base.ReauthenticateView):
    pass


class ByPasskey(webauthn.ReauthenticateWebAuthnView):
    def form_invalid(self, form: BaseForm) -> HttpResponse:
        """Back to the same page, since what a passkey said is good for one try only."""
        for sentence in form.errors.get("credential", []):
            messages.error(self.request, str(sentence))
        return redirect(self.request.get_full_path())


def passkeys(request: HttpRequest) -> HttpResponse:
    """They are listed with the rest."""
    return redirect("mfa_index")
