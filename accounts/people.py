"""Finding people by their names."""

from django.http import Http404

from accounts.models import User
from accounts.usernames import LONGEST


class Moved(Exception):
    """The name is one that the person `to` had before."""

    def __init__(self, to: User) -> None:
        super().__init__(f"now {to}")
        self.to = to


def find_person(username: str) -> User:
    """The person of this name, in whatever case, with their profile.

    Raises Moved for a name someone had before, Http404 where nobody active has or had it.
    """
    # SQLite refuses to compare texts that are very long.
    if len(username) > LONGEST:
        raise Http404("Nobody has this name.")
    active = User.objects.filter(is_active=True).select_related("profile")
    if person := active.filter(username__iexact=username).first():
        return person
    if person := active.filter(former_usernames__username__iexact=username).first():
        raise Moved(to=person)
    raise Http404("Nobody has this name.")
