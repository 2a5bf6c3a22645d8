"""A request says how its text is to be read. Not every answer makes sense."""

from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.handlers.wsgi import WSGIHandler

from pictria.core.charsets import only_known_charsets

FORM = "application/x-www-form-urlencoded"


def status(content_type: str, method: str = "GET") -> str:
    """As a server asks: Django's own test client would trip over the character set itself."""
    heard: list[str] = []
    environ: dict[str, Any] = {
        "CONTENT_TYPE": content_type,
        "HTTP_HOST": "localhost",
        "PATH_INFO": "/healthz",
        "QUERY_STRING": "q=a",
        "REQUEST_METHOD": method,
    }
    setup_testing_defaults(environ)

    def start_response(line: str, headers: Any, problem: Any = None) -> Any:
        heard.append(line)

    list(only_known_charsets(WSGIHandler())(environ, start_response))
    return heard[0].split()[0]


@pytest.mark.parametrize("charset", ["hex", "idna", "rot13", "utf-7", "nonsense", "é"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_charset_that_is_none_is_a_bad_request(method: str, charset: str) -> None:
    assert status(f"{FORM}; charset={charset}", method) == "400"


@pytest.mark.django_db
@pytest.mark.parametrize("content_type", ["", FORM, f"{FORM}; charset=UTF-8"])
def test_what_browsers_send_is_taken(content_type: str) -> None:
    assert status(content_type) == "200"
