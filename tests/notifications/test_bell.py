"""The bell says how many lines the page of notifications would show as new."""

from collections.abc import Iterable

import pytest
from django.utils import timezone

from accounts.models import User
from accounts.services.blocking import mute
from collections_app.models import Board
from pictria.notifications.bell import MOST, number_of_unread
from pictria.notifications.models import Cause, Kind, Line
from pictria.notifications.models.kind import OF_BOARDS, OF_COMMENTS
from posts.models import Comment
from tests.notifications.telling import comment_on, save
from tests.notifications.test_page import everything_happens_to
from tests.support.people import person
from tests.support.posts import rows

pytestmark = pytest.mark.django_db


def test_it_counts_what_the_page_shows_of_each_kind(ann: User, ben: User) -> None:
    everything_happens_to(ann, [ben])
    lines = Line.objects.shown_to(ann).unread()
    assert number_of_unread(ann) == lines.count() == lines.values("kind").distinct().count() == 6

    for kind in Kind:
        Line.objects.update(read_at=None)
        Line.objects.exclude(kind=kind).update(read_at=timezone.now())
        assert number_of_unread(ann) == lines.count()


def test_what_is_not_shown_any_more_is_not_counted(ann: User, ben: User) -> None:
    commented, saved = rows(ann, 2)
    comment_on(commented, ben)
    save(saved, ben)
    assert number_of_unread(ann) == 2
    Comment.objects.update(hidden_at=timezone.now())
    assert number_of_unread(ann) == 1
    Board.objects.update(visibility="private")
    assert number_of_unread(ann) == 0


def test_very_many_that_are_not_shown_hide_none_of_another_kind(ann: User, ben: User) -> None:
    [post] = rows(ann, 1)
    likes(ann, ben, range(MOST + 1))
    comment_on(post, person("cat"))
    likes(ann, ben, range(MOST + 1, 2 * MOST + 2))
    assert number_of_unread(ann) == MOST + 1
    mute(muter=ann, muted=ben)

    assert number_of_unread(ann) == 1


def test_only_lines_of_some_kinds_tell_of_comments_and_boards(ann: User, ben: User) -> None:
    everything_happens_to(ann, [ben])
    of_boards = Cause.objects.exclude(item=None, invitation=None, line__board=None)

    assert kinds_of(Cause.objects.exclude(comment=None)) == OF_COMMENTS
    assert kinds_of(of_boards) == OF_BOARDS


def likes(ann: User, ben: User, numbers: Iterable[int]) -> None:
    told = {"recipient": ann, "kind": Kind.LIKE, "latest_at": timezone.now()}
    lines = Line.objects.bulk_create(Line(key=f"like:{number}", **told) for number in numbers)
    Cause.objects.bulk_create(Cause(line=line, actor=ben) for line in lines)


def kinds_of(causes: object) -> set[str]:
    return set(causes.values_list("line__kind", flat=True))  # type: ignore[attr-defined]
