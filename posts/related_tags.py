"""Tags that stand on the same posts, weighed by how much more often they do than by chance."""

from django.conf import settings
from django.db.models import Count, QuerySet

from accounts.models import User
from accounts.querysets import Viewer
from pictria.core.editions import EVERYTHING
from pictria.core.kept import kept, refresh
from pictria.core.prepared import Prepared
from posts.freshness import topic_of_tag
from posts.models import Post, Tag, TaggedPost
from posts.querysets import everyone_sees
from posts.tags import used_tags

RELATED_TAGS = 10
# Tags that very many posts share say little; only so many of the newest are compared.
COMPARED = 500
# A tag beside this one is looked at when it is among so many that are there most often.
CANDIDATES = 200
# More than are shown, since some are not in everybody's feeds.
KEPT = 30
# Keeps tags that were met once or twice by chance from standing above all others.
SHRINKAGE = 1.0
PUBLIC_POSTS_SECONDS = 3600


def related_tags(tag: Tag, viewer: Viewer) -> list[Tag]:
    """Tags that stand on the same posts, by lift.

    None that stands only on what this person's feeds leave out.
    """
    related = _kept(tag)
    if related and viewer.is_authenticated:
        there = {pk for (pk,) in _USED.rows(viewer.pk, *related)}
        related = {pk: name for pk, name in related.items() if pk in there}
    return [Tag(pk=pk, name=name) for pk, name in list(related.items())[:RELATED_TAGS]]


def _used(person: int, *ids: int) -> "QuerySet[Tag, tuple[int]]":
    return used_tags(User(pk=person)).filter(pk__in=ids).values_list("pk")


_USED = Prepared(_used)


def _kept(tag: Tag) -> dict[int, str]:
    """The ids and names of the KEPT tags with the greatest lift; the same for everyone."""
    topics = (EVERYTHING, topic_of_tag(tag.name))
    lifetime = settings.TAG_LIFETIME
    return kept(f"tags-beside:{tag.pk}", lambda: _by_lift(tag), topics=topics, lifetime=lifetime)


def _by_lift(tag: Tag) -> dict[int, str]:
    """Tags on the newest public posts with `tag`, by `lift`, greatest first, then by name."""
    newest = _newest_posts_with(tag)
    beside = Tag.objects.filter(tagged__content_object__in=newest).exclude(pk=tag.pk)
    counted = beside.annotate(together=Count("tagged")).order_by("-together", "name")
    of_all = number_of_public_posts()
    candidates = counted.values_list("pk", "name", "together", "post_count")[:CANDIDATES]
    lifts = {
        (pk, name): lift(together, len(newest), max(there, together), max(of_all, len(newest)))
        for pk, name, together, there in candidates
    }
    return dict(sorted(lifts, key=lambda each: (-lifts[each], each[1]))[:KEPT])


def lift(together: int, compared: int, there: int, of_all: int) -> float:
    """How much more often a tag stands beside another than if both were strewn by chance.

    That is P(both) / (P(one) · P(other)), reckoned as observed over expected posts: `together` of
    the `compared` posts with the one have the other, which `there` of `of_all` posts have. Both
    are shrunk towards 1 as in Norén, Hopstadius, Bate: “Shrinkage observed-to-expected ratios for
    robust and transparent large-scale pattern discovery”, Stat. Methods Med. Res. 22 (2013):
    (observed + SHRINKAGE) / (expected + SHRINKAGE).
    """
    expected = compared * there / of_all
    return (together + SHRINKAGE) / (expected + SHRINKAGE)


def number_of_public_posts(*, anew: bool = False) -> int:
    """How many posts everyone may see, as of the last counting; `anew` counts now."""
    return (refresh if anew else kept)(
        "public-posts",
        Post.objects.public().count,
        topics=("public-posts",),
        lifetime=PUBLIC_POSTS_SECONDS,
    )


def _newest_posts_with(tag: Tag) -> list[int]:
    tagged = TaggedPost.objects.filter(everyone_sees("content_object__"), tag=tag)
    newest = tagged.order_by("-posted_at", "-content_object")
    return list(newest.values_list("content_object_id", flat=True)[:COMPARED])
