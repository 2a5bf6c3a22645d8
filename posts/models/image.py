"""One picture of a post: what was uploaded and what was made of it."""

from django.conf import settings
from django.db import models

from pictria.core.public_ids import new_public_id, new_storage_token
from pictria.images.sizes import rendition_sizes

LONGEST_ALT_TEXT = 1000
MOST_ATTEMPTS = 3


class Image(models.Model):
    class State(models.TextChoices):
        PENDING = "pending", "Being prepared"
        READY = "ready", "Ready"
        FAILED = "failed", "Could not be prepared"

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="images"
    )
    post = models.ForeignKey(
        "posts.Post", on_delete=models.CASCADE, null=True, blank=True, related_name="images"
    )
    position = models.PositiveSmallIntegerField(default=0)
    alt_text = models.CharField(max_length=LONGEST_ALT_TEXT, blank=True)

    width = models.PositiveIntegerField(help_text="upright, in pixels")
    height = models.PositiveIntegerField(help_text="upright, in pixels")
    frames = models.PositiveSmallIntegerField(default=1)
    format = models.CharField(max_length=8)
    size = models.PositiveIntegerField(help_text="bytes of the uploaded file")
    sha256 = models.CharField(max_length=64, help_text="of the uploaded file")
    colour = models.CharField(max_length=7, help_text="main colour, #rrggbb")
    placeholder = models.TextField(help_text="a tiny picture as a data: address")

    upload_key = models.CharField(max_length=80, blank=True, help_text="the raw file, until ready")
    original_key = models.CharField(max_length=80, blank=True, help_text="the cleaned original")
    token = models.CharField(max_length=32, unique=True, default=new_storage_token)
    widths = models.JSONField(default=list, help_text="of the renditions that exist, in pixels")
    has_animation = models.BooleanField(default=False)
    must_move = models.BooleanField(
        default=False, help_text="its keys are known to people who may not see it any more"
    )

    state = models.CharField(max_length=8, choices=State.choices, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True, help_text="last handed to a worker")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("post", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("post", "position"),
                name="image_position_once",
                condition=models.Q(post__isnull=False),
            ),
            models.CheckConstraint(
                condition=models.Q(position__lte=9), name="image_position_to_nine"
            ),
        )
        indexes = (
            models.Index(
                fields=("sent_at",), name="image_pending", condition=models.Q(state="pending")
            ),
            models.Index(
                fields=("id",), name="image_must_move", condition=models.Q(must_move=True)
            ),
            models.Index(
                fields=("created_at",),
                name="image_without_post",
                condition=models.Q(post__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return self.alt_text[:60] or self.public_id

    @property
    def folder(self) -> str:
        return f"post/{self.token}"

    def rendition_key(self, width: int) -> str:
        return f"{self.folder}/{width}.webp"

    @property
    def animation_key(self) -> str:
        return f"{self.folder}/animated.webp"

    @property
    def rendition_keys(self) -> list[str]:
        stills = [self.rendition_key(width) for width in self.widths]
        return stills + ([self.animation_key] if self.has_animation else [])

    @property
    def keys(self) -> list[str]:
        """Every object this row answers for."""
        return self.rendition_keys + [key for key in (self.original_key, self.upload_key) if key]

    @property
    def is_animated(self) -> bool:
        return self.frames > 1

    @property
    def renditions(self) -> list[tuple[int, int]]:
        """Width and height of each rendition that exists, small to large."""
        sizes = dict(rendition_sizes(self.width, self.height))
        return [(width, sizes.get(width, 1)) for width in sorted(self.widths)]


class DiscardedObject(models.Model):
    """A stored object whose row is gone: the queue of what is still to be removed."""

    key = models.CharField(max_length=80, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key
