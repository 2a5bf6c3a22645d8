"""The product's settings inside the tests' own process."""

from pictria.settings import VAR
from tests.support.product_settings import *  # noqa: F403
from tests.support.product_settings import CACHES as PRODUCT_CACHES
from tests.support.product_settings import DATABASES

if "sqlite3" in str(DATABASES["default"]["ENGINE"]):
    # A file, as in the product: child processes and threads must be able to open it.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / "test.sqlite3")}
    # Data that live for one run need no care for power cuts.
    options = DATABASES["default"]["OPTIONS"]
    options["init_command"] = str(options["init_command"]).replace("=NORMAL", "=OFF")

# On a busy machine even Valkey may once take the quarter of a second after which the site does
# without it, and then nothing would be counted. Tests of outages have the product's (outages.py).
CACHES = {
    name: {
        **cache,
        "OPTIONS": {**cache["OPTIONS"], "socket_timeout": 20, "socket_connect_timeout": 20},
    }
    for name, cache in PRODUCT_CACHES.items()
}

# A password costs a tenth of a second, on purpose. Tests make thousands.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Tasks run when their transaction commits (on_commit.py), in the test's own process.
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
