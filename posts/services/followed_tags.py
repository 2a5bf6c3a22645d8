"""Following tags: their public posts come to one's stream."""

from django.db import transaction

from accounts.models import User
from accounts.permissions import refuse_suspended
from accounts.services.following import lock_profiles
from pictria.core.sets import add_once
from posts.models import FollowedTag, Tag

MOST_FOLLOWED_TAGS = 200


class TooManyTags(Exception):
    """Nobody can follow more than MOST_FOLLOWED_TAGS tags: a stream asks for each of them."""


@transaction.atomic
def follow_tag(*, user: User, tag: Tag) -> None:
    """Raises TooManyTags, and PermissionDenied for a paused account."""
    refuse_suspended(user)
    lock_profiles(user)
    followed = FollowedTag.objects.filter(user=user)
    if followed.exclude(tag=tag).count() >= MOST_FOLLOWED_TAGS:
        raise TooManyTags
    add_once(FollowedTag(user=user, tag=tag))


def unfollow_tag(*, user: User, tag: Tag) -> None:
    FollowedTag.objects.filter(user=user, tag=tag).delete()
