from django.http import Http404
from accounts.models import User


class Moved(Exception):
    def __init__(self, to: User) -> None:
        self.to = to


def find_person(username: str) -> User:
    found = User.objects.filter(username__iexact=username, is_active=True).first()
    if found is None:
        raise Http404
    return found
