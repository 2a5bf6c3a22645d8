from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.identicons import identicon as drawn

A_YEAR = 365 * 24 * 3600


@require_safe
def identicon(request: HttpRequest, public_id: str) -> HttpResponse:
    """The drawing of this id, whoever has it or not: it asks no database."""
    headers = {"Cache-Control": f"public, max-age={A_YEAR}, immutable"}
    return HttpResponse(drawn(public_id), content_type="image/svg+xml", headers=headers)
