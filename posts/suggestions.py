"""What is suggested: whom and what one could follow, and tags while one types."""

from django.db.models import Count, IntegerField, OuterRef, Subquery

from accounts.models import User
from accounts.querysets import Viewer
from posts.feeds import latest, with_tag
from posts.models import Tag

SUGGESTED_TAGS = 8
SUGGESTED_PEOPLE = 6
# So many of the newest posts are looked at for whom and what one could follow.
LOOKED_AT = 60
# So many tags are weighed by their newest posts, of which at most so many are counted.
WEIGHED_TAGS, COUNTED = 100, 500
LAST_CHARACTER = "\U0010ffff"


def whom_to_follow(viewer: User) -> tuple[list[User], list[Tag]]:
    """Who shared the newest posts of others, and the tags that stand most often on them."""
    newest = latest(viewer).exclude(author=viewer).order_by("-posted_at", "-id")[:LOOKED_AT]
    people = {post.author_id: post.author for post in newest}
    used = Tag.objects.filter(tagged__content_object__in=[post.pk for post in newest])
    tags = used.annotate(posts=Count("tagged")).order_by("-posts", "name")[:SUGGESTED_TAGS]
    return list(people.values())[:SUGGESTED_PEOPLE], list(tags)


class NumberOf(Subquery):
    """How many rows a query has; a sliced one is not read any further."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def suggested_tags(beginning: str, viewer: Viewer) -> list[tuple[str, int]]:
    """Tags that begin so, most used first, and how many posts of this person's feeds have them.

    At most COUNTED posts of a tag are counted.
    """
    begun = Tag.objects.filter(name__gte=beginning, name__lt=f"{beginning}{LAST_CHARACTER}")
    ids = list(begun.order_by("name").values_list("pk", flat=True)[:WEIGHED_TAGS])
    newest = with_tag(OuterRef("pk"), viewer).order_by("-posted_at", "-content_object")
    used = (
        Tag.objects.filter(pk__in=ids)
        .annotate(posts=NumberOf(newest.values("pk")[:COUNTED]))
        .filter(posts__gt=0)
    )
    return list(used.order_by("-posts", "name").values_list("name", "posts")[:SUGGESTED_TAGS])
