"""On how many public posts each tag stands, counted anew now and then."""

from collections.abc import Iterator

from django.db.models import Count

from posts.models import Tag, TaggedPost
from posts.querysets import everyone_sees
from posts.related_tags import number_of_public_posts

A_RUN = 500


def count_tags() -> int:
    """Counts all tags, a run at a time, and all public posts. Gives how many tags were wrong.

    No row is locked while it is counted: what is posted meanwhile waits for the next counting.
    """
    number_of_public_posts(anew=True)
    return sum(map(_count, _runs()))


def _count(tags: list[Tag]) -> int:
    public = TaggedPost.objects.filter(everyone_sees("content_object__"), tag__in=tags)
    numbers = dict(public.values_list("tag").annotate(Count("pk")))
    wrong = [tag for tag in tags if tag.post_count != numbers.get(tag.pk, 0)]
    for tag in wrong:
        tag.post_count = numbers.get(tag.pk, 0)
    Tag.objects.bulk_update(wrong, ["post_count"])
    return len(wrong)


def _runs() -> Iterator[list[Tag]]:
    last = 0
    while tags := list(Tag.objects.filter(pk__gt=last).order_by("pk")[:A_RUN]):
        yield tags
        last = tags[-1].pk
