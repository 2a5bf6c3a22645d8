"""What search engines are told: which pages there are, and which to leave alone."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from pictria.core.editions import EVERYTHING
from pictria.core.finished import finished
from pictria.core.sitemaps import index, kinds, urlset
from posts.freshness import LATEST

XML = "application/xml; charset=utf-8"
LIFETIME = 3600


def _topics_of_index() -> tuple[str, ...]:
    return EVERYTHING, LATEST


@finished(lifetime=LIFETIME, topics=_topics_of_index)
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The list of all lists."""
    runs = [(kind.name, run) for kind in kinds.values() for run in range(1, kind.runs() + 1)]
    paths = (reverse("posts:sitemap_part", args=run) for run in runs)
    return HttpResponse(index(paths, settings.SITE_URL), content_type=XML)


# Not kept ready: all lists of a large site together are larger than Redis, and seldom asked for.
@require_safe
@gzip_page
def part(request: HttpRequest, kind: str, run: int) -> HttpResponse:
    """One list, of at most as many pages as a run has ids."""
    pages = kinds[kind].listed(run) if kind in kinds and run > 0 else []
    if not pages:
        raise Http404
    return HttpResponse(urlset(pages, settings.SITE_URL), content_type=XML)


def _topics_of_robots() -> tuple[str, ...]:
    return (EVERYTHING,)


@finished(lifetime=LIFETIME, topics=_topics_of_robots)
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers shall leave alone: what one does, and the same lists once more."""
    return render(request, "robots.txt", content_type="text/plain; charset=utf-8")
