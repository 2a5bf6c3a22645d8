"""Settings of what is written down: requests without personal data, errors by mail or to Sentry."""

from django.core.exceptions import ImproperlyConfigured

from pictria.environment import choice, text

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
