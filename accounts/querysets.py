"""Who sees which people."""

from typing import TYPE_CHECKING, Union

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q, Value

if TYPE_CHECKING:
    from accounts.models import User

Viewer = Union["User", AnonymousUser]


def shown_people(viewer: Viewer, path: str = "") -> Q:
    """The rule for people that a query reaches by `path`, such as `author__`.

    Open accounts, public or private, without a block between them and the viewer; oneself always.
    """
    there = ~Q((f"{path}audience", "nobody"))
    if not viewer.is_authenticated:
        return there
    return (there & not_apart(viewer, path)) | Q((f"{path}pk", viewer.pk))


def shares_with_everyone(path: str = "") -> Q:
    """People whose doings moderators may look into; the rest is between them and who they let in.

    Also those whose account a moderator closed, but not those who chose to leave.
    """
    return Q((f"{path}is_private", False), (f"{path}leaving_at", None))


def not_apart(viewer: "User", path: str = "") -> Q:
    """Neither blocks the other."""
    from accounts.models import Block

    them = OuterRef(f"{path}pk")
    blocking = Block.objects.filter(blocker=viewer, blocked=them)
    blocked = Block.objects.filter(blocker=them, blocked=viewer)
    return ~Exists(blocking) & ~Exists(blocked)


def followed_by(viewer: "User", path: str = "") -> Q:
    """People whom the viewer follows."""
    from accounts.models import Follow

    return Q(Exists(Follow.objects.filter(follower=viewer, followed=OuterRef(f"{path}pk"))))


def following(viewer: "User", path: str = "") -> Q:
    """People who follow the viewer."""
    from accounts.models import Follow

    return Q(Exists(Follow.objects.filter(follower=OuterRef(f"{path}pk"), followed=viewer)))


def asked_by(viewer: "User", path: str = "") -> Q:
    """People whom the viewer has asked to be let in."""
    from accounts.models import FollowRequest

    return Q(Exists(FollowRequest.objects.filter(asker=viewer, asked=OuterRef(f"{path}pk"))))


def muted_by(viewer: "User", path: str = "") -> Q:
    """People whom the viewer has muted."""
    from accounts.models import Mute

    return Q(Exists(Mute.objects.filter(muter=viewer, muted=OuterRef(f"{path}pk"))))


TIES = ("is_followed", "is_asked", "is_muted", "is_follower")


class PeopleQuerySet(models.QuerySet["User"]):
    def visible_to(self, viewer: Viewer) -> "PeopleQuerySet":
        """Whose page this person may open. What stands on it is for the posts to decide."""
        return self.filter(shown_people(viewer))

    def with_ties_to(self, viewer: Viewer) -> "PeopleQuerySet":
        """With `is_followed`, `is_asked`, `is_muted` (by the viewer), `is_follower` (of them)."""
        if not viewer.is_authenticated:
            return self.annotate(**dict.fromkeys(TIES, Value(False)))
        ties = (followed_by(viewer), asked_by(viewer), muted_by(viewer), following(viewer))
        return self.annotate(**dict(zip(TIES, ties, strict=True)))
