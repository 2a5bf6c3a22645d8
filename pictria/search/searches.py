"""Whose entries a search for posts, people or boards may find, for whoever looks."""

import re

from django.db.models import Q
from django.db.models.functions import Lower

from accounts.models import FormerUsername, User
from accounts.querysets import Viewer, muted_by
from collections_app.models import Board, BoardCollaborator
from pictria.search.circle import Circle, circle_of
from pictria.search.entries import Search
from pictria.search.matching import Match
from pictria.search.models import BoardEntry, PersonEntry, PostEntry
from pictria.search.query import Query
from pictria.search.words import words_of
from posts.querysets import shown
from posts.suggestions import LAST_CHARACTER

NAME_BEGINS = re.compile(r"[a-z0-9][a-z0-9_.-]{0,29}")


def posts_for(query: Query, viewer: Viewer) -> Search:
    """What stands in the viewer's feeds, their own, and of private accounts that let them in."""
    circle = circle_of(viewer, PostEntry)
    return Search(
        model=PostEntry,
        match=Match.of(query),
        apart=circle.blocked + circle.muted,
        own=_shared_in(circle, shown("subject__")),
        owners=_owners(query, viewer),
        before=query.before,
        after=query.after,
    )


def boards_for(query: Query, viewer: Viewer) -> Search:
    """Boards that the viewer may see; a tag is a word like others."""
    circle = circle_of(viewer, BoardEntry)
    shared = Q(subject__visibility=Board.Visibility.PUBLIC, subject__hidden_at=None)
    own = _shared_in(circle, shared)
    if viewer.is_authenticated:
        joined = BoardCollaborator.objects.filter(person=viewer).values("board")
        own = Q(pk__in=joined) if own is None else own | Q(pk__in=joined)
    return Search(
        model=BoardEntry,
        match=Match.of(_with_tags_as_words(query)),
        apart=circle.blocked,
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
        apart=circle_of(viewer, PersonEntry).blocked,
        before=query.before,
        after=query.after,
    )


def _with_tags_as_words(query: Query) -> Query:
    words = (*query.words, *(tag for tag in query.tags if words_of(tag)))
    return Query(words, query.phrases, query.without)


def _shared_in(circle: Circle, shared: Q) -> Q | None:
    """Their own, and what is `shared` of private accounts that let them in.

    Not one entry more: where a page ends tells of the last that was looked at.
    """
    if not circle.holds_private:
        return None
    # A plain list of owners, which an index of private entries answers.
    theirs = Q(owner__in=(*circle.oneself, *circle.let_in))
    return theirs & (Q(owner__in=circle.oneself) | shared)


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
