"""Two-step log-in and passkeys, where Pictria differs from what allauth does by itself."""

from urllib.parse import urlsplit

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from accounts.models import User

WRONG_CODE = "This code is not right. Codes change every half minute; please type a new one."


class TwoFactorAdapter(DefaultMFAAdapter):
    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": WRONG_CODE}

    def get_totp_label(self, user: User) -> str:
        """The user name: authenticator apps need no e-mail address."""
        return user.username

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """SITE_URL decides what passkeys belong to, not what a request says."""
        return {"id": settings.PASSKEY_HOST, "name": settings.SITE_NAME}

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, str | bytes]:
        handle = str(user_pk_to_url_str(user)).encode()
        return {"id": handle, "display_name": user.username, "name": user.username}

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return "Passkey" if number == 1 else f"Passkey {number}"


def why_no_passkeys(request: HttpRequest) -> str:
    """A sentence where browsers refuse passkeys at the address one is at; else nothing."""
    site = urlsplit(settings.SITE_URL)
    host = urlsplit(f"//{request.get_host()}").hostname
    if host == settings.PASSKEY_HOST and (site.scheme == "https" or host == "localhost"):
        return ""
    port = f":{site.port}" if site.port else ""
    address = f"{site.scheme}://{settings.PASSKEY_HOST}{port}"
    if site.scheme != "https" and settings.PASSKEY_HOST != "localhost":
        return "Passkeys need an address that begins with https, which this site does not have yet."
    return f"Passkeys work at the address {address} only. Please open the site there."
