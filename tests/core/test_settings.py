"""Settings: a bad value is refused at start, by its name; secrets are made once and kept."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

PRINT = "from django.conf import settings; print(getattr(settings, '{name}'))"


def start(
    var: Path, name: str = "SITE_URL", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Loads the settings in a process of their own, and prints the one called `name`."""
    return subprocess.run(
        [sys.executable, "-c", PRINT.format(name=name)],
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "pictria.settings",
            "PICTRIA_VAR": str(var),
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


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
def test_a_bad_value_is_refused_with_its_name(tmp_path: Path, setting: str, value: str) -> None:
    started = start(tmp_path, **{setting: value})

    assert started.returncode != 0
    assert setting in started.stderr.splitlines()[-1]


def test_the_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first = start(tmp_path, "SECRET_KEY").stdout
    second = start(tmp_path, "SECRET_KEY").stdout

    assert first == second
    assert len(first.strip()) > 50
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_an_https_address_makes_cookies_secure(tmp_path: Path) -> None:
    address = "https://pictures.example.org"

    assert start(tmp_path, "SESSION_COOKIE_SECURE", SITE_URL=address).stdout.strip() == "True"
    assert start(tmp_path, "SECURE_HSTS_SECONDS", SITE_URL=address).stdout.strip() == "31536000"
    assert start(tmp_path, "SESSION_COOKIE_SECURE").stdout.strip() == "False"
    assert "pictures.example.org" in start(tmp_path, "ALLOWED_HOSTS", SITE_URL=address).stdout


def test_on_heroku_it_does_not_start_where_pictures_would_be_lost(tmp_path: Path) -> None:
    started = start(tmp_path, DYNO="web.1", DATABASE_URL="postgres://u:p@localhost/x")

    assert started.returncode != 0
    assert "AWS_STORAGE_BUCKET_NAME" in started.stderr


def test_debug_is_off_unless_asked_for(tmp_path: Path) -> None:
    assert start(tmp_path, "DEBUG").stdout.strip() == "False"
