"""Jobs that people start and can watch: taking their data along, and bringing it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from collections_app.models.board import Board
from pictria.core.public_ids import new_public_id
from posts.models import Post


class Job(models.Model):
    """Work of minutes. The row is the queue of record, and whoever works holds its claim."""

    class State(models.TextChoices):
        ARRIVING = "arriving", "Arriving"
        WAITING = "waiting", "Waiting for its turn"
        WORKING = "working", "In progress"
        READY = "ready", "Ready"
        FAILED = "failed", "Failed"

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True, help_text="a sentence for the person")
    claim = models.CharField(max_length=16, blank=True, help_text="who works at it now")
    tries = models.PositiveSmallIntegerField(
        default=0, help_text="how many workers began since something came of it"
    )
    seen_alive_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
        indexes = (models.Index(fields=("person", "-created_at"), name="%(class)s_newest"),)
        constraints = (
            models.UniqueConstraint(
                fields=("person",),
                name="%(class)s_one_at_a_time",
                condition=Q(state__in=("arriving", "waiting", "working")),
            ),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} of {self.person}"

    @property
    def is_over(self) -> bool:
        return self.state in (self.State.READY, self.State.FAILED)

    @property
    def is_going_on(self) -> bool:
        """A worker is at it, or soon will be."""
        return self.state in (self.State.WAITING, self.State.WORKING)

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY


class Download(Job):
    """Everything that is a person's, in one ZIP."""

    key = models.CharField(max_length=80, blank=True)
    size = models.PositiveBigIntegerField(default=0, help_text="in bytes")
    expires_at = models.DateTimeField(null=True, blank=True)


class Import(Job):
    """A ZIP that a person brings: it arrives in parts, and then what it holds becomes theirs."""

    file_name = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=200, help_text="the same file, sent again, goes on")
    size = models.PositiveBigIntegerField(help_text="in bytes")
    visibility = models.CharField(
        "who can see pictures that come without a word about it",
        max_length=8,
        choices=Post.Visibility.choices,
        default=Post.Visibility.PRIVATE,
    )
    is_listed = models.BooleanField(default=False, help_text="its entries stand in their table")


class Part(models.Model):
    """A piece of a ZIP that arrived."""

    job = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=80)
    size = models.PositiveIntegerField(help_text="in bytes")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("job", "number"), name="part_once"),)

    def __str__(self) -> str:
        return f"Part {self.number} of {self.job}"


class Entry(models.Model):
    """One thing in a ZIP, and what became of it."""

    class Kind(models.TextChoices):
        FILE = "file", "a picture"
        POST = "post", "a post"
        BOARD = "board", "a board"
        PROFILE = "profile", "what a person shows of themselves"

    class Result(models.TextChoices):
        WAITING = "waiting", "Waiting"
        POSTED = "posted", "Brought"
        THERE = "there", "Was here already"
        REFUSED = "refused", "Not taken"

    job = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="entries")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=7, choices=Kind.choices, default=Kind.FILE)
    name = models.CharField(max_length=1000)
    record = models.JSONField(null=True, help_text="what the ZIP says about it")
    result = models.CharField(max_length=8, choices=Result.choices, default=Result.WAITING)
    reason = models.CharField(max_length=300, blank=True)
    post = models.ForeignKey(Post, on_delete=models.SET_NULL, null=True, related_name="+")
    board = models.ForeignKey(Board, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("job", "position"), name="entry_position_once"),
        )
        indexes = (
            models.Index(
                fields=("job", "position"),
                name="entry_waiting",
                condition=Q(result="waiting"),
            ),
        )

    def __str__(self) -> str:
        return self.name
