"""The product's settings inside the tests' own process."""

from pictria.settings import VAR
from tests.support.product_settings import *  # noqa: F403
from tests.support.product_settings import DATABASES

if "sqlite3" in str(DATABASES["default"]["ENGINE"]):
    # A file, as in the product: child processes and threads must be able to open it.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / "test.sqlite3")}

# A password costs a tenth of a second, on purpose. Tests make thousands.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Tasks run when their transaction commits (on_commit.py), in the test's own process.
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
