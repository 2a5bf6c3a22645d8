"""What feed readers and crawlers read of the site."""

from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
from django.test import Client

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def read_feed(client: Client, address: str) -> Any:
    """The Atom feed as feedparser reads it; it must be well-formed and without a doubt."""
    answer = client.get(address)
    assert answer.status_code == 200, f"{address} answered {answer.status_code}"
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    told = feedparser.parse(
        answer.content, response_headers={"content-type": answer.headers["Content-Type"]}
    )
    assert not told.bozo, told.get("bozo_exception")
    assert told.version == "atom10"
    return told


def titles(client: Client, address: str) -> list[str]:
    """The titles of the feed's entries, in order."""
    return [entry.title for entry in read_feed(client, address).entries]


def pages_in(client: Client, address: str) -> list[str]:
    """The paths of the pages, or of the lists, that a sitemap names."""
    root = ElementTree.fromstring(client.get(address).content)
    return [urlsplit(place.text or "").path for place in root.iter(f"{SITEMAP}loc")]
