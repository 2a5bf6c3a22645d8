from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt

from pictria.core.finished import finished
from pictria.pages.freshness import topics_of_page
from pictria.pages.models import Page

# This preset lets no HTML through and refuses javascript: addresses.
markdown = MarkdownIt("js-default")


@require_safe
@finished(lifetime=settings.PAGE_LIFETIME, topics=topics_of_page)
def page(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Page, slug=slug)
    body = markdown.render(found.body.replace("{site}", settings.SITE_NAME))
    return render(request, "pages/page.html", {"page": found, "body_html": mark_safe(body)})  # noqa: S308
