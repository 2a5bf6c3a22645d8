"""The environment variables that lead the site to the tests' servers.

They are the product's own, so what tests run on is what people run on. Each worker process of a
run has its own database, Valkey database, bucket, folder and port.
"""

import os
from urllib.parse import urlsplit, urlunsplit

from tests.support.servers import leftovers, s3
from tests.support.servers.server import free_port

# What a developer has exported or written into .env must not change a test.
UNSET = (
    "ADMINS",
    "ALLOWED_HOSTS",
    "AWS_ACCESS_KEY_ID",
    "AWS_S3_ADDRESSING_STYLE",
    "AWS_S3_ENDPOINT_URL",
    "AWS_S3_REGION_NAME",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_STORAGE_BUCKET_NAME",
    "DATABASE_DEADLINE",
    "DATABASE_URL",
    "DEBUG",
    "DECODING_SLOTS",
    "DYNO",
    "EMAIL_URL",
    "GOOGLE_CLIENT_ID",
    "GOOGLE_CLIENT_SECRET",
    "LATEST_LIFETIME",
    "LATEST_PERIOD",
    "LOG_LEVEL",
    "MAIL_FROM",
    "MEDIA_FOLDER",
    "PAGE_LIFETIME",
    "MOST_VIEWED_LIFETIME",
    "MOST_VIEWED_PERIOD",
    "MOST_VIEWED_WINDOW",
    "PORT",
    "PUBLIC_MEDIA_URL",
    "REDIS_VERIFY_CERTIFICATE",
    "SENTRY_DSN",
    "SITE_NAME",
    "TAG_LIFETIME",
    "TOP_LIFETIME",
    "TOP_PERIOD",
    "TOP_TAGS_LIFETIME",
    "TOP_TAGS_PERIOD",
    "TOP_WINDOW",
    "TRUSTED_PROXIES",
    "UPLOADS_AN_HOUR",
)


def worker_name() -> str:
    """`gw0`, `gw1` and so on under xdist, else `main`."""
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


def enter(backend: str) -> None:
    """Lead this process, and the ones it starts, to its share of the servers."""
    os.environ.update(dict.fromkeys(UNSET, ""))
    os.environ.update(_site())
    if backend == "cluster":
        os.environ.update(_cluster())


def with_database(url: str, number: int) -> str:
    """The address of one database of a Valkey server."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{number}"))


def _site() -> dict[str, str]:
    var = leftovers.run_folder() / worker_name()
    (var / "static").mkdir(parents=True, exist_ok=True)
    address = f"localhost:{free_port()}"
    return {
        "PICTRIA_VAR": str(var),
        "SECRET_KEY": "tests-only-" + "x" * 50,
        "SITE_URL": f"http://{address}",
        "DJANGO_LIVE_TEST_SERVER_ADDRESS": address,
        "REDIS_URL": with_database(os.environ["TEST_REDIS_URL"], _valkey_database()),
    }


def _cluster() -> dict[str, str]:
    return {
        "DATABASE_URL": os.environ["TEST_DATABASE_URL"],
        "AWS_S3_ENDPOINT_URL": os.environ["TEST_S3_ENDPOINT"],
        "AWS_STORAGE_BUCKET_NAME": f"pictria-tests-{worker_name()}",
        "AWS_S3_REGION_NAME": s3.REGION,
        "AWS_ACCESS_KEY_ID": os.environ.get("TEST_S3_ACCESS_KEY", s3.ACCESS_KEY),
        "AWS_SECRET_ACCESS_KEY": os.environ.get("TEST_S3_SECRET_KEY", s3.SECRET_KEY),
    }


def _valkey_database() -> int:
    """Never 0: on a server that somebody lends, that is where their own things are."""
    worker = worker_name()
    return 2 + int(worker.removeprefix("gw")) if worker.startswith("gw") else 1
