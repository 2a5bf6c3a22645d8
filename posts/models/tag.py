"""What a post is about, in words."""

import re
import unicodedata
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from taggit.models import ItemBase, TagBase

LONGEST_TAG = 50
MOST_TAGS = 20
# Any script and any symbol, but no sign that ends a word or an address.
JOINER = "\u200d"  # holds emoji together
ENDS = f".:!&*=~{JOINER}"
NOT_IN_A_TAG = re.compile(r"[\s#@,;/\\?%<>\"'`|{}\[\]()^\x00-\x1f\x7f]+")


def normalised_tag(text: str) -> str:
    """The one spelling of a tag: NFKC, without case, without spaces and signs. May be empty."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    visible = "".join(sign for sign in folded if sign == JOINER or not _is_invisible(sign))
    kept = NOT_IN_A_TAG.sub("", visible)
    # What stood apart before may be one letter now.
    return unicodedata.normalize("NFKC", kept).strip(ENDS)


def _is_invisible(sign: str) -> bool:
    """Signs that steer direction and spacing make two tags of what looks like one."""
    return unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn"}


def parse_tags(text: str) -> list[str]:
    """The tags in what a person typed, parted by commas, spaces or `#`, each once, in order.

    Raises ValidationError with a sentence where there are too many or one is too long.
    """
    names = list(dict.fromkeys(filter(None, map(normalised_tag, re.split(r"[\s,;#]+", text)))))
    if too_long := [name for name in names if len(name) > LONGEST_TAG]:
        raise ValidationError(
            f"The tag “{too_long[0][:20]}…” is longer than {LONGEST_TAG} characters."
        )
    if len(names) > MOST_TAGS:
        raise ValidationError(f"These are {len(names)} tags; a post has at most {MOST_TAGS}.")
    return names


class Tag(TagBase):
    # The name stands in the address as it is: a slug would make one of C, C++ and C#.
    slug = models.CharField(max_length=100, unique=True, editable=False)
    # Whether the person who looks follows it (posts.tags.tags_for).
    is_followed = False
    # On how many public posts it stands, as of its last counting (posts/services/tag_counts.py).
    post_count = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return f"#{self.name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.name
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("posts:tag", args=[self.name])


class TaggedPost(ItemBase):
    objects: ClassVar[models.Manager["TaggedPost"]] = models.Manager()

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="tagged")
    content_object = models.ForeignKey(
        "posts.Post", on_delete=models.CASCADE, related_name="tagged"
    )
    posted_at = models.DateTimeField()
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("tag", "content_object"), name="post_has_a_tag_once"),
        )
        indexes = (
            models.Index(fields=("tag", "-posted_at", "-content_object"), name="tag_newest_posts"),
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.posted_at = self.content_object.posted_at
        super().save(*args, **kwargs)
