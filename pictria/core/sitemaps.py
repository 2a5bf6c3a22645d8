"""The pages that everyone sees, for search engines: sitemaps.org.

Pages of rows are listed in runs of the rows' ids. To list one run costs the same however many there
are, and nothing has to be counted.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.db.models import QuerySet
from django.utils.html import escape

# Ids a run. sitemaps.org allows 50,000 pages in a list; so many are listed in a tenth of a second.
RUN = 2000
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True)
class Listed:
    """A page: its path, and when it became what it is, where that is known."""

    path: str
    changed_at: datetime | None = None


class Kind(Protocol):
    """Pages of one kind. `name` stands in the addresses of their lists, which begin with 1."""

    @property
    def name(self) -> str: ...

    def runs(self) -> int:
        """How many lists there are."""

    def listed(self, run: int) -> list[Listed]:
        """The pages of one of them; none where there is no such list."""


@dataclass(frozen=True)
class Fixed:
    """Pages that are always there."""

    name: str
    pages: Callable[[], list[Listed]]

    def runs(self) -> int:
        return 1

    def listed(self, run: int) -> list[Listed]:
        return self.pages() if run == 1 else []


@dataclass(frozen=True)
class OfRows:
    """A page for each row: `rows` gives tuples of what everyone sees, `page` makes one of each."""

    name: str
    rows: Callable[[], "QuerySet[Any, Any]"]
    page: Callable[..., Listed]

    def runs(self) -> int:
        newest = self.rows().order_by("-pk").values_list("pk", flat=True).first()
        return 0 if newest is None else -(-newest // RUN)

    def listed(self, run: int) -> list[Listed]:
        here = self.rows().filter(pk__gt=(run - 1) * RUN, pk__lte=run * RUN)
        return [self.page(*row) for row in here.order_by("pk")]


kinds: dict[str, Kind] = {}


def register(*more: Kind) -> None:
    """For an app's `ready`: pages that it has."""
    kinds.update({kind.name: kind for kind in more})


def urlset(pages: Iterable[Listed], site: str) -> str:
    """A list of pages as XML; `site` is what comes before their paths."""
    return _xml("urlset", "".join(_entry("url", f"{site}{page.path}", page) for page in pages))


def index(paths: Iterable[str], site: str) -> str:
    """The list of all lists as XML."""
    return _xml("sitemapindex", "".join(_entry("sitemap", f"{site}{path}") for path in paths))


def _entry(name: str, address: str, page: Listed | None = None) -> str:
    changed = page and page.changed_at
    told = f"<lastmod>{changed.isoformat(timespec='seconds')}</lastmod>" if changed else ""
    return f"<{name}><loc>{escape(address)}</loc>{told}</{name}>\n"


def _xml(name: str, content: str) -> str:
    begin = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{begin}<{name} xmlns="{NAMESPACE}">\n{content}</{name}>\n'
