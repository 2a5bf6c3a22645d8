"""Pages that whoever runs the site writes: privacy, terms, imprint, contact."""

from django.db import models
from django.urls import reverse


class Page(models.Model):
    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=100)
    body = models.TextField(help_text="Markdown. {site} stands for the name of the site.")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("slug",)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("pages:page", args=[self.slug])
