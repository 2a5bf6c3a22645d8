"""Settings. Each one that people set stands in README's table; a bad value is refused by name."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import django_stubs_ext
from django.core.exceptions import ImproperlyConfigured

from pictria.environment import address, env, flag, kept_secret, names, number, read, text
from pictria.images.limits import MAX_BYTES, MIB
from pictria.settings_background import *  # noqa: F403
from pictria.settings_feeds import *  # noqa: F403
from pictria.settings_logs import *  # noqa: F403
from pictria.settings_people import *  # noqa: F403
from pictria.settings_people import GOOGLE_CLIENT_ID
from pictria.settings_site import *  # noqa: F403
from pictria.settings_site import AT_HOME, BASE_DIR, HTTPS, SITE, VAR

# Lets classes of Django's be written with their type parameters, as in ModelAdmin[Post].
django_stubs_ext.monkeypatch()

SECRET_KEY = text("SECRET_KEY") or kept_secret(VAR / "secret_key")
DEBUG = flag("DEBUG")
ALLOWED_HOSTS = [SITE.hostname or "", *names("ALLOWED_HOSTS")]
CSRF_TRUSTED_ORIGINS = [f"{SITE.scheme}://{SITE.netloc}"]
if AT_HOME:
    ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]"]

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
# Sub-domains are their owner's to decide about, and preloading cannot be taken back.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
# User names are unique without case, by a constraint that this check does not look for.
SILENCED_SYSTEM_CHECKS += ["auth.W004"]
if AT_HOME:
    SILENCED_SYSTEM_CHECKS += ["security.W004", "security.W008", "security.W012", "security.W016"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 60 * 24 * 3600
SESSION_ENGINE = "pictria.core.sessions"
CSRF_FAILURE_VIEW = "pictria.core.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "taggit",
    "csp",
    "django_htmx",
    "heroicons",
    "pictria.core",
    "pictria.runner",
    "accounts",
    "posts",
    "collections_app",
    "pictria.moderation",
    "pictria.notifications",
    "pictria.pages",
    "pictria.portability",
    "pictria.search",
    "pictria.demo",
]
if GOOGLE_CLIENT_ID:
    INSTALLED_APPS.append("allauth.socialaccount.providers.google")

MIDDLEWARE = [
    "pictria.core.middleware.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "pictria.core.finished.FinishedPages",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "pictria.core.middleware.RefuseNulBytes",
    "pictria.core.uploads.RefuseLargeRequests",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "pictria.core.privacy.KeepPagesPrivate",
    "accounts.middleware.NoteSessions",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "pictria.urls"
WSGI_APPLICATION = "pictria.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["pictria.core.templatetags.icons"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pictria.core.context.site",
            ],
        },
    }
]

# Data
_sqlite = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": VAR / "pictria.sqlite3",
    "OPTIONS": {
        # Without IMMEDIATE, a reader that turns into a writer is refused at once ("locked").
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        "timeout": 20,
    },
}
_postgresql_options = {
    "connect_timeout": 3,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}


def _database() -> dict[str, Any]:
    chosen: dict[str, Any] = read("DATABASE_URL", env.dj_db_url, {})
    if not chosen:
        return _sqlite
    if chosen["ENGINE"] == "django.db.backends.sqlite3":
        return {**_sqlite, "NAME": chosen["NAME"]}
    if chosen["ENGINE"] != "django.db.backends.postgresql":
        raise ImproperlyConfigured("The setting DATABASE_URL must start with postgres://.")
    return {
        **chosen,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**_postgresql_options, **chosen.get("OPTIONS", {})},
    }


DATABASES = {"default": _database()}
DATABASE_DEADLINE = number("DATABASE_DEADLINE", 5, least=1)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Media
AWS_STORAGE_BUCKET_NAME = text("AWS_STORAGE_BUCKET_NAME")
PUBLIC_MEDIA_URL = address("PUBLIC_MEDIA_URL")
_bucket: dict[str, Any] = {
    "BACKEND": "pictria.storage.BucketMedia",
    "OPTIONS": {
        "bucket_name": AWS_STORAGE_BUCKET_NAME,
        "endpoint_url": address("AWS_S3_ENDPOINT_URL") or None,
        "region_name": text("AWS_S3_REGION_NAME") or None,
        "access_key": text("AWS_ACCESS_KEY_ID") or None,
        "secret_key": text("AWS_SECRET_ACCESS_KEY") or None,
        "addressing_style": text("AWS_S3_ADDRESSING_STYLE") or None,
    },
}
_folder = {
    "BACKEND": "pictria.storage.FolderMedia",
    "OPTIONS": {"location": Path(text("MEDIA_FOLDER", str(VAR / "media"))).absolute()},
}
STORAGES = {
    "default": _bucket if AWS_STORAGE_BUCKET_NAME else _folder,
    "staticfiles": {"BACKEND": "pictria.core.static.HashedFiles"},
}
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# An upload is streamed to a file, never held in memory.
FILE_UPLOAD_HANDLERS = ["pictria.core.uploads.FilesOfMembers"]
UPLOADS = VAR / "uploads"
# Ten pictures, one to replace each, and some more, for which there is a sentence.
DATA_UPLOAD_MAX_NUMBER_FILES = 50
# One picture, and what a form says about it.
LARGEST_REQUEST = MAX_BYTES + 2 * MIB
DECODING_SLOTS = number("DECODING_SLOTS", 1, least=1)
WEB_THREADS = number("WEB_THREADS", 4, least=1)


# What a page may load
def _bucket_origins() -> list[str]:
    """Where signed addresses may lead."""
    bucket, options = AWS_STORAGE_BUCKET_NAME, _bucket["OPTIONS"]
    if endpoint := options["endpoint_url"]:
        own = urlsplit(endpoint)
        return [f"{own.scheme}://{own.netloc}", f"{own.scheme}://{bucket}.{own.netloc}"]
    regions = ["", f"{options['region_name']}."]
    return [f"https://{bucket}.s3.{region}amazonaws.com" for region in regions] if bucket else []


_cdn = urlsplit(PUBLIC_MEDIA_URL)
_media_origins = [*_bucket_origins(), *([f"{_cdn.scheme}://{_cdn.netloc}"] if _cdn.netloc else [])]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:", *_media_origins],
        "form-action": ["'self'", *(["https://accounts.google.com"] if GOOGLE_CLIENT_ID else [])],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# Language and time
LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Tags are normalised in Python, so that both databases agree (posts/models/tag.py).
TAGGIT_CASE_INSENSITIVE = False

# Posting and reading
POSTS_A_PAGE = 20
BOARDS_A_PAGE = 20
ARRANGED_A_PAGE = 60
UPLOADS_AN_HOUR = number("UPLOADS_AN_HOUR", 300, least=1)
NOTIFICATION_DAYS = number("NOTIFICATION_DAYS", 90, least=1)

# A dyno's disk is lost at each restart, and people's pictures with it.
_lasting = ("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "AWS_STORAGE_BUCKET_NAME")
if os.environ.get("DYNO") and (missing := [name for name in _lasting if not text(name)]):
    raise ImproperlyConfigured(f"On Heroku, these settings must be set: {', '.join(missing)}.")
