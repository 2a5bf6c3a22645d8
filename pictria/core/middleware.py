"""What happens around every request."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from pictria.core.errors import bad_request
from pictria.core.logs import page_name

logger = logging.getLogger("pictria.requests")
Answer = Callable[[HttpRequest], HttpResponseBase]


class RequestLog:
    """One line a request: the page's name, not its address; no person, no network address."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        response = self.answer(request)
        took = (time.perf_counter() - began) * 1000
        page = page_name(request)
        logger.info("%s %s %d %.0fms", request.method, page, response.status_code, took)
        return response


class RefuseNulBytes:
    """No database takes a NUL, and no person types one."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return bad_request(request)
        return self.answer(request)
