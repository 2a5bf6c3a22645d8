"""What people take along of their searches."""

from collections.abc import Iterable

from accounts.models import User
from pictria.core.sections import Row, Section
from pictria.search.history import keeps_history
from pictria.search.models import PastSearch


def searches(person: User) -> Iterable[Row]:
    past = PastSearch.objects.filter(person=person).order_by("searched_at", "pk")
    for search in past.iterator():
        yield {"text": search.text, "at": search.searched_at}


def search_choices(person: User) -> Iterable[Row]:
    yield {"keeps_history": keeps_history(person)}


SECTIONS = (
    Section("searches", searches),
    Section("search_choices", search_choices),
)
