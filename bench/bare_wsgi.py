"""What a web server starts to give bare views: the product's settings, hardly any middleware.

Who asks is found out as Django itself does it, without what the product does to be quicker.
"""

import os

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from bench.sign_in import DJANGOS

WHO_ASKS = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]

django.setup()
# Only now: some of the product's apps insist on their middleware when they are loaded.
settings.SESSION_ENGINE = "django.contrib.sessions.backends.db"
settings.AUTHENTICATION_BACKENDS = [DJANGOS]
settings.MIDDLEWARE = WHO_ASKS if os.environ.get("BARE_ASKS_WHO") else []
settings.ROOT_URLCONF = "bench.bare"
application = WSGIHandler()
