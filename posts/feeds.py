"""Every list of posts that the site shows, as a table of contents."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, OuterRef, Q, QuerySet

from accounts.models import User
from posts.models import Post, Tag, TaggedPost
from posts.querysets import PostQuerySet, everyone_sees

RELATED_POSTS = 20
RELATED_TAGS = 10
# Tags that very many posts share say little; only so many of the newest are compared.
COMPARED = 500
SUGGESTED_TAGS = 8
WEIGHED_TAGS = 100
LAST_CHARACTER = "\U0010ffff"


def latest() -> PostQuerySet:
    """What everyone may see, newest first."""
    return Post.objects.public().for_cards()


def with_tag(tag: Tag | OuterRef) -> "QuerySet[TaggedPost]":
    """Where the tag stands on public posts, newest first: the order that its index has."""
    tagged = TaggedPost.objects.filter(everyone_sees("content_object__"), tag=tag)
    return tagged.select_related(
        "content_object__cover", "content_object__author__profile", "content_object__author"
    )


def by_author(author: User, viewer: User | AnonymousUser) -> PostQuerySet:
    """A person's posts as far as the viewer may see them, newest first."""
    return Post.objects.visible_to(viewer).filter(author=author).for_cards()


def related(post: Post) -> list[Post]:
    """Posts that share tags with this one or are by its author; most in common first, then newest.

    At most RELATED_POSTS, chosen among the COMPARED newest that share a tag and the author's
    newest.
    """
    tag_ids = list(post.tagged.values_list("tag_id", flat=True))
    shared = Count("tagged", filter=Q(tagged__tag__in=tag_ids))
    candidates = {*_newest_with(tag_ids), *_newest_by(post.author_id)} - {post.pk}
    ranked = Post.objects.public().for_cards().filter(pk__in=candidates).annotate(shared=shared)
    return list(ranked.order_by("-shared", "-posted_at", "-id")[:RELATED_POSTS])


def _newest_with(tag_ids: list[int]) -> list[int]:
    tagged = TaggedPost.objects.filter(tag__in=tag_ids).order_by("-posted_at")
    return list(tagged.values_list("content_object_id", flat=True)[:COMPARED])


def _newest_by(author_id: int) -> list[int]:
    newest = Post.objects.public().filter(author=author_id).order_by("-posted_at", "-id")
    return list(newest.values_list("pk", flat=True)[: RELATED_POSTS + 1])


def related_tags(tag: Tag) -> list[Tag]:
    """Tags that stand most often beside this one on its newest public posts."""
    newest = with_tag(tag).order_by("-posted_at", "-content_object")
    ids = list(newest.values_list("content_object_id", flat=True)[:COMPARED])
    beside = Tag.objects.filter(tagged__content_object__in=ids).exclude(pk=tag.pk)
    return list(beside.annotate(posts=Count("tagged")).order_by("-posts", "name")[:RELATED_TAGS])


def suggested_tags(beginning: str) -> list[tuple[str, int]]:
    """Tags of public posts that begin so, and how many posts have them; most used first."""
    begun = Tag.objects.filter(name__gte=beginning, name__lt=f"{beginning}{LAST_CHARACTER}")
    ids = list(begun.order_by("name").values_list("pk", flat=True)[:WEIGHED_TAGS])
    public = Count("tagged", filter=everyone_sees("tagged__content_object__"))
    used = Tag.objects.filter(pk__in=ids).annotate(posts=public).filter(posts__gt=0)
    return list(used.order_by("-posts", "name").values_list("name", "posts")[:SUGGESTED_TAGS])
