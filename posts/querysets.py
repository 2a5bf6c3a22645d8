"""Who sees which posts and comments, and what a card needs."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from accounts.querysets import Viewer, followed_by, muted_by, not_apart, shown_people

if TYPE_CHECKING:
    from accounts.models import User
    from posts.models.acts import Comment  # noqa: F401  # the base below names it in quotes
    from posts.models.post import Post


def everyone_sees(path: str = "") -> Q:
    """The rule for posts that a query reaches by `path`, such as `content_object__`."""
    return shown(path) & Q((f"{path}author__audience", "everyone"))


def visible(viewer: Viewer, path: str = "") -> Q:
    """What this person may see.

    The public and, of private accounts, what they were let in to, without a block between them and
    the author; their own; and as a moderator what is hidden besides.
    """
    if not viewer.is_authenticated:
        return everyone_sees(path)
    shared = Q((f"{path}visibility", "public")) if viewer.is_moderator else shown(path)
    theirs = _audience_has(viewer, path) & not_apart(viewer, f"{path}author__")
    return (shared & theirs) | Q((f"{path}author", viewer))


def in_feeds_of(viewer: Viewer, path: str = "") -> Q:
    """What stands in this person's feeds: the public, without blocked and muted people's."""
    if not viewer.is_authenticated:
        return everyone_sees(path)
    author = f"{path}author__"
    return everyone_sees(path) & not_apart(viewer, author) & ~muted_by(viewer, author)


def shown(path: str = "") -> Q:
    """Its author shares it, and no moderator has hidden it."""
    return Q((f"{path}visibility", "public"), (f"{path}hidden_at", None))


def _audience_has(viewer: "User", path: str) -> Q:
    audience, author = f"{path}author__audience", f"{path}author__"
    return Q((audience, "everyone")) | (Q((audience, "followers")) & followed_by(viewer, author))


class PostQuerySet(models.QuerySet["Post"]):
    def public(self) -> "PostQuerySet":
        """What everyone may see, and therefore what counts and caches hold."""
        return self.filter(everyone_sees())

    def visible_to(self, viewer: Viewer) -> "PostQuerySet":
        """What this person may see: see `visible`."""
        return self.filter(visible(viewer))

    def in_feeds_of(self, viewer: Viewer) -> "PostQuerySet":
        """What this person's feeds show: see `in_feeds_of`."""
        return self.filter(in_feeds_of(viewer))

    def editable_by(self, user: Viewer) -> "PostQuerySet":
        """What this person may change or delete: their own."""
        return self.filter(author=user) if user.is_authenticated else self.none()

    def locked(self, post: "Post") -> "Post":
        """The row as it is now, nobody else's until the transaction ends.

        Raises Post.DoesNotExist when it was deleted meanwhile.
        """
        return self.select_for_update(of=("self",)).get(pk=post.pk)

    def for_cards(self) -> "PostQuerySet":
        """With all that a card shows, in one query."""
        return self.select_related("cover", "author", "author__profile")


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible_to(self, viewer: Viewer) -> "CommentQuerySet":
        """Comments on posts that this person may see, by people whom they may see.

        What is hidden is left to its author and the moderators.
        """
        readable = self.filter(visible(viewer, "post__"), shown_people(viewer, "author__"))
        if not viewer.is_authenticated:
            return readable.filter(hidden_at=None)
        if viewer.is_moderator:
            return readable
        return readable.filter(Q(hidden_at=None) | Q(author=viewer))
