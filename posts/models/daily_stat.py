"""What happened to a post on a day."""

from django.db import models

from posts.models.post import Post


class DailyStat(models.Model):
    """How many people looked at a post on a UTC day, each of them once."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="days")
    day = models.DateField()
    views = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("post", "day"), name="post_has_a_day_once"),)

    def __str__(self) -> str:
        return f"{self.post} on {self.day}"
