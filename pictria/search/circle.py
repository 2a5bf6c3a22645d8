"""Who is near to somebody who searches: whom they do not want to see, and who let them in."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Value

from accounts.models import Audience, Block, Follow, Mute, User
from accounts.querysets import Viewer
from pictria.core.prepared import Prepared
from pictria.search.models import Entry

BLOCKED, MUTED, LET_IN, ONESELF = range(4)


@dataclass(frozen=True)
class Circle:
    """Ids of people. `blocked` are both those who block and those who are blocked.

    `let_in` are private accounts whose posts this person may see; `oneself` is this person, if they
    have entries that not everyone may see.
    """

    blocked: tuple[int, ...] = ()
    muted: tuple[int, ...] = ()
    let_in: tuple[int, ...] = ()
    oneself: tuple[int, ...] = ()

    @property
    def holds_private(self) -> bool:
        """Whether there may be entries for this person that not everyone sees."""
        return bool(self.let_in or self.oneself)


def circle_of(viewer: Viewer, model: type[Entry]) -> Circle:
    """In one small query; of guests it is empty."""
    if not viewer.is_authenticated:
        return Circle()
    people: tuple[list[int], ...] = ([], [], [], [])
    for what, person in _ties(model).rows(viewer.pk):
        people[what].append(person)
    return Circle(*map(tuple, people))


@lru_cache
def _ties(model: type[Entry]) -> Prepared:
    private = model._default_manager.filter(owner=OuterRef("pk"), is_public=False)

    def ties(viewer: int) -> "QuerySet[Any, Any]":
        blocked = Block.objects.filter(blocker=viewer).values_list(Value(BLOCKED), F("blocked"))
        blockers = Block.objects.filter(blocked=viewer).values_list(Value(BLOCKED), F("blocker"))
        muted = Mute.objects.filter(muter=viewer).values_list(Value(MUTED), F("muted"))
        followed = Follow.objects.filter(follower=viewer, followed__audience=Audience.FOLLOWERS)
        let_in = followed.values_list(Value(LET_IN), F("followed"))
        oneself = User.objects.filter(Exists(private), pk=viewer).values_list(Value(ONESELF), "pk")
        return blocked.union(blockers, muted, let_in, oneself, all=True)

    return Prepared(ties)
