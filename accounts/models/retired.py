"""Names of people who deleted their account. Nobody can pose as them later."""

from django.db import models
from django.utils.crypto import salted_hmac


def digest_of(username: str) -> str:
    return salted_hmac("accounts.retired", username.casefold(), algorithm="sha256").hexdigest()


class RetiredUsernameQuerySet(models.QuerySet["RetiredUsername"]):
    def of(self, username: str) -> "RetiredUsernameQuerySet":
        return self.filter(digest=digest_of(username))


class RetiredUsername(models.Model):
    """Not the name itself, which is theirs and went with them, but what tells it again."""

    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = RetiredUsernameQuerySet.as_manager()

    def __str__(self) -> str:
        return self.digest[:8]
