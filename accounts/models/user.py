"""Who uses the site."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import IntegrityError, models, transaction
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Lower, Upper
from django.urls import reverse
from django.utils import timezone

from accounts.querysets import PeopleQuerySet
from accounts.usernames import VALIDATORS
from pictria.core.public_ids import new_public_id

MODERATORS = "Moderators"


class NameTaken(IntegrityError):
    """Somebody else has this user name, or had it before and may come back to it."""


class Audience(models.TextChoices):
    """Who may see what a person shares: what follows from the state of the account."""

    EVERYONE = "everyone"
    FOLLOWERS = "followers"
    NOBODY = "nobody"


class UserManager(DjangoUserManager["User"]):
    def get_queryset(self) -> PeopleQuerySet:
        return PeopleQuerySet(self.model, using=self._db)

    def visible_to(self, viewer: "User | AnonymousUser") -> PeopleQuerySet:
        return self.get_queryset().visible_to(viewer)

    def with_ties_to(self, viewer: "User | AnonymousUser") -> PeopleQuerySet:
        return self.get_queryset().with_ties_to(viewer)

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
    is_private = models.BooleanField(
        "private account",
        default=False,
        help_text="Only people you let in can follow you and see what you share.",
    )
    leaving_at = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="When this person asked to have the account deleted.",
    )
    audience = models.GeneratedField(
        expression=Case(
            When(Q(is_active=False) | Q(leaving_at__isnull=False), then=Value(Audience.NOBODY)),
            When(is_private=True, then=Value(Audience.FOLLOWERS)),
            default=Value(Audience.EVERYONE),
        ),
        output_field=models.CharField(max_length=9, choices=Audience.choices),
        db_persist=True,
    )
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[UserManager] = UserManager()

    # Only where PeopleQuerySet.with_ties_to gave them: how a viewer and this person stand.
    is_followed: bool
    is_asked: bool
    is_muted: bool
    is_follower: bool

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
        """Raises NameTaken where somebody else had this person's name, or deleted their account.

        To be asked after the name is written: only then can nobody slip in between.
        """
        kept = FormerUsername.objects.filter(username__iexact=self.username)
        if kept.exclude(user=self).exists() or _left_with(self.username):
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
    def is_open_to_everyone(self) -> bool:
        """What `audience` says, also of a row that was changed and not read again."""
        return self.is_active and not self.is_private and self.leaving_at is None

    @property
    def is_suspended(self) -> bool:
        return self.suspended_until is not None and self.suspended_until > timezone.now()

    @property
    def is_moderator(self) -> bool:
        """May see and decide about what others made public."""
        return self.is_active and self.is_staff and self.has_perm("posts.moderate_post")


def _left_with(username: str) -> bool:
    from accounts.models.retired import RetiredUsername

    return RetiredUsername.objects.of(username).exists()


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
