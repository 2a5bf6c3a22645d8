"""oEmbed: other sites ask what to show for the address of a post."""

import re
from io import StringIO
from xml.sax.xmlreader import AttributesImpl

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from pictria.core.editions import EVERYTHING
from pictria.core.finished import finished
from pictria.core.xml import fit_for_xml
from posts.freshness import LATEST
from posts.oembed import Space, Told, embedded, post_at

LIFETIME = 600
PIXELS = re.compile(r"0*[1-9][0-9]{0,8}")
NO_ADDRESS = "Say of which post: add its address as ?url=…"
NO_SPACE = "maxwidth and maxheight are whole numbers of pixels, such as 600."
NO_FORMAT = "There is json and xml, no other format."
NO_POST = "There is no post at this address that everyone can see."


class Refused(Exception):
    """The sentence why there is no answer, and the status that says so."""

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(sentence)
        self.status = status


def _topics() -> tuple[str, ...]:
    # Larger sizes of a picture are news of the latest posts.
    return EVERYTHING, LATEST


@finished(lifetime=LIFETIME, topics=_topics, by=("url", "maxwidth", "maxheight", "format"))
@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """Whoever asks gets what everyone sees, from any site's page, too."""
    try:
        response = _answer(request.GET)
    except Refused as refused:
        sentence, kind = f"{refused}\n", "text/plain; charset=utf-8"
        response = HttpResponse(sentence, status=refused.status, content_type=kind)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _answer(asked: QueryDict) -> HttpResponse:
    """Raises Refused."""
    write = FORMATS.get(asked.get("format") or "json")
    if write is None:
        raise Refused(NO_FORMAT, 501)
    address = asked.get("url")
    if not address:
        raise Refused(NO_ADDRESS, 400)
    space = Space(_pixels(asked.get("maxwidth")), _pixels(asked.get("maxheight")))
    post = post_at(address)
    if post is None:
        raise Refused(NO_POST, 404)
    return write(embedded(post, space))


def _pixels(text: str | None) -> int | None:
    """Raises Refused for what is no number of pixels."""
    if not text:
        return None
    if not PIXELS.fullmatch(text):
        raise Refused(NO_SPACE, 400)
    return int(text)


def _json(told: Told) -> HttpResponse:
    return JsonResponse(told)


def _xml(told: Told) -> HttpResponse:
    text = StringIO()
    writer = SimplerXMLGenerator(text, "utf-8")
    writer.startDocument()
    writer.startElement("oembed", AttributesImpl({}))
    for name, value in told.items():
        writer.addQuickElement(name, fit_for_xml(str(value)))
    writer.endElement("oembed")
    return HttpResponse(text.getvalue(), content_type="text/xml; charset=utf-8")


FORMATS = {"json": _json, "xml": _xml}
