"""The character sets in which forms may arrive."""

import codecs
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.http import parse_header_parameters

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# Python knows further names, such as "hex" and "idna", by which no text can be read.
KNOWN = {"utf-8", "ascii", "iso8859-1", "cp1252"}
SENTENCE = b"The character set of this request is not known here.\n"


def only_known_charsets(application: "WSGIApplication") -> "WSGIApplication":
    """The same application, but who names what is no character set gets a 400.

    Not a Django middleware: Django reads the address by that character set before any of them.
    """

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if _is_known(environ.get("CONTENT_TYPE", "")):
            return application(environ, start_response)
        start_response("400 Bad Request", [("Content-Type", "text/plain; charset=utf-8")])
        return [SENTENCE]

    return answer


def _is_known(content_type: str) -> bool:
    try:
        _, parameters = parse_header_parameters(content_type)
        return codecs.lookup(parameters.get("charset", "utf-8")).name in KNOWN
    except (LookupError, ValueError):
        return False
