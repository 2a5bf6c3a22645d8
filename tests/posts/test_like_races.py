"""Counts that stay exact when very many click at the same moment."""

import random

import pytest
from django.test import Client

from posts.models import Comment, Like, Post
from posts.services.comments import add_comment, delete_comment
from posts.services.moderation import hide_comments, restore_comments
from posts.services.removal import delete_post
from tests.posts.test_races import at_once
from tests.support.people import SignedIn, person, signed_in
from tests.support.posts import rows

# SQLite lets one write at a time, so there is nothing to meet.
pytestmark = [pytest.mark.cluster, pytest.mark.django_db(transaction=True)]
PEOPLE = 8


@pytest.fixture
def crowd() -> list[SignedIn]:
    return [signed_in(person(f"person{place}")) for place in range(PEOPLE)]


def tabs_of(people: list[SignedIn], number: int) -> list[SignedIn]:
    """So many tabs, as equally many for each person as can be."""
    return [signed_in(people[place % len(people)].user) for place in range(number)]


def like(client: Client, post: Post, value: str) -> int:
    return client.post(f"/i/{post.public_id}/like/", {"value": value}).status_code


def click(tabs: list[SignedIn], post: Post, wishes: str) -> None:
    """Lets all tabs click at the same moment, as often as there are wishes, in some order each."""
    orders = {
        id(tab): random.Random(place).sample(wishes, len(wishes)) for place, tab in enumerate(tabs)
    }

    def act(tab: Client) -> int:
        return sum(like(tab, post, wish) == 302 for wish in orders[id(tab)])

    assert sum(at_once(act, tabs)) == len(tabs) * len(wishes)
    post.refresh_from_db()
    assert post.like_count == Like.objects.filter(post=post).count()


@pytest.mark.parametrize(("wishes", "likes"), [("111", PEOPLE), ("0011", None)])
def test_the_count_is_exact_after_many_parallel_clicks(
    crowd: list[SignedIn], wishes: str, likes: int | None
) -> None:
    post = rows(person("ann"), 1)[0]

    click(tabs_of(crowd, 2 * PEOPLE), post, wishes)

    assert likes in {None, post.like_count}


@pytest.mark.soak
def test_the_count_is_exact_after_two_hundred_parallel_clicks_of_fifty_people() -> None:
    fifty = [signed_in(person(f"somebody{place}")) for place in range(50)]
    post, other = rows(person("ann"), 2)

    click(fifty, post, "1111")
    assert post.like_count == 50
    click(fifty, other, "0101")


def test_a_post_may_be_deleted_while_it_is_liked_kept_and_talked_about(
    crowd: list[SignedIn],
) -> None:
    post = rows(person("ann"), 1)[0]
    for client in crowd[:4]:
        like(client, post, "1")
        client.post(f"/i/{post.public_id}/comments/", {"text": "Oh!", "submit_key": "first"})

    def act(client: Client) -> int:
        place = crowd.index(client)  # type: ignore[arg-type]
        if place == 0:
            delete_post(post=post)
            return 302
        what, form = [
            ("like", {"value": "0"}),
            ("like", {"value": "1"}),
            ("bookmark", {"value": "1"}),
            ("comments", {"text": "Oh!", "submit_key": "second"}),
        ][place % 4]
        return client.post(f"/i/{post.public_id}/{what}/", form).status_code

    statuses = at_once(act, crowd)

    assert set(statuses) <= {302, 404}
    assert not Post.objects.exists()
    assert not Like.objects.exists()
    assert not Comment.objects.exists()


def test_a_comment_sent_several_times_at_once_is_one(crowd: list[SignedIn]) -> None:
    post = rows(person("ann"), 1)[0]
    tabs = tabs_of(crowd[:1], 6)
    form = {"text": "Lovely!", "submit_key": "k"}

    statuses = at_once(
        lambda tab: tab.post(f"/i/{post.public_id}/comments/", form).status_code, tabs
    )

    assert set(statuses) == {302}
    post.refresh_from_db()
    assert post.comment_count == Comment.objects.count() == 1


def test_a_comment_removed_hidden_and_its_post_deleted_at_once_leave_nothing(
    crowd: list[SignedIn],
) -> None:
    post, stays = rows(person("ann"), 2)
    authors = [client.user for client in crowd]
    comments = [
        add_comment(author=author, post=where, text="Oh!", submit_key=where.public_id)
        for author in authors
        for where in (post, stays)
    ]

    def act(client: Client) -> int:
        match crowd.index(client):  # type: ignore[arg-type]
            case 0:
                delete_post(post=post)
            case 1 | 2:
                hide_comments(comments=comments)
            case 3:
                restore_comments(comments=comments)
            case place:
                for comment in comments[place * 2 : place * 2 + 2]:
                    delete_comment(comment=comment)
        return 0

    at_once(act, crowd)

    stays.refresh_from_db()
    assert not Post.objects.filter(pk=post.pk).exists()
    assert stays.comment_count == Comment.objects.filter(post=stays, hidden_at=None).count()
