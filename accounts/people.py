"""Finding people by their names."""

from django.db.models import Q
from django.http import Http404

from accounts.models import Audience, User
from accounts.querysets import Viewer
from accounts.usernames import LONGEST


class Moved(Exception):
    """The name is one that the person `to` had before."""

    def __init__(self, to: User) -> None:
        super().__init__(f"now {to}")
        self.to = to


def find_person(username: str, viewer: Viewer) -> User:
    """The person of this name, in whatever case, with their profile and the viewer's ties to them.

    Raises Moved for a name someone had before, Http404 where nobody whom the viewer may see has or
    had it.
    """
    if not _can_be_a_name(username):
        raise Http404("Nobody has this name.")
    there = User.objects.visible_to(viewer).with_ties_to(viewer).select_related("profile")
    if person := there.filter(username__iexact=username).first():
        return person
    if person := there.filter(former_usernames__username__iexact=username).first():
        raise Moved(to=person)
    raise Http404("Nobody has this name.")


def find_blocked(username: str, viewer: Viewer) -> User | None:
    """The person whom the viewer blocks and who has, or had, this name."""
    if not (viewer.is_authenticated and _can_be_a_name(username)):
        return None
    names = Q(username__iexact=username) | Q(former_usernames__username__iexact=username)
    theirs = User.objects.filter(names, blocked_by__blocker=viewer)
    return theirs.exclude(audience=Audience.NOBODY).select_related("profile").first()


def is_let_in(viewer: Viewer, person: User) -> bool:
    """Whether the viewer sees more than the name of `person`, who was found by `find_person`."""
    return not person.is_private or person.pk == viewer.pk or person.is_followed


def _can_be_a_name(text: str) -> bool:
    """SQLite refuses to compare texts that are very long."""
    return len(text) <= LONGEST
