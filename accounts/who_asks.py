"""Whose session it is: what every page of somebody who is signed in asks, in a prepared query.

Apps above this one register here what else each page asks about the person.
"""

from collections.abc import Callable

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Exists, Model, QuerySet

from accounts.models import Profile, User
from pictria.core.prepared import Prepared, Row

Question = Callable[[int], Exists]
_questions: dict[str, Question] = {}


def register(name: str, question: Question) -> None:
    """Has `question` asked about the person of an id; the answer is their attribute `name`."""
    _questions[name] = question


def person_asking(id: int) -> User | None:
    """The person of this id, with the profile. None for nobody, and for who is leaving."""
    rows = _PERSON.rows(id)
    return _made_of(rows[0]) if rows else None


def _made_of(row: Row) -> User:
    profile_begins, answers_begin = len(_USER), len(_USER) + len(_PROFILE)
    person = User.from_db(DEFAULT_DB_ALIAS, _USER, row[:profile_begins])
    profile = row[profile_begins:answers_begin]
    # Accounts that came in another way than by signing up have none (profile_of makes one).
    if any(value is not None for value in profile):
        person.profile = Profile.from_db(DEFAULT_DB_ALIAS, _PROFILE, profile)
    for name, answer in zip(_questions, row[answers_begin:], strict=True):
        setattr(person, name, answer)
    return person


def _columns(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


_USER, _PROFILE = _columns(User), _columns(Profile)


def _person(id: int) -> "QuerySet[User, Row]":
    of_profile = [f"profile__{column}" for column in _PROFILE]
    answers = [question(id) for question in _questions.values()]
    there = User.objects.filter(pk=id, leaving_at=None)
    return there.values_list(*_USER, *of_profile, *answers)


_PERSON = Prepared(_person)
