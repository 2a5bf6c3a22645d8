"""The way out of the mails, for whoever holds the link: no log-in, no questions."""

from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from pictria.notifications.services.choosing import no_more_mail
from pictria.notifications.unsubscribing import person_of


@csrf_exempt  # programs that read mail send this form themselves (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Following the link changes nothing: scanners of mail do that, too. The button does."""
    try:
        person = person_of(token)
    except BadSignature as wrong:
        raise Http404("No such page.") from wrong
    if request.method == "POST" and person:
        no_more_mail(person=person)
    page = {"is_done": request.method == "POST"}
    return render(request, "notifications/unsubscribe.html", page)
