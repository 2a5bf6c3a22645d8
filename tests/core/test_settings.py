"""Settings: a bad value is refused at start, by its name; secrets are made once and kept."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.starts import Starter, starter


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Starter]:
    with starter(tmp_path_factory.mktemp("var")) as site:
        yield site


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("SITE_URL", "example.org"),
        ("PORT", "eighty"),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "mysql://localhost/x"),
        ("REDIS_URL", "http://localhost"),
        ("EMAIL_URL", "filemail:///tmp/x"),
        ("SENTRY_DSN", "not a dsn"),
        ("DEBUG", "perhaps"),
        ("DECODING_SLOTS", "0"),
        ("PUBLIC_MEDIA_URL", "cdn"),
        ("AWS_S3_ENDPOINT_URL", "localhost:9000"),
        ("LOG_LEVEL", "LOUD"),
        ("TOP_LIFETIME", "1"),
        ("MOST_VIEWED_LIFETIME", "86401"),
        ("TOP_TAGS_PERIOD", "1801"),
        ("TOP_WINDOW", "YEAR"),
    ],
)
def test_a_bad_value_is_refused_with_its_name(
    site: Starter, tmp_path: Path, setting: str, value: str
) -> None:
    started = site.start(tmp_path, **{setting: value})

    assert not started.settings
    assert setting in started.refusal.splitlines()[-1]


def test_the_secret_is_made_once_and_only_its_owner_reads_it(site: Starter, tmp_path: Path) -> None:
    (first,) = site.start(tmp_path, "SECRET_KEY").settings
    (second,) = site.start(tmp_path, "SECRET_KEY").settings

    assert first == second
    assert len(first) > 50
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_an_https_address_makes_cookies_secure(site: Starter, tmp_path: Path) -> None:
    asked = ("SESSION_COOKIE_SECURE", "SECURE_HSTS_SECONDS", "ALLOWED_HOSTS")
    address = "https://pictures.example.org"
    secure, seconds, hosts = site.start(tmp_path, *asked, SITE_URL=address).settings

    assert (secure, seconds) == ("True", "31536000")
    assert "pictures.example.org" in hosts
    assert site.start(tmp_path, "SESSION_COOKIE_SECURE").settings == ["False"]


def test_on_heroku_it_does_not_start_where_pictures_would_be_lost(
    site: Starter, tmp_path: Path
) -> None:
    started = site.start(tmp_path, DYNO="web.1", DATABASE_URL="postgres://u:p@localhost/x")

    assert not started.settings
    assert "AWS_STORAGE_BUCKET_NAME" in started.refusal


def test_debug_is_off_unless_asked_for(site: Starter, tmp_path: Path) -> None:
    assert site.start(tmp_path, "DEBUG").settings == ["False"]
