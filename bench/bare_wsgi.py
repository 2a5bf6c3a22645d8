"""What a web server starts to give bare views: the product's settings, hardly any middleware."""

import os

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

WHO_ASKS = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]

django.setup()
# Only now: some of the product's apps insist on their middleware when they are loaded.
settings.MIDDLEWARE = WHO_ASKS if os.environ.get("BARE_ASKS_WHO") else []
settings.ROOT_URLCONF = "bench.bare"
application = WSGIHandler()
