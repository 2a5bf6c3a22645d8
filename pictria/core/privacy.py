"""What people see when they are signed in stays between them and the site."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from pictria.core.middleware import Answer

# Their own browser may keep it, so that going back finds the place on the wall again.
FOR_NOBODY_ELSE = "private, no-cache"


class KeepPagesPrivate:
    """Nothing between them and us keeps a signed-in person's page, unless its view says more."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.answer(request)
        if not response.has_header("Cache-Control") and _is_signed_in(request):
            response.headers["Cache-Control"] = FOR_NOBODY_ELSE
        return response


def _is_signed_in(request: HttpRequest) -> bool:
    # Without a cookie nobody is, and asking would mark the answer as depending on one.
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated
