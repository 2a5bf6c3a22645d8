"""The forms of two-step log-in: codes that are typed, and what browsers say for a passkey."""

from collections.abc import Callable
from typing import Any

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.base import forms as codes
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.forms.fields import InvalidJSONInput

from accounts.two_factor import WRONG_CODE

LONGEST_CODE = 32
LONGEST_NAME = 60
LONGEST_CREDENTIAL = 20_000
# As long as a clock may be wrong in both directions.
CODE_SECONDS = 90
WRONG_PASSKEY = "This passkey did not work here. Please try again, or use another way."


class _TypedCode(codes.BaseAuthenticateForm):
    code = forms.CharField(
        label="Code",
        max_length=LONGEST_CODE,
        help_text="From your app, or one of your recovery codes.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def clean_code(self) -> str:
        """Raises ValidationError for a wrong code, and for one that was used before."""
        code = str(super().clean_code())
        key = f"code-used:{self.user.pk}:{normalize_user_code(code)}"
        if not cache.add(key, 1, timeout=CODE_SECONDS):
            raise ValidationError(WRONG_CODE)
        return code


class CodeForm(_TypedCode, codes.AuthenticateForm):
    pass


class CodeAgainForm(_TypedCode, codes.ReauthenticateForm):
    pass


class FirstCodeForm(ActivateTOTPForm):
    code = forms.CharField(
        label="Code from the app",
        max_length=LONGEST_CODE,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class CredentialField(forms.JSONField):
    """What a browser says for a passkey. It is never shown again: it is good for one try only."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        messages = dict.fromkeys(("required", "invalid"), WRONG_PASSKEY)
        super().__init__(error_messages=messages)

    def to_python(self, value: Any) -> Any:
        """Raises ValidationError for whatever is not an object with words for keys."""
        if isinstance(value, str) and len(value) > LONGEST_CREDENTIAL:
            raise ValidationError(WRONG_PASSKEY)
        try:
            said = super().to_python(value)
        except (RecursionError, ValueError) as error:
            raise ValidationError(WRONG_PASSKEY) from error
        if said is not None and not isinstance(said, dict):
            raise ValidationError(WRONG_PASSKEY)
        return said

    def bound_data(self, data: Any, initial: Any) -> Any:
        return InvalidJSONInput("")


def _understood(clean: Callable[[], Any]) -> Any:
    """What `clean` gives. Raises ValidationError for anything the reader of passkeys trips over."""
    try:
        return clean()
    except ValidationError as error:
        if getattr(error, "code", "") == "incorrect_code":
            raise ValidationError(WRONG_PASSKEY) from error
        raise
    except DatabaseError:
        raise
    except Exception as error:  # strangers write it, and its reader raises what it comes across
        raise ValidationError(WRONG_PASSKEY) from error


class _ShownPasskey(passkeys.AuthenticateWebAuthnForm):
    credential = CredentialField()

    def clean_credential(self) -> Authenticator:
        return _understood(super().clean_credential)


class PasskeyForm(_ShownPasskey):
    pass


class PasskeyAgainForm(_ShownPasskey, passkeys.ReauthenticateWebAuthnForm):
    pass


class PasskeyLoginForm(_ShownPasskey, passkeys.LoginWebAuthnForm):
    pass


class NewPasskeyForm(passkeys.AddWebAuthnForm):
    name = forms.CharField(
        label="Name",
        required=False,
        max_length=LONGEST_NAME,
        help_text="So that you know it again, such as “My phone”.",
    )
    credential = CredentialField()
    passwordless = forms.BooleanField(
        label="Log in with it alone",
        required=False,
        initial=True,
        help_text="It asks for your finger, face or PIN, and no password is needed. Without the "
        "tick it is a second step after the password.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = _understood(super().clean)
        if credential := cleaned.get("credential"):
            cleaned["credential"] = _what_is_needed(credential)
        return cleaned


class PasskeyNameForm(passkeys.EditWebAuthnForm):
    name = forms.CharField(label="Name", max_length=LONGEST_NAME)


def _what_is_needed(credential: dict[str, Any]) -> dict[str, Any]:
    """Of what a browser says, only what logging in asks for is kept."""
    answer = credential["response"]
    extensions = credential.get("clientExtensionResults") or {}
    resident = (extensions.get("credProps") or {}).get("rk")
    return {
        **{name: credential[name] for name in ("id", "rawId", "type") if name in credential},
        "response": {name: answer[name] for name in ("clientDataJSON", "attestationObject")},
        "clientExtensionResults": {"credProps": {"rk": resident is True}},
    }
