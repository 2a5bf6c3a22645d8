"""Who uses the site."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from accounts.usernames import VALIDATORS
from pictria.core.public_ids import new_public_id

MODERATORS = "Moderators"


class UserManager(DjangoUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username__iexact=username)


class User(AbstractUser):
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    username = models.CharField("user name", max_length=30, validators=VALIDATORS)
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField("e-mail address", blank=True)
    suspended_until = models.DateTimeField(
        null=True, blank=True, help_text="Until then this person can read but not share or change."
    )
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"
        constraints = (
            models.UniqueConstraint(
                Lower("username"),
                name="username_unique_without_case",
                violation_error_message="This user name is taken.",
            ),
        )
        indexes = (models.Index(Lower("email"), name="user_email_without_case"),)

    def __str__(self) -> str:
        return f"@{self.username}"

    def get_absolute_url(self) -> str:
        return reverse("posts:profile", args=[self.username])

    def get_full_name(self) -> str:
        return self.username

    def get_short_name(self) -> str:
        return self.username

    @property
    def is_suspended(self) -> bool:
        return self.suspended_until is not None and self.suspended_until > timezone.now()

    @property
    def is_moderator(self) -> bool:
        """May see and decide about what others made public."""
        return self.is_active and self.is_staff and self.has_perm("posts.moderate_post")


class FormerUsername(models.Model):
    """A name someone had before. Its address leads to them, and nobody else can take it."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="former_usernames")
    username = models.CharField(max_length=30)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(Lower("username"), name="former_username_unique_without_case"),
        )

    def __str__(self) -> str:
        return f"@{self.username}, now {self.user}"
