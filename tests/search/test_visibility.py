"""What is not everyone's to see can be found, suggested and corrected to by nobody else."""

from collections.abc import Callable

import pytest

from accounts.models import Follow, User
from accounts.services.blocking import block
from accounts.services.closing import close_accounts
from accounts.services.following import follow
from accounts.services.privacy import make_open, make_private
from pictria.search.finding import find_posts, suggest
from pictria.search.models import Word
from pictria.search.places import Place
from pictria.search.query import parse
from posts.models import Post
from posts.services.moderation import hide_posts, restore_posts
from posts.services.publishing import Words, edit_post
from posts.services.removal import delete_post
from tests.search.entries import GUEST, post_of, titles
from tests.support.people import SignedIn


def hide(post: Post) -> None:
    hide_posts(posts=[post], moderator=User.objects.get(username="other"))


def keep_private(post: Post) -> None:
    edit_post(post=post, words=Words(title=post.title, visibility="private"))


def close(post: Post) -> None:
    close_accounts(people=User.objects.filter(pk=post.author_id))


def make_account_private(post: Post) -> None:
    make_private(person=post.author)


def delete(post: Post) -> None:
    delete_post(post=post)


WITHDRAWING = (hide, keep_private, close, make_account_private, delete)


@pytest.mark.parametrize("withdraw", WITHDRAWING)
def test_what_is_withdrawn_is_found_by_nobody_else_at_once(
    owner: SignedIn, other: SignedIn, withdraw: Callable[[Post], None]
) -> None:
    post = post_of(owner.user, "Zeppelin")
    assert titles("zeppelin") == ["Zeppelin"]
    withdraw(post)
    for viewer in (GUEST, other.user):
        for text in ("zeppelin", "zepelin", "@owner", "-boat", "zeppelin sort:likes"):
            assert titles(text, viewer) == [], text
        for text in ("zepp", "zepelin"):
            assert suggest(text, viewer) == []
    assert not Word.objects.filter(word="zeppelin", count__gt=0).exists()


@pytest.mark.parametrize("withdraw", WITHDRAWING)
def test_nobody_hears_of_it_even_where_the_news_did_not_come(
    owner: SignedIn,
    other: SignedIn,
    withdraw: Callable[[Post], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    post = post_of(owner.user, "Zeppelin")
    monkeypatch.setattr("pictria.search.receivers.write_entries", lambda *_: None)
    monkeypatch.setattr("pictria.search.receivers.follow_person", lambda **_: None)
    monkeypatch.setattr("pictria.search.services.writing._follow", lambda *_: None)
    withdraw(post)
    for viewer in (GUEST, other.user):
        for text in ("zeppelin", "zepelin", "@owner", "zeppelin sort:likes"):
            assert titles(text, viewer) == [], text
        for text in ("zepp", "zepelin"):
            assert suggest(text, viewer) == []


def test_what_is_shown_again_is_found_again(owner: SignedIn, other: SignedIn) -> None:
    post = post_of(owner.user, "Zeppelin")
    hide(post)
    restore_posts(posts=[Post.objects.get(pk=post.pk)])
    assert titles("zeppelin") == ["Zeppelin"]
    make_account_private(post)
    make_open(person=User.objects.get(pk=post.author_id))
    assert titles("zeppelin") == ["Zeppelin"]


def test_authors_find_what_only_they_see(owner: SignedIn) -> None:
    post = post_of(owner.user, "Zeppelin", visibility="private")
    assert titles("zeppelin", owner.user) == ["Zeppelin"]
    edit_post(post=post, words=Words(title="Airship", visibility="private"))
    assert titles("zeppelin", owner.user) == []
    assert titles("airship sort:views", owner.user) == ["Airship"]
    assert titles("airship") == []


def test_who_was_let_in_finds_what_a_private_account_shares(
    owner: SignedIn, other: SignedIn
) -> None:
    post = post_of(owner.user, "Zeppelin")
    make_account_private(post)
    Follow.objects.create(follower=other.user, followed=owner.user)
    assert titles("zeppelin", other.user) == ["Zeppelin"]
    assert titles("zeppelin") == []


def test_blocked_and_muted_people_are_not_found(owner: SignedIn, other: SignedIn) -> None:
    post_of(owner.user, "Zeppelin")
    block(blocker=owner.user, blocked=other.user)
    assert titles("zeppelin", other.user) == []
    assert titles("zeppelin @owner", other.user) == []
    assert titles("zeppelin") == ["Zeppelin"]


def test_a_private_word_corrects_nothing(owner: SignedIn) -> None:
    post_of(owner.user, "Zeppelin", visibility="private")
    assert find_posts(parse("zepelin"), GUEST, after=None, size=20).corrected is None


@pytest.mark.parametrize("withdraw", [hide, keep_private])
def test_no_cursor_tells_of_what_a_private_account_keeps_to_itself(
    owner: SignedIn, other: SignedIn, withdraw: Callable[[Post], None]
) -> None:
    shared = [post_of(owner.user, f"Boat {number}") for number in range(3)]
    secret = post_of(owner.user, "Boat secret")
    follow(follower=other.user, followed=owner.user)
    withdraw(secret)
    make_private(person=owner.user)

    after = find_posts(parse("boat"), other.user, after=None, size=2).page.after
    assert after
    place = Place.read(after)
    assert {end[1] for end in (place.newest, place.oldest) if end} <= {
        0,
        *(post.pk for post in shared),
    }
