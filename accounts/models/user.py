"""Who uses the site."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import IntegrityError, models, transaction
from django.db.models.functions import Lower, Upper
from django.urls import reverse
from django.utils import timezone

from accounts.usernames import VALIDATORS
from pictria.core.public_ids import new_public_id

MODERATORS = "Moderators"


class NameTaken(IntegrityError):
    """Somebody else has this user name, or had it before and may come back to it."""


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
            models.UniqueConstraint(
                fields=("email",),
                name="user_email_unique",
                condition=~models.Q(email=""),
                violation_error_message="Another account has this e-mail address.",
            ),
        )
        # PostgreSQL compares in upper case for __iexact, which allauth and we ask by.
        indexes = (models.Index(Upper("username"), name="username_any_case"),)

    def __str__(self) -> str:
        return f"@{self.username}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Whoever is new gets a profile. Raises NameTaken for a name kept for somebody else."""
        self.email = self.email.lower()
        is_new = self._state.adding
        with transaction.atomic():
            super().save(*args, **kwargs)
            if is_new:
                self.refuse_kept_name()
                self._give_profile()

    def refuse_kept_name(self) -> None:
        """Raises NameTaken where somebody else had this person's name before.

        To be asked after the name is written: only then can nobody slip in between.
        """
        kept = FormerUsername.objects.filter(username__iexact=self.username)
        if kept.exclude(user=self).exists():
            raise NameTaken(self.username)

    def has_or_had(self, username: str) -> bool:
        """Whether this is the person's name, now or earlier, in whatever case."""
        if username.casefold() == self.username.casefold():
            return True
        return self.former_usernames.filter(username__iexact=username).exists()

    def _give_profile(self) -> None:
        from accounts.models.profile import Profile  # it stands on this module

        Profile.objects.create(user=self)

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
        indexes = (models.Index(Upper("username"), name="former_username_any_case"),)

    def __str__(self) -> str:
        return f"@{self.username}, now {self.user}"
