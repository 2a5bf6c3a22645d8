"""The product's settings for the processes that tests start: only static files differ.

Nothing has run `collectstatic`, so they come straight from their folders.
"""

from pictria.settings import *  # noqa: F403
from pictria.settings import STORAGES as PRODUCT_STORAGES

STORAGES = {
    **PRODUCT_STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
