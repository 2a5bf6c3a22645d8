"""What log lines say about a request: the page's name, for its address is personal data."""

import logging
from http import HTTPStatus

from django.http import HttpRequest


def page_name(request: HttpRequest) -> str:
    """The name of the view that answered, or a dash."""
    return request.resolver_match.view_name if request.resolver_match else "-"


class NamePagesOnly(logging.Filter):
    """Replaces what Django says of a request, with its address or a referring one, by our words."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            status = HTTPStatus(getattr(record, "status_code", 500))
            record.msg, record.args = "%s: %s", (status.phrase, page_name(request))
        return True
