"""Lines that tell a person what others did, and who did it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from pictria.notifications.models.kind import Kind
from pictria.notifications.querysets import CauseQuerySet, LineQuerySet


class Line(models.Model):
    """“Ann, Ben and 3 others liked your picture”.

    As long as it is unread, more of the same joins it. Then it stays as it was.
    """

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="notification_lines",
        db_index=False,
    )
    kind = models.CharField(max_length=8, choices=Kind.choices)
    post = models.ForeignKey("posts.Post", on_delete=models.CASCADE, null=True, related_name="+")
    board = models.ForeignKey(
        "collections_app.Board", on_delete=models.CASCADE, null=True, related_name="+"
    )
    key = models.CharField(max_length=40, help_text="the kind and what it is about")
    read_at = models.DateTimeField(null=True)
    latest_at = models.DateTimeField(help_text="when its newest cause came")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = LineQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("recipient", "key"), name="line_unread_once", condition=Q(read_at=None)
            ),
        )
        indexes = (
            models.Index(fields=("recipient", "-latest_at", "-id"), name="line_newest"),
            models.Index(fields=("read_at",), name="line_read", condition=Q(read_at__isnull=False)),
        )

    def __str__(self) -> str:
        return f"{self.kind} for {self.recipient}"

    @property
    def is_new(self) -> bool:
        return self.read_at is None


class Cause(models.Model):
    """Somebody who did it, and what there is to see of it. What it stands on takes it along."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="causes", db_index=False)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    comment = models.ForeignKey(
        "posts.Comment", on_delete=models.CASCADE, null=True, related_name="+"
    )
    item = models.ForeignKey(
        "collections_app.BoardItem", on_delete=models.CASCADE, null=True, related_name="+"
    )
    invitation = models.ForeignKey(
        "collections_app.BoardCollaborator", on_delete=models.CASCADE, null=True, related_name="+"
    )
    key = models.CharField(max_length=20, help_text="tells several by the same person apart")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = CauseQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("line", "actor", "key"), name="cause_once"),)
        indexes = (models.Index(fields=("line", "-created_at", "-id"), name="cause_newest"),)

    def __str__(self) -> str:
        return f"{self.actor} of line {self.line_id}"
