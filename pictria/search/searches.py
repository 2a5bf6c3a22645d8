"""Whose entries a search for posts, people or boards may find, for whoever looks."""

import re

from django.db.models import Q
from django.db.models.functions import Lower

from accounts.models import Audience, Block, Follow, FormerUsername, Mute, User
from accounts.querysets import Viewer, muted_by
from collections_app.models import Board, BoardCollaborator
from pictria.search.entries import Search
from pictria.search.matching import Match
from pictria.search.models import BoardEntry, PersonEntry, PostEntry
from pictria.search.query import Query
from pictria.search.words import words_of
from posts.suggestions import LAST_CHARACTER
from posts.querysets import shown

NAME_BEGINS = re.compile(r"[a-z0-9][a-z0-9_.-]{0,29}")


def posts_for(query: Query, viewer: Viewer) -> Search:
    """What stands in the viewer's feeds, their own, and of private accounts that let them in."""
    apart = _blocked(viewer) & _muted(viewer)
    return Search(
        model=PostEntry,
        match=Match.of(query),
        apart=apart,
        own=apart & _shared_with(viewer, shown("subject__")) if viewer.is_authenticated else None,
        owners=_owners(query, viewer),
        before=query.before,
        after=query.after,
    )


def boards_for(query: Query, viewer: Viewer) -> Search:
    """Boards that the viewer may see; a tag is a word like others."""
    apart = _blocked(viewer)
    own = None
    if viewer.is_authenticated:
        joined = BoardCollaborator.objects.filter(person=viewer).values("board")
        shared = Q(subject__visibility=Board.Visibility.PUBLIC, subject__hidden_at=None)
        own = apart & (_shared_with(viewer, shared) | Q(pk__in=joined))
    return Search(
        model=BoardEntry,
        match=Match.of(_with_tags_as_words(query)),
        apart=apart,
        own=own,
        owners=_owners(query, viewer),
        before=query.before,
        after=query.after,
    )


def people_for(query: Query, viewer: Viewer) -> Search:
    """People whom the viewer may see, by beginnings of words; `@name` is a word like others."""
    names = tuple(name for name in query.by if words_of(name))
    plain = _with_tags_as_words(query)
    return Search(
        model=PersonEntry,
        match=Match.of(Query((*plain.words, *names), plain.phrases, plain.without), begins=True),
        apart=_blocked(viewer),
        before=query.before,
        after=query.after,
    )


def _with_tags_as_words(query: Query) -> Query:
    words = (*query.words, *(tag for tag in query.tags if words_of(tag)))
    return Query(words, query.phrases, query.without)


def _blocked(viewer: Viewer) -> Q:
    """Neither blocks the other. Few people are blocked, so the database looks them up once."""
    if not viewer.is_authenticated:
        return Q()
    blocking = Block.objects.filter(blocker=viewer).values("blocked")
    blockers = Block.objects.filter(blocked=viewer).values("blocker")
    return ~Q(owner__in=blocking) & ~Q(owner__in=blockers)


def _muted(viewer: Viewer) -> Q:
    if not viewer.is_authenticated:
        return Q()
    return ~Q(owner__in=Mute.objects.filter(muter=viewer).values("muted"))


def _shared_with(viewer: User, shared: Q) -> Q:
    """Their own, and what is `shared` of private accounts that let them in.

    Not one entry more: where a page ends tells of the last that was looked at.
    """
    let_in = Follow.objects.filter(follower=viewer, followed__audience=Audience.FOLLOWERS)
    return Q(owner=viewer.pk) | (Q(owner__in=let_in.values("followed")) & shared)


def _owners(query: Query, viewer: Viewer) -> tuple[int, ...] | None:
    """Whoever has, or had, one of the names, and the viewer may see."""
    if not query.by:
        return None
    people = User.objects.visible_to(viewer)
    ids: set[int] = set()
    for name in query.by:
        former = FormerUsername.objects.filter(username__iexact=name).values("user")
        theirs = people.filter(Q(username__iexact=name) | Q(pk__in=former))
        ids.update(theirs.values_list("pk", flat=True))
    return tuple(sorted(ids))


def names_beginning(beginning: str, viewer: Viewer, *, most: int) -> list[str]:
    """Names of people whom the viewer may see and has not muted, who have most followers first."""
    beginning = beginning.lower()
    if not NAME_BEGINS.fullmatch(beginning):
        return []
    people = User.objects.visible_to(viewer).annotate(name=Lower("username"))
    if viewer.is_authenticated:
        people = people.exclude(muted_by(viewer))
    begun = people.filter(name__gte=beginning, name__lt=f"{beginning}{LAST_CHARACTER}")
    named = begun.order_by("-profile__follower_count", "username")
    return list(named.values_list("username", flat=True)[:most])
