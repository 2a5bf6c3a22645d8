"""Who sees which posts, and what a card needs."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from accounts.models import User
    from posts.models.post import Post


def everyone_sees(path: str = "") -> Q:
    """The rule for posts that a query reaches by `path`, such as `content_object__`."""
    return Q(
        (f"{path}visibility", "public"),
        (f"{path}author__is_active", True),
        (f"{path}hidden_at", None),
    )


class PostQuerySet(models.QuerySet["Post"]):
    def public(self) -> "PostQuerySet":
        """What everyone may see, and therefore what feeds and counts hold."""
        return self.filter(everyone_sees())

    def visible_to(self, user: "User | AnonymousUser") -> "PostQuerySet":
        """What this person may see: the public, their own, and as a moderator the hidden."""
        if not user.is_authenticated:
            return self.public()
        if user.is_moderator:
            return self.filter(Q(visibility="public", author__is_active=True) | Q(author=user))
        return self.filter(everyone_sees() | Q(author=user))

    def editable_by(self, user: "User | AnonymousUser") -> "PostQuerySet":
        """What this person may change or delete: their own."""
        return self.filter(author=user) if user.is_authenticated else self.none()

    def locked(self, post: "Post") -> "Post":
        """The row as it is now, nobody else's until the transaction ends.

        Raises Post.DoesNotExist when it was deleted meanwhile.
        """
        return self.select_for_update().get(pk=post.pk)

    def for_cards(self) -> "PostQuerySet":
        """With all that a card shows, in one query."""
        return self.select_related("cover", "author", "author__profile")
