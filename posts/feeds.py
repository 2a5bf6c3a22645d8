"""Every list of posts that the site shows, as a table of contents."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q

from accounts.models import User
from posts.models import Post, Tag
from posts.querysets import PostQuerySet

RELATED_POSTS = 20
RELATED_TAGS = 10
# Tags that very many posts share say little; only so many of the newest are compared.
COMPARED = 500


def latest() -> PostQuerySet:
    """What everyone may see, newest first."""
    return Post.objects.public().for_cards()


def with_tag(tag: Tag) -> PostQuerySet:
    """Public posts with the tag, newest first."""
    return Post.objects.public().filter(tagged__tag=tag).for_cards()


def by_author(author: User, viewer: User | AnonymousUser) -> PostQuerySet:
    """A person's posts as far as the viewer may see them, newest first."""
    return Post.objects.visible_to(viewer).filter(author=author).for_cards()


def related(post: Post) -> list[Post]:
    """Posts that share tags with this one or are by its author; most in common first, then newest.

    At most RELATED_POSTS, chosen among the COMPARED newest of those.
    """
    tag_ids = list(post.tagged.values_list("tag_id", flat=True))
    akin = Q(tagged__tag__in=tag_ids) | Q(author=post.author_id)
    newest = Post.objects.public().exclude(pk=post.pk).filter(akin).order_by("-posted_at", "-id")
    ids = list(dict.fromkeys(newest.values_list("pk", flat=True)[:COMPARED]))
    shared = Count("tagged", filter=Q(tagged__tag__in=tag_ids))
    ranked = Post.objects.public().for_cards().filter(pk__in=ids).annotate(shared=shared)
    return list(ranked.order_by("-shared", "-posted_at", "-id")[:RELATED_POSTS])


def related_tags(tag: Tag) -> list[Tag]:
    """Tags that stand most often beside this one on its newest public posts."""
    newest = Post.objects.public().filter(tagged__tag=tag).order_by("-posted_at", "-id")
    ids = list(newest.values_list("pk", flat=True)[:COMPARED])
    beside = Tag.objects.filter(tagged__content_object__in=ids).exclude(pk=tag.pk)
    return list(beside.annotate(posts=Count("tagged")).order_by("-posts", "name")[:RELATED_TAGS])


def suggested_tags(beginning: str, limit: int = 8) -> list[tuple[str, int]]:
    """Tags of public posts that begin so, and how many posts have them; most used first."""
    public = Q(tagged__content_object__in=Post.objects.public())
    begun = Tag.objects.filter(name__startswith=beginning).annotate(posts=Count("tagged", public))
    return list(
        begun.filter(posts__gt=0).order_by("-posts", "name").values_list("name", "posts")[:limit]
    )
