"""Who follows, asks to follow, blocks and mutes whom."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q

if TYPE_CHECKING:
    from accounts.models.user import User


def _person(related_name: str) -> "models.ForeignKey[User]":
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name=related_name
    )


def _once_and_never_oneself(name: str, by: str, to: str) -> tuple[models.BaseConstraint, ...]:
    return (
        models.UniqueConstraint(fields=(by, to), name=f"{name}_once"),
        models.CheckConstraint(condition=~Q((by, F(to))), name=f"{name}_never_oneself"),
    )


class Follow(models.Model):
    """Somebody reads what somebody else posts. For a private account: was let in."""

    follower = _person("follows")
    followed = _person("followed_by")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = _once_and_never_oneself("follow", "follower", "followed")
        indexes = (
            models.Index(fields=("follower", "-created_at", "-id"), name="follow_newest_followed"),
            models.Index(fields=("followed", "-created_at", "-id"), name="follow_newest_follower"),
        )

    def __str__(self) -> str:
        return f"{self.follower} follows {self.followed}"


class FollowRequest(models.Model):
    """Somebody asks a private account to be let in."""

    asker = _person("follow_requests")
    asked = _person("asked_by")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = _once_and_never_oneself("follow_request", "asker", "asked")
        indexes = (
            models.Index(fields=("asked", "-created_at", "-id"), name="follow_request_newest"),
        )

    def __str__(self) -> str:
        return f"{self.asker} asks to follow {self.asked}"


class Block(models.Model):
    """Two people have nothing of each other any more, in either direction."""

    blocker = _person("blocks")
    blocked = _person("blocked_by")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = _once_and_never_oneself("block", "blocker", "blocked")

    def __str__(self) -> str:
        return f"{self.blocker} blocks {self.blocked}"


class Mute(models.Model):
    """Somebody's posts stay out of another's feeds and stream; the muted person never learns it."""

    muter = _person("mutes")
    muted = _person("muted_by")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = _once_and_never_oneself("mute", "muter", "muted")

    def __str__(self) -> str:
        return f"{self.muter} mutes {self.muted}"
