"""What appears in a feed."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from taggit.managers import TaggableManager

from pictria.core.public_ids import new_public_id
from posts.models.tag import TaggedPost
from posts.querysets import PostQuerySet

LONGEST_TITLE = 180
LONGEST_CAPTION = 500
LONGEST_TEXT = 2000


class Post(models.Model):  # type: ignore[django-manager-missing]  # taggit has no types
    class Kind(models.TextChoices):
        IMAGE = "image", "Image"
        TEXT = "text", "Text"
        COLLECTION = "collection", "Collection"

    class Visibility(models.TextChoices):
        PUBLIC = "public", "Public: everyone can see it"
        PRIVATE = "private", "Private: only you can see it"

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="posts"
    )
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.IMAGE)
    title = models.CharField(max_length=LONGEST_TITLE, blank=True)
    # The words of a text post, too; those may be LONGEST_TEXT, which forms see to.
    caption = models.TextField(max_length=LONGEST_TEXT, blank=True)
    source_url = models.URLField("source link", max_length=500, blank=True)
    visibility = models.CharField(
        max_length=8, choices=Visibility.choices, default=Visibility.PUBLIC
    )
    sensitive = models.BooleanField(default=False)
    hidden_at = models.DateTimeField(null=True, blank=True, editable=False)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    cover = models.ForeignKey(
        "posts.Image", on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    image_count = models.PositiveSmallIntegerField(default=0, editable=False)
    # Counters move with the rows they count, and `manage.py recount` counts anew.
    like_count = models.PositiveIntegerField(default=0, editable=False)
    comment_count = models.PositiveIntegerField(default=0, editable=False)
    # The sum of its days (DailyStat), which the same transaction moves.
    view_count = models.PositiveIntegerField(default=0, editable=False)
    comments_closed = models.BooleanField(
        "no comments", default=False, help_text="Nobody can comment on this post."
    )
    submit_key = models.CharField(max_length=80, editable=False)
    posted_at = models.DateTimeField(default=timezone.now, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    # In a stream: the followed tag that alone brings it there (posts/stream.py).
    because = ""

    tags = TaggableManager(through=TaggedPost, blank=True)
    objects = PostQuerySet.as_manager()

    class Meta:
        permissions = (("moderate_post", "Can hide and restore posts"),)
        constraints = (
            models.UniqueConstraint(fields=("author", "submit_key"), name="post_submitted_once"),
        )
        indexes = (
            models.Index(fields=("-posted_at", "-id"), name="post_newest"),
            models.Index(fields=("author", "-posted_at", "-id"), name="post_newest_by_author"),
            # Streams ask it alone, so it holds no post that they would have to pass over.
            models.Index(
                fields=("author", "-posted_at", "-id"),
                name="post_newest_shown_by_author",
                condition=models.Q(visibility="public", hidden_at=None),
            ),
            models.Index(
                fields=("-like_count", "-posted_at", "-id"),
                name="post_most_liked",
                condition=models.Q(visibility="public", hidden_at=None),
            ),
            models.Index(
                fields=("-view_count", "-posted_at", "-id"),
                name="post_most_viewed",
                condition=models.Q(visibility="public", hidden_at=None),
            ),
            models.Index(
                fields=("author", "-posted_at", "-id"),
                name="collection_newest_by_author",
                condition=models.Q(kind="collection"),
            ),
        )

    def __str__(self) -> str:
        return self.title or self.caption[:60] or self.public_id

    def get_absolute_url(self) -> str:
        return reverse("posts:detail", args=[self.public_id])

    @property
    def source_host(self) -> str:
        return (urlsplit(self.source_url).hostname or "").removeprefix("www.")

    @property
    def is_public(self) -> bool:
        """Everyone may see it; the same rule as PostQuerySet.public()."""
        return self.is_shown and self.author.is_open_to_everyone

    @property
    def is_shown(self) -> bool:
        """Shared and not hidden: whoever may see its author's posts sees it."""
        return self.visibility == self.Visibility.PUBLIC and self.hidden_at is None

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None
