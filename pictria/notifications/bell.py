"""How many lines somebody has not read: every page asks, so it is asked as cheaply as it can be.

Whether there are any is asked together with who asks for the page. To plan what of them one may see
takes PostgreSQL longer than all else on a page, and a quarter of that for likes and followers
alone; so their kinds are asked for first.
"""

from collections.abc import Collection
from functools import lru_cache
from itertools import chain

from django.db.models import Exists, QuerySet

from accounts.models import User
from pictria.core.prepared import Prepared
from pictria.notifications.models import Kind, Line
from pictria.notifications.models.kind import OF_BOARDS, OF_COMMENTS, OF_NEITHER

MOST = 99
HAS_UNREAD = "has_unread"
Group = frozenset[Kind]


def number_of_unread(person: User) -> int:
    """How many lines the person has not read; one more than MOST stands for any greater number."""
    # Whoever asks for a page came with the answer.
    if not getattr(person, HAS_UNREAD, True):
        return 0
    kinds = [kind for (kind,) in _KINDS.rows(person.pk)]
    groups = _groups_of(kinds)
    if not groups:
        return 0
    # Moderators see more.
    if person.is_moderator:
        return len(_unread_by(person, *groups))
    return len(_unread(*groups).rows(person.pk))


def any_unread(person: int) -> Exists:
    """Whether there is a line that they have not read, whatever they may see of it."""
    return Exists(Line.objects.filter(recipient=person).unread())


def _unread_kinds(person: int) -> "QuerySet[Line, tuple[str]]":
    return Line.objects.filter(recipient=person).unread().values_list("kind")[: MOST + 1]


_KINDS = Prepared(_unread_kinds)


def _groups_of(kinds: Collection[str]) -> list[Group]:
    """The groups of kinds that hold all of these, and of those that came after MOST."""
    groups = (OF_NEITHER, OF_COMMENTS, OF_BOARDS)
    return [each for each in groups if len(kinds) > MOST or not each.isdisjoint(kinds)]


@lru_cache
def _unread(*groups: Group) -> Prepared:
    return Prepared(lambda person: _unread_by(User(pk=person), *groups))


def _unread_by(person: User, *groups: Group) -> "QuerySet[Line, tuple[int]]":
    kinds = sorted(chain(*groups))
    return Line.objects.shown_to(person, kinds).unread().values_list("pk")[: MOST + 1]
