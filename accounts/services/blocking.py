"""Blocking and muting. The other person is never told."""

from django.db import transaction

from accounts import signals
from accounts.models import Block, Mute, User
from accounts.services.following import NotPossible, lock_profiles, untie_both_ways
from pictria.core.sets import add_once


@transaction.atomic
def block(*, blocker: User, blocked: User) -> None:
    """From now on the two have nothing of each other; neither follows the other any more.

    Raises NotPossible for oneself.
    """
    if blocker == blocked:
        raise NotPossible
    lock_profiles(blocker, blocked)
    if add_once(Block(blocker=blocker, blocked=blocked)):
        untie_both_ways(blocker, blocked)
        news = {"blocker": blocker, "blocked": blocked}
        transaction.on_commit(lambda: signals.blocked.send_robust(sender=User, **news))


def unblock(*, blocker: User, blocked: User) -> None:
    """Takes the block back. Who followed whom before does not come back by itself."""
    Block.objects.filter(blocker=blocker, blocked=blocked).delete()


def mute(*, muter: User, muted: User) -> None:
    """Keeps somebody's posts out of one's feeds and stream. Raises NotPossible for oneself."""
    if muter == muted:
        raise NotPossible
    add_once(Mute(muter=muter, muted=muted))


def unmute(*, muter: User, muted: User) -> None:
    Mute.objects.filter(muter=muter, muted=muted).delete()
