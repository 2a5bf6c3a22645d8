"""Tags that a search finds."""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from accounts.querysets import Viewer
from pictria.core.pagination import Page
from pictria.search.places import Hit, Place
from pictria.search.query import Query
from pictria.search.spelling import begins
from posts.models import Tag, TaggedPost
from posts.models.tag import normalised_tag
from posts.querysets import visible
from posts.tags import tags_for


def page_of_tags(query: Query, viewer: Viewer, *, place: Place | None, size: int) -> Page[Tag]:
    """Tags that begin like one of the words or like all of them together, most used first."""
    beginnings = _beginnings(query)
    if not beginnings:
        return Page([], None)
    seen = TaggedPost.objects.filter(visible(viewer, "content_object__"), tag=OuterRef("pk"))
    tags = tags_for(viewer).filter(reduce(or_, (begins("name", each) for each in beginnings)))
    if place:
        last = place.last
        fewer = Q(post_count__lt=last.number) | Q(post_count=last.number, pk__gt=last.id)
        tags = tags.filter(fewer)
    found = list(tags.filter(Exists(seen)).order_by("-post_count", "pk")[: size + 1])
    shown = found[:size]
    if len(found) <= size:
        return Page(shown, None)
    last_shown = shown[-1]
    return Page(shown, str(Place(Hit(last_shown.post_count, 0, last_shown.pk))))


def _beginnings(query: Query) -> list[str]:
    words = [*query.terms, *query.tags]
    names = [normalised_tag(word) for word in (*words, "".join(words))]
    return list(dict.fromkeys(filter(None, names)))
