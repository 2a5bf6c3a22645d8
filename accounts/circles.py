"""Every list of people that the site shows, as a table of contents."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q, QuerySet

from accounts.models import Audience, Block, Follow, FollowRequest, Mute, User
from accounts.querysets import Viewer, shown_people
from pictria.core.pagination import Page, newest_first

Ties = QuerySet[Follow] | QuerySet[FollowRequest] | QuerySet[Block] | QuerySet[Mute]


def followers(person: User, viewer: Viewer, after: str | None) -> Page[User]:
    """Who follows the person, newest first, as far as the viewer may see them."""
    ties = Follow.objects.filter(shown_people(viewer, "follower__"), followed=person)
    return _people(ties, "follower", viewer, after)


def following(person: User, viewer: Viewer, after: str | None) -> Page[User]:
    """Whom the person follows, newest first, as far as the viewer may see them."""
    ties = Follow.objects.filter(shown_people(viewer, "followed__"), follower=person)
    return _people(ties, "followed", viewer, after)


def asking(person: User, after: str | None) -> Page[User]:
    """Who asks the person to be let in, newest first."""
    return _people(requests_to(person), "asker", person, after)


def requests_to(person: User) -> QuerySet[FollowRequest]:
    return FollowRequest.objects.filter(shown_people(person, "asker__"), asked=person)


def blocked(person: User, after: str | None) -> Page[User]:
    """Whom the person blocks, newest first."""
    there = ~Q(blocked__audience=Audience.NOBODY)
    return _people(Block.objects.filter(there, blocker=person), "blocked", person, after)


def muted(person: User, after: str | None) -> Page[User]:
    """Whom the person has muted, newest first; without those whom a block hides anyway."""
    ties = Mute.objects.filter(shown_people(person, "muted__"), muter=person)
    return _people(ties, "muted", person, after)


def _people(ties: Ties, end: str, viewer: Viewer, after: str | None) -> Page[User]:
    """A page of those at one end of the ties, with the viewer's own ties to them."""
    page = newest_first(ties, after=after, size=settings.POSTS_A_PAGE, moment="created_at")
    ids = [getattr(tie, f"{end}_id") for tie in page.rows]
    found = User.objects.with_ties_to(viewer).select_related("profile").in_bulk(ids)
    return Page(list(_in_order(ids, found)), page.after)


def _in_order(ids: list[int], found: dict[int, User]) -> Iterable[User]:
    return (found[pk] for pk in ids if pk in found)
