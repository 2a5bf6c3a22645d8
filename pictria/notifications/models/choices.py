"""What a person wants to be told, and how often by mail."""

from django.conf import settings
from django.db import models

from pictria.notifications.models.kind import Kind
from pictria.notifications.querysets import ChoicesQuerySet


def _wanted(kind: Kind, help_text: str = "") -> "models.BooleanField[bool, bool]":
    return models.BooleanField(kind.label, default=True, help_text=help_text)


class Choices(models.Model):
    """Made on first use. Whoever writes lines of a person holds this row meanwhile."""

    class Digest(models.TextChoices):
        NEVER = "never", "Never"
        DAILY = "daily", "Once a day, if there is something new"
        WEEKLY = "weekly", "Once a week, if there is something new"

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notification_choices"
    )
    like = _wanted(Kind.LIKE)
    comment = _wanted(Kind.COMMENT)
    mention = _wanted(Kind.MENTION, "Somebody writes your name with an @ in front.")
    follow = _wanted(Kind.FOLLOW)
    request = _wanted(Kind.REQUEST, "They wait for you all the same.")
    granted = _wanted(Kind.GRANTED, "Somebody with a private account lets you in.")
    saved = _wanted(Kind.SAVED, "Somebody saves what you share to a board that you can see.")
    invited = _wanted(Kind.INVITED)
    digest = models.CharField(
        "what is new by mail", max_length=6, choices=Digest.choices, default=Digest.NEVER
    )
    # What happened up to here was sent, or is not to be sent.
    digested_until = models.DateTimeField(null=True, editable=False)
    # Since when a worker has been writing this person's mail.
    claimed_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ChoicesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "choices"
        indexes = (models.Index(fields=("digest", "digested_until"), name="digest_due"),)

    def __str__(self) -> str:
        return f"What {self.person} is told"

    def wants(self, kind: str) -> bool:
        return bool(getattr(self, kind))
