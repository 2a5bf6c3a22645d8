"""Authors see views, likes and saves of each day on their post's page; nobody else does."""

import json
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.utils import timezone

from posts import days
from posts.days import numbers_of
from posts.models import Bookmark, DailyStat, Like, Post
from posts.sections import views
from posts.services.bookmarks import bookmark_post
from posts.services.likes import like_post
from posts.services.views import count_views
from tests.support.people import SignedIn, person
from tests.support.posts import rows
from tests.support.queries import query_count

pytestmark = pytest.mark.django_db
HEADING = "The last 30 days"


@pytest.fixture
def post(owner: SignedIn) -> Post:
    return rows(owner.user, 1)[0]


def ago(number: int) -> date:
    return timezone.now().date() - timedelta(days=number)


def seen(post: Post, number: int, day: date) -> None:
    count_views(day=day, views={post.public_id: number})


def done(act: type[models.Model], post: Post, moments: Sequence[datetime]) -> None:
    """Somebody else at each moment."""
    for place, moment in enumerate(moments):
        someone = person(f"{act.__name__}{place}")
        row = act._default_manager.create(user=someone, post=post)
        act._default_manager.filter(pk=row.pk).update(created_at=moment)


def page(client: Client, post: Post) -> str:
    response = client.get(post.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def table(html: str) -> list[list[str]]:
    """The rows of the table, as words."""
    [body] = re.findall(r"<tbody>(.*?)</tbody>", html, re.DOTALL)
    found = re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    return [re.findall(r"<(?:time|td)[^>]*>([^<]*)<", row) for row in found]


def totals(html: str) -> list[str]:
    return re.findall(r'chart__total">([^<]*)<', html)


def test_authors_see_each_day(owner: SignedIn, post: Post) -> None:
    seen(post, 1234, ago(3))
    seen(post, 2, ago(0))
    like_post(user=person("ann"), post=post)
    bookmark_post(user=person("bea"), post=post)
    html = page(owner, post)

    assert totals(html) == ["1,236", "1", "1"]
    assert "1,236 views in all" in html
    numbers = [row[1:] for row in table(html)]
    assert len(numbers) == 30
    assert numbers[0] == ["2", "1", "1"]
    assert numbers[3] == ["1,234", "0", "0"]
    assert sum(row != ["0", "0", "0"] for row in numbers) == 2
    assert table(html)[3][0] == f"{ago(3):%-d %b}"
    assert f"{ago(3):%-d %B}: 1,234</title>" in html


@pytest.mark.parametrize("client", ["other", "stranger"])
def test_nobody_else_sees_it(request: pytest.FixtureRequest, client: str, post: Post) -> None:
    seen(post, 4321, ago(1))

    html = page(request.getfixturevalue(client), post)
    assert HEADING not in html
    assert "4,321" not in html
    assert "4321" not in html


def test_moderators_do_not_see_it(post: Post, other: SignedIn) -> None:
    other.user.is_superuser = True
    other.user.save()

    assert HEADING not in page(other, post)


def test_a_new_post_has_a_chart_of_nothing(owner: SignedIn, post: Post) -> None:
    html = page(owner, post)

    assert totals(html) == ["0", "0", "0"]
    assert html.count('class="chart__bar ') == html.count("chart__bar--none") == 90
    assert "most on" not in html


def test_older_days_stand_in_the_sum_only(owner: SignedIn, post: Post) -> None:
    seen(post, 7, ago(30))
    seen(post, 5, ago(29))
    start = datetime.combine(ago(29), datetime.min.time(), UTC)
    for act in (Like, Bookmark):
        done(act, post, [start - timedelta(seconds=1), start, start + timedelta(hours=23.99)])
    html = page(owner, post)

    assert totals(html) == ["5", "2", "2"]
    assert table(html)[-1][1:] == ["5", "2", "2"]
    assert "12 views in all" in html


def test_other_posts_do_not_count(owner: SignedIn, post: Post) -> None:
    another = rows(owner.user, 1)[0]
    seen(another, 9, ago(1))
    like_post(user=person("ann"), post=another)

    assert totals(page(owner, post)) == ["0", "0", "0"]


def test_the_highest_bar_is_as_high_as_the_drawing_and_all_fit(post: Post) -> None:
    for place, number in enumerate((1, 50, 100, 3)):
        seen(post, number, ago(place))
    numbers = numbers_of(post)
    bars = numbers.charts[0].bars

    assert max(bar.height for bar in bars) == days.HEIGHT
    assert all(bar.y >= 0 and bar.y + bar.height <= days.HEIGHT for bar in bars)
    assert all(0 <= bar.x <= numbers.width - numbers.bar_width for bar in bars)
    assert [bar.number for bar in bars[-4:]] == [3, 100, 50, 1]
    assert bars[-3].height == 2 * bars[-2].height


@pytest.mark.parametrize("fields", [{"visibility": "private"}, {"hidden_at": timezone.now()}])
def test_a_post_that_others_do_not_see_has_it_too(owner: SignedIn, fields: dict[str, Any]) -> None:
    post = rows(owner.user, 1, **fields)[0]

    assert HEADING in page(owner, post)


def test_it_costs_three_questions_however_much_happened(
    owner: SignedIn, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = query_count(owner, post.get_absolute_url())
    for place in range(40):
        seen(post, place + 1, ago(place))
    for place in range(8):  # rows alone: the bell asks once more where there is news
        Like.objects.create(user=person(f"p{place}"), post=post)
    many = query_count(owner, post.get_absolute_url())
    monkeypatch.setattr("posts.views.reading.numbers_of", lambda post: None)

    assert few == many == query_count(owner, post.get_absolute_url()) + 3


def test_people_take_their_views_along(owner: SignedIn, other: SignedIn, post: Post) -> None:
    seen(post, 3, ago(1))
    seen(rows(other.user, 1)[0], 8, ago(1))

    [row] = views(owner.user)
    assert row["views"] == 3
    assert row["day"] == ago(1)
    assert row["post"].endswith(post.get_absolute_url())
    assert not json.dumps(row, default=str).count("other")


def test_days_go_with_their_post(owner: SignedIn, post: Post) -> None:
    seen(post, 3, ago(1))
    post.delete()

    assert not DailyStat.objects.exists()
