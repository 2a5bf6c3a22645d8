"""Settings. Each one that people set stands in README's table; a bad value is refused by name."""

import os
from email.utils import getaddresses
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import django_stubs_ext
from celery.schedules import crontab
from django.core.exceptions import ImproperlyConfigured

from pictria.environment import (
    address,
    choice,
    env,
    flag,
    kept_secret,
    names,
    number,
    read,
    text,
)
from pictria.images.limits import MAX_BYTES, MIB
from pictria.runner.valkey import socket_path

# Lets classes of Django's be written with their type parameters, as in ModelAdmin[Post].
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
env.read_env(str(BASE_DIR / ".env"))
VAR = Path(text("PICTRIA_VAR", str(BASE_DIR / "var"))).absolute()

# The site and its address
SITE_NAME = text("SITE_NAME", "Pictria")
SITE_URL = address("SITE_URL", f"http://localhost:{number('PORT', 8000, least=1)}")
_site = urlsplit(SITE_URL)
_at_home = _site.hostname in {"localhost", "127.0.0.1", "::1"}
_https = _site.scheme == "https"

SECRET_KEY = text("SECRET_KEY") or kept_secret(VAR / "secret_key")
DEBUG = flag("DEBUG")
ALLOWED_HOSTS = [_site.hostname or "", *names("ALLOWED_HOSTS")]
CSRF_TRUSTED_ORIGINS = [f"{_site.scheme}://{_site.netloc}"]
if _at_home:
    ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]"]

SECURE_SSL_REDIRECT = _https
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _https else None
SECURE_REFERRER_POLICY = "same-origin"
# Sub-domains are their owner's to decide about, and preloading cannot be taken back.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
# User names are unique without case, by a constraint that this check does not look for.
SILENCED_SYSTEM_CHECKS += ["auth.W004"]
if _at_home:
    SILENCED_SYSTEM_CHECKS += ["security.W004", "security.W008", "security.W012", "security.W016"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SESSION_COOKIE_AGE = 60 * 24 * 3600
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
    "pictria.pages",
    "pictria.demo",
]

MIDDLEWARE = [
    "pictria.core.middleware.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "pictria.core.middleware.RefuseNulBytes",
    "pictria.core.uploads.RefuseLargeRequests",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "pictria.core.privacy.KeepPagesPrivate",
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
            "builtins": ["heroicons.templatetags.heroicons"],
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

# Redis: the bundled server's sockets unless REDIS_URL names another
REDIS_URL = address("REDIS_URL", schemes=("redis", "rediss", "unix"))
VALKEY_SOCKET = socket_path(VAR)
_cache_address = REDIS_URL or f"unix://{VALKEY_SOCKET}?db=0"
_broker_address = REDIS_URL or f"redis+socket://{VALKEY_SOCKET}?virtual_host=0"
if _broker_address.startswith("unix://"):
    _broker_address = _broker_address.replace("unix://", "redis+socket://", 1)
# Heroku's Redis shows a certificate that it signed itself.
_verify_redis = "required" if flag("REDIS_VERIFY_CERTIFICATE", True) else "none"
_redis_tls = {"ssl_cert_reqs": _verify_redis} if REDIS_URL.startswith("rediss://") else {}

CACHES: dict[str, Any] = {
    "default": {
        "BACKEND": "pictria.core.cache.FailSoftRedisCache",
        "LOCATION": _cache_address,
        "KEY_PREFIX": "pictria",
        "TIMEOUT": 300,
        "OPTIONS": {"socket_timeout": 0.25, "socket_connect_timeout": 0.25, **_redis_tls},
    }
}

# Background work
CELERY_BROKER_URL = _broker_address
CELERY_BROKER_USE_SSL = _redis_tls or None
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 15 * 60,
    "unacked_restore_throttle": 1,
    "socket_timeout": 2,
    "socket_connect_timeout": 0.5,
    "max_retries": 0,
    "global_keyprefix": "pictria:",
}
# A page never waits for the broker: the row is the queue of record, and the sweep sends again.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 10 * 60
CELERY_TASK_SOFT_TIME_LIMIT = 9 * 60
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_ROUTES = {"posts.tasks.process_image": {"queue": "images"}}
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "beat-schedule")


def _at_night(minute: int) -> crontab:
    """Once a day by the clock: a dyno that restarts daily would never see a whole day pass."""
    return crontab(hour=4, minute=minute)


CELERY_BEAT_SCHEDULE = {
    "send-pending-images": {"task": "posts.tasks.send_pending_images", "schedule": 60},
    "relocate-overdue-images": {"task": "posts.tasks.relocate_overdue_images", "schedule": 60},
    "remove-discarded-objects": {"task": "posts.tasks.remove_discarded_objects", "schedule": 60},
    "sweep-forgotten-uploads": {"task": "posts.tasks.sweep_forgotten_uploads", "schedule": 3600},
    "sweep-stray-objects": {"task": "posts.tasks.sweep_stray_objects", "schedule": _at_night(10)},
    "clear-expired-sessions": {
        "task": "accounts.tasks.clear_expired_sessions",
        "schedule": _at_night(40),
    },
}

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
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# An upload is streamed to a file, never held in memory.
FILE_UPLOAD_HANDLERS = ["pictria.core.uploads.FilesOfMembers"]
UPLOADS = VAR / "uploads"
DATA_UPLOAD_MAX_NUMBER_FILES = 10
# One picture, and what a form says about it.
LARGEST_REQUEST = MAX_BYTES + 2 * MIB
DECODING_SLOTS = number("DECODING_SLOTS", 1, least=1)
WEB_THREADS = number("WEB_THREADS", 4, least=1)

