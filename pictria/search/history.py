"""What people searched for: the newest of it, only theirs, and only as long as they want it."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.querysets import Viewer
from pictria.core.sets import add_once
from pictria.search.models import HistoryChoice, PastSearch

MOST_KEPT = 50


def keeps_history(person: User) -> bool:
    return not HistoryChoice.objects.filter(person=person, keeps_history=False).exists()


def past_searches(viewer: Viewer, beginning: str = "", *, most: int = MOST_KEPT) -> list[str]:
    """What this person searched for that begins so, without case, the newest first."""
    if not viewer.is_authenticated:
        return []
    theirs = PastSearch.objects.filter(person=viewer).order_by("-searched_at", "-id")
    folded = beginning.casefold()
    # Compared here, since SQLite folds the case of A to Z only. There are at most MOST_KEPT.
    texts = theirs.values_list("text", flat=True)[:MOST_KEPT]
    return [text for text in texts if text.casefold().startswith(folded)][:most]


@transaction.atomic
def remember(*, person: User, text: str) -> None:
    """Keeps what the person searched for just now, unless they want nothing kept."""
    if not _locked_choice(person).keeps_history:
        return
    theirs, now = PastSearch.objects.filter(person=person), timezone.now()
    if theirs.filter(text=text).update(searched_at=now):
        return
    PastSearch.objects.create(person=person, text=text, searched_at=now)
    newest = theirs.order_by("-searched_at", "-id").values_list("pk", flat=True)[:MOST_KEPT]
    theirs.exclude(pk__in=list(newest)).delete()


def forget(*, person: User, text: str) -> None:
    PastSearch.objects.filter(person=person, text=text).delete()


@transaction.atomic
def forget_all(*, person: User) -> None:
    """What is being written just now goes, too."""
    _locked_choice(person)
    PastSearch.objects.filter(person=person).delete()


@transaction.atomic
def choose_history(*, person: User, keep: bool) -> None:
    """From now on keeps what the person searches for, or forgets it all and keeps nothing."""
    choice = _locked_choice(person)
    choice.keeps_history = keep
    choice.save()
    if not keep:
        PastSearch.objects.filter(person=person).delete()


def _locked_choice(person: User) -> HistoryChoice:
    """The person's choice, nobody else's to read or write until the end of the transaction."""
    rows = HistoryChoice.objects.select_for_update()
    found = rows.filter(person=person).first()
    if found is None:
        add_once(HistoryChoice(person=person))
        found = rows.get(person=person)
    return found
