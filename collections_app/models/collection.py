"""A post of several pictures: what concerns their arranging."""

from django.db import models

FEWEST_PICTURES, MOST_PICTURES = 2, 10


class Collection(models.Model):
    """The pictures themselves, their order and the cover stand at the post."""

    post = models.OneToOneField("posts.Post", on_delete=models.CASCADE, related_name="collection")
    version = models.PositiveIntegerField(
        default=1, editable=False, help_text="grows each time the pictures are arranged anew"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return str(self.post)
