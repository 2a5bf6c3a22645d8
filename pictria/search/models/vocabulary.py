"""Which words there are, and how common they are: for plans, corrections and suggestions."""

from django.db import models

from pictria.search.models.entry import Kind

# A tag is a `#` and up to 50 characters.
LONGEST = 51
# The word that every entry has.
ALL = ""


class Word(models.Model):
    """A word of entries that everyone may see. What stands only on others is not here."""

    kind = models.CharField(max_length=6, choices=Kind.choices)
    word = models.CharField(max_length=LONGEST)
    # Endings are looked up as the beginnings of this.
    backward = models.CharField(max_length=LONGEST)
    # Moves with the entries; `manage.py reindex_search` and a task each night count anew.
    count = models.IntegerField(default=0)
    # Of a common word: since when its entries are all there as Occurrences. None of others are.
    listed_since = models.BigIntegerField(
        null=True, editable=False, help_text="microseconds since 1970"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("kind", "word"), name="word_once"),)

    def __str__(self) -> str:
        return self.word


class Occurrence(models.Model):
    """One of the newest entries that everyone may see and that have a common word.

    The whole row is its index, which has those of a word together and in the order of time.
    """

    pk = models.CompositePrimaryKey("word", "moment", "entry", "owner", "number")
    word = models.ForeignKey(
        Word, on_delete=models.CASCADE, related_name="occurrences", db_index=False
    )
    moment = models.BigIntegerField(help_text="microseconds since 1970")
    entry = models.BigIntegerField(help_text="the id of what the entry is about")
    owner = models.BigIntegerField(help_text="a person’s id")
    number = models.SmallIntegerField(help_text="how well the entry fits the word")

    def __str__(self) -> str:
        return f"{self.word} in {self.entry}"


class Milestone(models.Model):
    """Since which moment so many entries (`place`) were added: where to begin to look."""

    kind = models.CharField(max_length=6, choices=Kind.choices)
    place = models.PositiveIntegerField()
    moment = models.BigIntegerField(help_text="microseconds since 1970")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("kind", "place"), name="milestone_once"),)

    def __str__(self) -> str:
        return f"{self.place} newest {self.get_kind_display()}"
