"""What a person shows of themselves, and how they like to look at others' pictures."""

from django.db import models

from accounts.models.user import User

PICTURE_SIZES = (48, 96, 288)


class Profile(models.Model):
    class Commenters(models.TextChoices):
        EVERYONE = "everyone", "Everyone"
        FOLLOWERS = "followers", "People who follow me"
        FOLLOWING = "following", "People whom I follow"
        NOBODY = "nobody", "Nobody"

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="profile")
    bio = models.TextField("about you", max_length=500, blank=True)
    picture = models.CharField(max_length=60, blank=True, editable=False)
    shows_sensitive = models.BooleanField(
        "show sensitive pictures without covering them", default=False
    )
    hides_likes = models.BooleanField("hide what I like from others", default=False)
    comments_from = models.CharField(
        "who may comment on my posts",
        max_length=9,
        choices=Commenters.choices,
        default=Commenters.EVERYONE,
    )
    # Counters move with the rows they count, and `manage.py recount` counts anew.
    post_count = models.PositiveIntegerField(default=0, editable=False)
    follower_count = models.PositiveIntegerField(default=0, editable=False)
    following_count = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("picture",), name="profile_picture_unique", condition=~models.Q(picture="")
            ),
        )

    def __str__(self) -> str:
        return f"Profile of {self.user}"

    def picture_key(self, size: int) -> str:
        """Where the square picture of `size` pixels lies; `picture` must be set."""
        return f"{self.picture}/{size}.webp"

    @property
    def picture_keys(self) -> list[str]:
        return [self.picture_key(size) for size in PICTURE_SIZES] if self.picture else []


def profile_of(user: User) -> Profile:
    """The person's profile, made on first use for accounts that came without one."""
    profile, _ = Profile.objects.get_or_create(user=user)
    return profile
