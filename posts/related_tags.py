"""Tags that stand on the same posts, weighed by how much more often they do than by chance."""

from django.conf import settings
from django.db.models import Count

from pictria.core.editions import EVERYTHING
from pictria.core.kept import kept, refresh
from posts.freshness import topic_of_tag
from posts.models import Post, Tag, TaggedPost
from posts.querysets import everyone_sees

# Tags that very many posts share say little; only so many of the newest are compared.
COMPARED = 500
# A tag beside this one is looked at when it is among so many that are there most often.
CANDIDATES = 200
# More than are shown, since some are not in everybody's feeds.
KEPT = 30
# Keeps tags that were met once or twice by chance from standing above all others.
SHRINKAGE = 1.0
PUBLIC_POSTS_SECONDS = 3600


def related_names(tag: Tag) -> list[str]:
    """The names of the KEPT tags with the greatest lift, greatest first; the same for everyone."""
    topics = (EVERYTHING, topic_of_tag(tag.name))
    lifetime = settings.TAG_LIFETIME
    return kept(f"related-tags:{tag.pk}", lambda: by_lift(tag), topics=topics, lifetime=lifetime)


def by_lift(tag: Tag) -> list[str]:
    """The names of tags on the newest public posts with `tag`, by `lift`, then by name."""
    newest = _newest_posts_with(tag)
    beside = Tag.objects.filter(tagged__content_object__in=newest).exclude(pk=tag.pk)
    counted = beside.annotate(together=Count("tagged")).order_by("-together", "name")
    of_all = number_of_public_posts()
    lifts = {
        name: lift(together, len(newest), max(there, together), max(of_all, len(newest)))
        for name, together, there in counted.values_list("name", "together", "post_count")[
            :CANDIDATES
        ]
    }
    return sorted(lifts, key=lambda name: (-lifts[name], name))[:KEPT]


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
