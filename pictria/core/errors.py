"""The site's own pages for what went wrong."""

import sys
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/403.html", {"reason": str(exception or "")}, status=403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/404.html", status=404)


def too_large(request: HttpRequest) -> HttpResponse:
    return render(request, "errors/413.html", status=413)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "errors/csrf.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 where the database does not answer. Asks no database for the page itself."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        response = render(None, "errors/503.html", status=503)
        response["Retry-After"] = "10"
        return response
    return render(None, "errors/500.html", status=500)


class ReportWithoutPersonalData(ExceptionReporter):
    """A report for operators: the traceback, and nothing that a person sent or keeps."""

    def get_traceback_data(self) -> dict[str, Any]:
        data = super().get_traceback_data()
        for frame in data.get("frames", []):
            frame["vars"] = []
        return data

    def get_traceback_text(self) -> SafeString:
        self.request = None
        return super().get_traceback_text()
