"""Following people, and asking private accounts to be let in.

Setting what is set already changes nothing. Whoever writes about two people locks both their
profiles first, in one order, so that nobody follows across a block that is being made.
"""

from django.db import transaction
from django.db.models import QuerySet
from django.dispatch import Signal

from accounts import signals
from accounts.models import Follow, FollowRequest, Profile, User
from accounts.permissions import refuse_suspended
from accounts.querysets import not_apart
from pictria.core.counters import moved
from pictria.core.sets import add_once

LET_IN_AT_ONCE = 200


class NotPossible(Exception):
    """These two cannot be tied: it is the same person, one blocked the other, or one is gone."""


@transaction.atomic
def follow(*, follower: User, followed: User) -> bool:
    """Follows, or asks a private account to be let in. Gives whether the person is followed now.

    Raises NotPossible, and PermissionDenied for a paused account.
    """
    refuse_suspended(follower)
    lock_profiles(follower, followed)
    there = User.objects.visible_to(follower).filter(pk=followed.pk).exclude(pk=follower.pk).first()
    if there is None:
        raise NotPossible
    if Follow.objects.filter(follower=follower, followed=followed).exists():
        return True
    if there.is_private:
        _ask(follower, followed)
        return False
    # It may be left from when the account was private.
    _end_request(follower, followed)
    _tie(follower, followed)
    return True


@transaction.atomic
def unfollow(*, follower: User, followed: User) -> None:
    """Follows no more, and asks no more."""
    lock_profiles(follower, followed)
    _end_request(follower, followed)
    _untie(follower, followed)


@transaction.atomic
def let_in(*, asked: User, asker: User) -> bool:
    """Grants a request. Gives whether there was one (it may have been taken back meanwhile)."""
    refuse_suspended(asked)
    lock_profiles(asker, asked)
    if not _end_request(asker, asked):
        return False
    if not User.objects.filter(not_apart(asked), pk=asker.pk).exists():
        return False
    _tie(asker, asked)
    _tell(signals.follow_request_granted, asker=asker, asked=asked)
    return True


@transaction.atomic
def turn_away(*, asked: User, asker: User) -> None:
    """Declines a request; who asked is not told."""
    lock_profiles(asker, asked)
    _end_request(asker, asked)


def let_everyone_in(*, asked: User) -> None:
    """Grants what was asked of an account that is private no more.

    Beyond LET_IN_AT_ONCE, `let_in_the_waiting` goes on.
    """
    _let_in_each(FollowRequest.objects.filter(asked=asked))


def let_in_the_waiting() -> int:
    """Grants some of the requests that wait at open accounts. Gives how many."""
    return _let_in_each(FollowRequest.objects.filter(asked__is_private=False))


def remove_follower(*, followed: User, follower: User) -> None:
    """Ends that somebody follows one; they are not told."""
    unfollow(follower=follower, followed=followed)


def lock_profiles(*people: User) -> None:
    """Their profiles are nobody else's to change until the transaction ends."""
    profiles = Profile.objects.filter(user__in=people).order_by("pk")
    list(profiles.select_for_update().values_list("pk", flat=True))


def untie_both_ways(one: User, two: User) -> None:
    """Neither follows nor asks the other any more. The caller has locked their profiles."""
    for follower, followed in ((one, two), (two, one)):
        _end_request(follower, followed)
        _untie(follower, followed)


def _let_in_each(requests: QuerySet[FollowRequest]) -> int:
    some = requests.select_related("asker", "asked").order_by("pk")[:LET_IN_AT_ONCE]
    return sum(_let_in_if_open(request.asker, request.asked) for request in some)


@transaction.atomic
def _let_in_if_open(asker: User, asked: User) -> bool:
    """An account that became private again meanwhile decides itself."""
    lock_profiles(asker, asked)
    if not User.objects.filter(pk=asked.pk, is_private=False).exists():
        return False
    if not _end_request(asker, asked):
        return False
    _tie(asker, asked)
    _tell(signals.follow_request_granted, asker=asker, asked=asked)
    return True


def _ask(asker: User, asked: User) -> None:
    if add_once(FollowRequest(asker=asker, asked=asked)):
        _tell(signals.follow_requested, asker=asker, asked=asked)


def _end_request(asker: User, asked: User) -> bool:
    ended, _ = FollowRequest.objects.filter(asker=asker, asked=asked).delete()
    if ended:
        _tell(signals.follow_request_ended, asker=asker, asked=asked)
    return bool(ended)


def _tie(follower: User, followed: User) -> None:
    if add_once(Follow(follower=follower, followed=followed)):
        _count(follower, followed, 1)
        _tell(signals.followed, follower=follower, followed=followed)


def _untie(follower: User, followed: User) -> None:
    ended, _ = Follow.objects.filter(follower=follower, followed=followed).delete()
    if ended:
        _count(follower, followed, -1)
        _tell(signals.unfollowed, follower=follower, followed=followed)


def _count(follower: User, followed: User, change: int) -> None:
    for person, counter in ((follower, "following_count"), (followed, "follower_count")):
        Profile.objects.filter(user=person).update(**{counter: moved(counter, change)})


def _tell(news: Signal, **people: User) -> None:
    transaction.on_commit(lambda: news.send_robust(sender=User, **people))
