"""Posts that are related to a post: on the same boards, with the same tags, by the same author.

Apps above this one register here what they know, so that nothing here need know of them.
"""

from collections import Counter
from collections.abc import Callable, Mapping

from django.db.models import Case, Count, Q, Value, When

from accounts.querysets import Viewer
from posts.models import Post, TaggedPost

RELATED_POSTS = 20
# Tags that very many posts share say little; only so many of the newest are compared.
COMPARED = 500
Source = Callable[[Post], Mapping[int, int]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Adds a source: for a post it gives the ids of others and how strongly they belong to it.

    It need not ask who looks, but must only tell of what everyone may know, and of few posts.
    """
    _sources.append(source)


def related_posts(post: Post, viewer: Viewer) -> list[Post]:
    """Posts on the same boards, then such as share tags with this one, then others by its author.

    Most in common first, then newest; at most RELATED_POSTS, chosen among what the sources
    know, the COMPARED newest that share a tag and the author's newest.
    """
    together = _beside(post)
    tag_ids = list(post.tagged.values_list("tag_id", flat=True))
    shared = Count("tagged", filter=Q(tagged__tag__in=tag_ids))
    candidates = {*together, *_newest_with(tag_ids), *_newest_by(post.author_id)} - {post.pk}
    theirs = Post.objects.in_feeds_of(viewer).for_cards().filter(pk__in=candidates)
    ranked = theirs.annotate(together=_weight(together), shared=shared)
    return list(ranked.order_by("-together", "-shared", "-posted_at", "-id")[:RELATED_POSTS])


def _weight(together: Mapping[int, int]) -> Case:
    by_weight: dict[int, list[int]] = {}
    for post_id, weight in together.items():
        by_weight.setdefault(weight, []).append(post_id)
    whens = (When(pk__in=ids, then=Value(weight)) for weight, ids in by_weight.items())
    return Case(*whens, default=Value(0))


def _newest_with(tag_ids: list[int]) -> list[int]:
    tagged = TaggedPost.objects.filter(tag__in=tag_ids).order_by("-posted_at")
    return list(tagged.values_list("content_object_id", flat=True)[:COMPARED])


def _newest_by(author_id: int) -> list[int]:
    newest = Post.objects.public().filter(author=author_id).order_by("-posted_at", "-id")
    return list(newest.values_list("pk", flat=True)[: RELATED_POSTS + 1])


def _beside(post: Post) -> Counter[int]:
    """What all sources know, added up."""
    found: Counter[int] = Counter()
    for source in _sources:
        found.update(source(post))
    return found
