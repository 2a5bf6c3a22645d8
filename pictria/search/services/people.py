"""What follows when a person is called otherwise, leaves, comes back, or shows less or more."""

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.models.user import Audience
from pictria.search.models import BoardEntry, Entry, PersonEntry, PostEntry
from pictria.search.services.writing import write_entries
from pictria.search.words import indexed_words

# So many of a person's entries, the newest, are written anew at once; a task does the others.
AT_ONCE = 200


def follow_person(*, person: User) -> None:
    """Writes the person's own entry and those of what they shared."""
    from pictria.search.tasks import follow_rest

    write_entries(PersonEntry, [person.pk])
    person = User.objects.filter(pk=person.pk).first() or person
    for model in (PostEntry, BoardEntry):
        wrong = list(_wrong_of(model, person)[: AT_ONCE + 1])
        write_entries(model, wrong[:AT_ONCE])
        if len(wrong) > AT_ONCE:
            follow_rest.delay_on_commit(person.pk)


def follow_rest(person_id: int) -> int:
    """Writes what `follow_person` left. Gives how many entries."""
    person = User.objects.filter(pk=person_id).first()
    if person is None:
        return 0
    wrong = [(model, list(_wrong_of(model, person))) for model in (PostEntry, BoardEntry)]
    for model, ids in wrong:
        write_entries(model, ids)
    return sum(len(ids) for _, ids in wrong)


def _wrong_of(model: type[Entry], person: User) -> "QuerySet[Entry, int]":
    """Entries that say another name, or count as public where the account is not; newest first.

    Whether what may be public again is, only writing it anew tells.
    """
    name = " ".join(indexed_words(person.username))
    wrong = ~Q(names=f" {name} ")
    if person.audience == Audience.EVERYONE:
        wrong |= Q(is_public=False)
    else:
        wrong |= Q(is_public=True)
    theirs = model._default_manager.filter(wrong, owner=person.pk)
    return theirs.order_by("-moment", "-pk").values_list("pk", flat=True)
