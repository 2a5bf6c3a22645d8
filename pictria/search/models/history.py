"""What a person searched for, and whether they want that kept."""

from django.conf import settings
from django.db import models

LONGEST_TEXT = 200


class PastSearch(models.Model):
    """What a person typed, once, with the last time they searched for it. Nobody else sees it."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="past_searches",
        db_index=False,
    )
    text = models.CharField(max_length=LONGEST_TEXT)
    searched_at = models.DateTimeField()
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name_plural = "past searches"
        constraints = (models.UniqueConstraint(fields=("person", "text"), name="past_search_once"),)
        indexes = (
            models.Index(fields=("person", "-searched_at", "-id"), name="past_search_newest"),
        )

    def __str__(self) -> str:
        return self.text


class HistoryChoice(models.Model):
    """Made on first use. Whoever writes a person's past searches holds this row meanwhile."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="search_history_choice"
    )
    keeps_history = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"Whether {self.person}’s searches are kept"
