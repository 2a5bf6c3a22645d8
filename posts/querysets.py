"""Who sees which posts, and what a card needs."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from accounts.models import User
    from posts.models.post import Post

EVERYONE = Q(visibility="public", author__is_active=True)


class PostQuerySet(models.QuerySet["Post"]):
    def public(self) -> "PostQuerySet":
        """What everyone may see, and therefore what feeds and counts hold."""
        return self.filter(EVERYONE, hidden_at=None)

    def visible_to(self, user: "User | AnonymousUser") -> "PostQuerySet":
        """What this person may see: the public, their own, and as a moderator the hidden."""
        if not user.is_authenticated:
            return self.public()
        if user.is_moderator:
            return self.filter(EVERYONE | Q(author=user))
        return self.filter(EVERYONE & Q(hidden_at=None) | Q(author=user))

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
