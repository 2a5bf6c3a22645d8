"""What tests about people share: a site with mail, a site with Google, forms filled in."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from allauth.socialaccount.providers import registry
from allauth.socialaccount.providers.google.provider import GoogleProvider
from allauth.socialaccount.providers.google.views import GoogleOAuth2Adapter
from pytest_django import Settings

from tests.accounts.google import CLIENT_ID, CLIENT_SECRET, FakeGoogle


@pytest.fixture
def no_mail(settings: Settings) -> None:
    """A site as its settings make it where EMAIL_URL is unset."""
    _mail(settings, can=False)


@pytest.fixture
def mail(settings: Settings) -> None:
    """A site as its settings make it where EMAIL_URL is set."""
    _mail(settings, can=True)


@pytest.fixture
def no_limits(settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = False


@pytest.fixture
def google(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeGoogle]:
    """A site as its settings make it where Google's keys are set, and a Google to talk to."""
    apps = [{"client_id": CLIENT_ID, "secret": CLIENT_SECRET, "key": ""}]
    settings.GOOGLE_CLIENT_ID = CLIENT_ID
    settings.SOCIALACCOUNT_PROVIDERS = {
        "google": {"APPS": apps, "SCOPE": ["profile", "email"], "OAUTH_PKCE_ENABLED": True}
    }
    # allauth's own addresses are made once, and of the providers that are known by then.
    import_module("pictria.urls")
    settings.ROOT_URLCONF = "tests.accounts.google_urls"
    monkeypatch.setitem(registry.provider_map, "google", GoogleProvider)
    with FakeGoogle() as fake:
        monkeypatch.setattr(GoogleOAuth2Adapter, "access_token_url", f"{fake.url}/token")
        yield fake


def _mail(settings: Settings, *, can: bool) -> None:
    settings.CAN_SEND_MAIL = can
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory" if can else "none"
    fields: list[Any] = ["username*", "email*" if can else "email", "password1*"]
    settings.ACCOUNT_SIGNUP_FIELDS = fields