# People
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.OneHashBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{validator}"}
    for validator in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

# Mail. Where none can be sent, sign-up works without verification.
_mail: dict[str, Any] = read("EMAIL_URL", env.dj_email_url, {})
if _mail and "EMAIL_BACKEND" not in _mail:
    raise ImproperlyConfigured("The setting EMAIL_URL must start with smtp:// or file://.")
CAN_SEND_MAIL = bool(_mail)
EMAIL_BACKEND = _mail.get("EMAIL_BACKEND", "django.core.mail.backends.dummy.EmailBackend")
EMAIL_HOST = _mail.get("EMAIL_HOST", "localhost")
EMAIL_PORT = _mail.get("EMAIL_PORT", 25)
EMAIL_HOST_USER = _mail.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = _mail.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = _mail.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _mail.get("EMAIL_USE_SSL", False)
EMAIL_FILE_PATH = "/" + _mail.get("EMAIL_FILE_PATH", "").lstrip("/")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = text("MAIL_FROM", f"{SITE_NAME} <noreply@{_site.hostname}>")
ADMINS = getaddresses(names("ADMINS"))

GOOGLE_CLIENT_ID = text("GOOGLE_CLIENT_ID")
_google = {
    "APPS": [
        {
            "client_id": GOOGLE_CLIENT_ID,
            "secret": text("GOOGLE_CLIENT_SECRET"),
            "key": "",
        }
    ],
    "SCOPE": ["profile", "email"],
    "OAUTH_PKCE_ENABLED": True,
}
SOCIALACCOUNT_PROVIDERS = {"google": _google} if GOOGLE_CLIENT_ID else {}
if GOOGLE_CLIENT_ID:
    INSTALLED_APPS.append("allauth.socialaccount.providers.google")
# A Google sign-in never takes over an account through its e-mail address.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_ADAPTER = "accounts.adapters.SocialAccountAdapter"

ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*" if CAN_SEND_MAIL else "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if CAN_SEND_MAIL else "none"
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_USERNAME_VALIDATORS = "accounts.usernames.VALIDATORS"
ACCOUNT_USERNAME_MIN_LENGTH = 2
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"[{SITE_NAME}] "
ACCOUNT_DEFAULT_HTTP_PROTOCOL = _site.scheme
ACCOUNT_FORMS = {
    "login": "accounts.forms.LoginForm",
    "signup": "accounts.forms.SignupForm",
    "reset_password": "accounts.forms.ResetPasswordForm",
    "add_email": "accounts.forms.AddEmailForm",
}
SOCIALACCOUNT_FORMS = {"signup": "accounts.forms.SocialSignupForm"}
ALLAUTH_TRUSTED_PROXY_COUNT = number("TRUSTED_PROXIES", 1 if os.environ.get("DYNO") else 0)


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
UPLOADS_AN_HOUR = number("UPLOADS_AN_HOUR", 300, least=1)

# What happened: requests without personal data, errors by mail or to Sentry
LOG_LEVEL = choice("LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"), "INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"page_names": {"()": "pictria.core.logs.NamePagesOnly"}},
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain"},
        "mail": {
            "class": "django.utils.log.AdminEmailHandler",
            "level": "ERROR",
            "reporter_class": "pictria.core.errors.ReportWithoutPersonalData",
        },
    },
    "root": {"handlers": ["console", "mail"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"level": "INFO", "handlers": [], "propagate": True},
        # The request log says these in a line of its own.
        "django.request": {
            "level": "ERROR",
            "handlers": [],
            "filters": ["page_names"],
            "propagate": True,
        },
        # Whoever scans the site for holes must not send its operators mail.
        "django.security": {"handlers": ["console"], "propagate": False},
        "django.security.csrf": {"handlers": [], "filters": ["page_names"], "propagate": True},
        "django.server": {"level": "WARNING", "handlers": [], "propagate": True},
    },
}
SENTRY_DSN = text("SENTRY_DSN")
if SENTRY_DSN:
    from sentry_sdk.utils import BadDsn

    from pictria.core import sentry

    try:
        sentry.start(SENTRY_DSN)
    except BadDsn as error:
        raise ImproperlyConfigured(f"The setting SENTRY_DSN cannot be used: {error}") from error

# A dyno's disk is lost at each restart, and people's pictures with it.
_lasting = ("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "AWS_STORAGE_BUCKET_NAME")
if os.environ.get("DYNO") and (missing := [name for name in _lasting if not text(name)]):
    raise ImproperlyConfigured(f"On Heroku, these settings must be set: {', '.join(missing)}.")
