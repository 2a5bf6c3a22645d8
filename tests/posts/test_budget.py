"""What pages cost the database for somebody who is signed in, however much is on them."""

import pytest

from accounts.models import Follow
from posts.models import Comment, Like, Post
from posts.services.bookmarks import bookmark_post
from posts.services.likes import like_post
from tests.support.people import SignedIn, person, signed_in
from tests.support.posts import rows
from tests.support.queries import query_count

pytestmark = pytest.mark.django_db
MOST = 10
WALLS = ("/", "/latest/", "/tags/sea/", "/@ann/", "/bookmarks/", "/@other/likes/", "/stream/")


def mixed_wall(viewer: SignedIn, number: int) -> list[Post]:
    """So many posts of all kinds, all liked and kept by the viewer."""
    ann = person("ann")
    Follow.objects.create(follower=viewer.user, followed=ann)
    third = number // 3
    posts = [
        *rows(ann, third, kind="image", tags=("sea",)),
        *rows(ann, third, kind="collection", title="Boats", tags=("sea",)),
        *rows(ann, number - 2 * third, kind="text", caption="Rain again, @ann.", tags=("sea",)),
    ]
    for post in posts:
        like_post(user=viewer.user, post=post)
        bookmark_post(user=viewer.user, post=post)
    return posts


@pytest.mark.parametrize("address", WALLS)
def test_a_wall_of_mixed_posts_stays_within_its_budget(other: SignedIn, address: str) -> None:
    mixed_wall(other, 20)

    assert query_count(other, address) <= MOST
    assert other.get(address).content.decode().count('aria-pressed="true"') == 40


def test_related_posts_cost_the_same_for_few_and_for_many(other: SignedIn) -> None:
    posts = mixed_wall(other, 3)
    few = query_count(other, posts[0].get_absolute_url())
    rows(posts[0].author, 20, tags=("sea",))

    assert query_count(other, posts[0].get_absolute_url()) == few


@pytest.fixture
def post(owner: SignedIn) -> Post:
    return rows(owner.user, 1)[0]


def test_twenty_comments_cost_what_one_costs(other: SignedIn, post: Post) -> None:
    people = [person(f"person{place}") for place in range(20)]

    def say(number: int) -> None:
        Comment.objects.bulk_create(
            Comment(author=author, post=post, text=f"@{author} and @other", submit_key=f"{number}")
            for author in people[:number]
        )

    say(1)
    one = {address: query_count(other, address) for address in addresses(post)}
    say(19)

    assert {address: query_count(other, address) for address in addresses(post)} == one


def test_twenty_likes_cost_what_two_cost(other: SignedIn, post: Post) -> None:
    people = [person(f"person{place}") for place in range(20)]
    Like.objects.bulk_create(Like(user=someone, post=post) for someone in people[:2])
    two = query_count(other, post.get_absolute_url())
    Like.objects.bulk_create(Like(user=someone, post=post) for someone in people[2:])

    assert query_count(other, post.get_absolute_url()) == two
    assert query_count(signed_in(people[0]), post.get_absolute_url()) == two


def addresses(post: Post) -> list[str]:
    return [post.get_absolute_url(), f"/i/{post.public_id}/comments/"]
