"""Whether the web server answers."""

import http.client
from urllib.parse import urlsplit

from django.conf import settings

from pictria.runner.addresses import hosts, port

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104


def web_answers() -> bool:
    host = EVERYWHERE.get(hosts()[0], hosts()[0])
    connection = http.client.HTTPConnection(host, port(), timeout=2)
    try:
        connection.request("GET", "/healthz", headers={"Host": urlsplit(settings.SITE_URL).netloc})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
