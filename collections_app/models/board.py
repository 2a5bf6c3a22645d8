"""Named, ordered sets of posts, anyone's."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from accounts.models import User
from accounts.querysets import Viewer
from collections_app.querysets import BoardItemQuerySet, BoardQuerySet
from pictria.core.public_ids import new_public_id

LONGEST_NAME = 80
LONGEST_TEXT = 500
LONGEST_SLUG = 80


class Board(models.Model):
    class Visibility(models.TextChoices):
        PUBLIC = "public", "Public: everyone can see it"
        PRIVATE = "private", "Private: only you and people you invite can see it"

    class Role(models.TextChoices):
        """What somebody is to a board."""

        OWNER = "owner"
        COLLABORATOR = "collaborator"
        INVITED = "invited"
        NONE = ""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="boards"
    )
    name = models.CharField(max_length=LONGEST_NAME)
    slug = models.CharField(max_length=LONGEST_SLUG, editable=False)
    text = models.TextField("what it is about", max_length=LONGEST_TEXT, blank=True)
    visibility = models.CharField(
        max_length=7, choices=Visibility.choices, default=Visibility.PUBLIC
    )
    cover = models.ForeignKey(
        "posts.Post", on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    # Posts that everyone sees, so that it betrays no other; `manage.py recount` counts anew.
    item_count = models.PositiveIntegerField("posts", default=0, editable=False)
    hidden_at = models.DateTimeField(null=True, blank=True, editable=False)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    submit_key = models.CharField(max_length=80, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = BoardQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("owner", "slug"), name="board_address_once"),
            models.UniqueConstraint(fields=("owner", "submit_key"), name="board_submitted_once"),
        )
        indexes = (models.Index(fields=("owner", "-created_at", "-id"), name="board_newest"),)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("boards:board", args=[self.owner.username, self.slug])

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None

    @property
    def is_shared(self) -> bool:
        """Public and not hidden: whoever may see its owner's posts sees it."""
        return self.visibility == self.Visibility.PUBLIC and not self.is_hidden

    @property
    def is_private(self) -> bool:
        return self.visibility == self.Visibility.PRIVATE

    def role_of(self, viewer: Viewer) -> Role:
        """What this person is to the board; asks the database unless it is theirs."""
        if not viewer.is_authenticated:
            return self.Role.NONE
        if self.owner_id == viewer.pk:
            return self.Role.OWNER
        tie = self.collaborators.filter(person=viewer).first()
        if tie is None:
            return self.Role.NONE
        return self.Role.INVITED if tie.accepted_at is None else self.Role.COLLABORATOR


class BoardItem(models.Model):
    """A post on a board. The greatest position hangs first; only their order means anything."""

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="items", db_index=False)
    post = models.ForeignKey(
        "posts.Post", on_delete=models.CASCADE, related_name="board_items", db_index=False
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="saved_items",
        db_index=False,
    )
    position = models.BigIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = BoardItemQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("board", "post"), name="board_item_once"),)
        indexes = (
            models.Index(fields=("board", "-position", "-id"), name="board_item_in_order"),
            models.Index(fields=("post", "-id"), name="board_item_newest_of_post"),
            models.Index(fields=("added_by", "board", "-created_at"), name="board_item_last_used"),
        )

    def __str__(self) -> str:
        return f"{self.post} on {self.board}"


class BoardCollaborator(models.Model):
    """Somebody who fills a board with its owner, once they accepted."""

    board = models.ForeignKey(
        Board, on_delete=models.CASCADE, related_name="collaborators", db_index=False
    )
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="board_ties")
    accepted_at = models.DateTimeField(null=True, blank=True, help_text="empty while invited")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("board", "person"), name="collaborator_once"),
        )

    def __str__(self) -> str:
        return f"{self.person} on {self.board}"
