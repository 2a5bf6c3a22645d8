"""What is noted about people on the way."""

from django.http import HttpRequest, HttpResponseBase

from accounts.services.sessions import note_session, was_noted_lately
from pictria.core.middleware import Answer
from pictria.core.requests import signed_in


class NoteSessions:
    """Once an hour, that a session was used, for the list of places where one is logged in."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.answer(request)
        # Where nobody asked who it is, asking for this would cost two queries.
        known = hasattr(request, "_cached_user") and request.user.is_authenticated
        if known and not was_noted_lately(request.session):
            note_session(request, signed_in(request))
        return response
