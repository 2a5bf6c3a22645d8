"""The product's settings without its middleware and pages: what a bare view runs on."""

import os

from pictria.settings import *  # noqa: F403

ROOT_URLCONF = "bench.bare"
MIDDLEWARE = {
    "none": [],
    "session": [
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
}[os.environ.get("BARE_MIDDLEWARE") or "none"]
