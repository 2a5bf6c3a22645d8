"""Deleting one's account: gone from sight at once, gone for good two weeks later."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.models import Follow, FollowRequest, FormerUsername, RetiredUsername, User
from accounts.models.retired import digest_of
from accounts.services.closing import follow_closing
from accounts.services.following import unfollow
from accounts.services.sessions import end_all_sessions
from accounts.signals import account_deleting, account_opened
from pictria.core.runs import in_runs

logger = logging.getLogger(__name__)
TIME_TO_COME_BACK = timedelta(days=14)
A_RUN = 500


class LastAdministrator(Exception):
    """Nobody else could look after the site."""


class TooLate(Exception):
    """The account is being deleted, or is gone."""


def leaves_on(person: User) -> datetime | None:
    """When the account of somebody who asked for it will be deleted."""
    return person.leaving_at + TIME_TO_COME_BACK if person.leaving_at else None


def is_last_administrator(person: User) -> bool:
    return person.is_superuser and not _administrators().exclude(pk=person.pk).exists()


def leave(*, person: User) -> None:
    """Takes the account out of sight, ends all its sessions, and has it deleted later.

    Raises LastAdministrator.
    """
    with transaction.atomic():
        # Of two administrators who leave at once, one is the last.
        list(_administrators().select_for_update().order_by("pk").values_list("pk", flat=True))
        if is_last_administrator(person):
            raise LastAdministrator
        staying = User.objects.filter(pk=person.pk, leaving_at=None)
        person.leaving_at = timezone.now()
        if staying.update(leaving_at=person.leaving_at):
            follow_closing(person)
    end_all_sessions(person=person)
    _tell_by_mail(person)


def come_back(*, person: User) -> None:
    """The account is as it was. Raises TooLate."""
    with transaction.atomic():
        leaving = User.objects.filter(pk=person.pk, is_active=True)
        if not leaving.update(leaving_at=None):
            raise TooLate
        person.leaving_at = None
        transaction.on_commit(lambda: account_opened.send_robust(sender=User, person=person))


def delete_left_accounts() -> int:
    """Deletes whoever's time to come back is over. Gives how many accounts went.

    What a killed run left, the next one deletes.
    """
    limit = timezone.now() - TIME_TO_COME_BACK
    overdue = User.objects.filter(leaving_at__lt=limit).order_by("leaving_at")
    return sum(_deleted(person, limit) for person in overdue[:A_RUN])


def delete_for_good(*, person: User) -> None:
    """Deletes the account with all that is theirs, and takes it out of what others' posts count.

    Where that ends halfway, doing it again goes on.
    """
    account_deleting.send(sender=User, person=person)
    _untie(person)
    person.delete()


def retire_names(sender: object, instance: User, **news: object) -> None:
    """Hears of every person who is about to be deleted, in whatever way: nobody gets their name."""
    former = FormerUsername.objects.filter(user=instance).values_list("username", flat=True)
    names = [instance.username, *former]
    retired = [RetiredUsername(digest=digest_of(name)) for name in names]
    RetiredUsername.objects.bulk_create(retired, ignore_conflicts=True)


def _administrators() -> QuerySet[User]:
    return User.objects.filter(is_superuser=True, is_active=True, leaving_at=None)


def _deleted(person: User, limit: datetime) -> bool:
    """One who cannot be deleted does not keep the others."""
    try:
        return _delete(person, limit)
    except Exception:  # whatever an app trips over; the next run tries again
        logger.exception("an account could not be deleted and will be tried again")
        return False


def _delete(person: User, limit: datetime) -> bool:
    """From the first step on there is no way back, and each further one bears being the last."""
    if not User.objects.filter(pk=person.pk, leaving_at__lt=limit).update(is_active=False):
        return False
    delete_for_good(person=person)
    return True


def _untie(person: User) -> None:
    """Counters of others move with each row; what counts nothing goes with the person."""
    either = Q(follower=person) | Q(followed=person)
    for follow in in_runs(Follow.objects.filter(either).select_related("follower", "followed")):
        unfollow(follower=follow.follower, followed=follow.followed)
    for request in in_runs(FollowRequest.objects.filter(asker=person).select_related("asked")):
        unfollow(follower=person, followed=request.asked)


def _tell_by_mail(person: User) -> None:
    if not (settings.CAN_SEND_MAIL and person.email):
        return
    news = {
        "person": person,
        "until": leaves_on(person),
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
    }
    subject = f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}Your account will be deleted"
    text = render_to_string("accounts/leaving_mail.txt", news)
    try:
        send_mail(subject, text, None, [person.email])
    except OSError as error:  # the page says the same, so nothing is lost
        logger.warning("mail is away: %s", type(error).__name__)
