"""What can be found, as words: an entry for each post, person and board.

The words stand as `words_of` gives them, with a space between, before and behind them. The
database derives its index from these columns by itself (migration 0002): PostgreSQL a stored vector
with a GIN index, SQLite an FTS5 table that triggers keep. A migration that makes one of these
tables anew on SQLite must make its triggers anew, too.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from accounts.models import User
from collections_app.models import Board
from posts.models import Post


class Kind(models.TextChoices):
    POST = "post", "posts"
    PERSON = "person", "people"
    BOARD = "board", "boards"


class Entry(models.Model):
    """What an entry is about is its `subject`; `owner` is who shared it, or oneself."""

    kind: ClassVar[Kind]

    owner = models.BigIntegerField(help_text="a person’s id")
    # A whole number, which both databases compare and give alike.
    moment = models.BigIntegerField(help_text="microseconds since 1970")
    # As of its writing: whoever reads asks again who may see the subject itself.
    is_public = models.BooleanField(default=False)
    # From what says most to what says least.
    title = models.TextField(help_text="of titles, tags and names")
    text = models.TextField()
    alt = models.TextField(help_text="of what is seen in pictures")
    names = models.TextField(help_text="of who shared it")
    times = models.TextField(default="", editable=False, help_text="words for when it was")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True

    COLUMNS = ("title", "text", "alt", "names")

    def __str__(self) -> str:
        return f"words of {self.kind} {self.pk}"


def _newest(kind: Kind) -> tuple[models.Index, ...]:
    newest = ("-moment", "-subject")
    return (
        models.Index(fields=newest, name=f"{kind}_entry_newest", condition=Q(is_public=True)),
        models.Index(fields=("owner", *newest), name=f"{kind}_entry_newest_of"),
        models.Index(fields=("owner",), name=f"{kind}_entry_private", condition=Q(is_public=False)),
    )


class PostEntry(Entry):
    kind = Kind.POST
    subject = models.OneToOneField(
        Post, on_delete=models.CASCADE, primary_key=True, related_name="search_entry"
    )

    class Meta:
        verbose_name_plural = "post entries"
        indexes = _newest(Kind.POST)


class PersonEntry(Entry):
    kind = Kind.PERSON
    subject = models.OneToOneField(
        User, on_delete=models.CASCADE, primary_key=True, related_name="search_entry"
    )

    class Meta:
        verbose_name_plural = "person entries"
        indexes = _newest(Kind.PERSON)


class BoardEntry(Entry):
    kind = Kind.BOARD
    subject = models.OneToOneField(
        Board, on_delete=models.CASCADE, primary_key=True, related_name="search_entry"
    )

    class Meta:
        verbose_name_plural = "board entries"
        indexes = _newest(Kind.BOARD)
