"""A small site on which every kind of list can be made long: see queries.py."""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accounts.models import User
    from posts.models import Post

TAGS = ("sea", "boats")


class World:
    """ann, whose lists they are, and her first post and board."""

    def __init__(self) -> None:
        from tests.support.people import person

        self.ann = person("ann")
        self._people = 0

    def grow(self, number: int) -> None:
        """Adds so many rows to every list of ann's."""
        from tests.support.posts import rows

        posts = rows(self.ann, number, tags=TAGS)
        rows(self.ann, number, kind="collection")
        people = self._new_people(number)
        _follow(self.ann, people)
        _like_and_keep(self.ann, posts)
        _gather(self.ann, posts)
        _talk(self.ann, people)
        _tell(self.ann, people, posts)

    def _new_people(self, number: int) -> "list[User]":
        from accounts.models import Profile, User

        numbers = range(self._people, self._people + number)
        self._people += number
        people = User.objects.bulk_create(
            User(username=f"p{each}", password="!") for each in numbers
        )
        Profile.objects.bulk_create(Profile(user=each) for each in people)
        return people

    @property
    def places(self) -> dict[str, str]:
        """What stands in the addresses of pages."""
        return {"post": first_post(self.ann).public_id}


def first_post(person: "User") -> "Post":
    return person.posts.order_by("pk")[0]


def _follow(ann: "User", people: "list[User]") -> None:
    from accounts.models import Follow

    ann.profile.following_count += len(people)
    ann.profile.save()
    Follow.objects.bulk_create(
        follow
        for each in people
        for follow in (Follow(follower=ann, followed=each), Follow(follower=each, followed=ann))
    )


def _like_and_keep(ann: "User", posts: "Iterable[Post]") -> None:
    from posts.models import Bookmark, Like

    Like.objects.bulk_create(Like(user=ann, post=post) for post in posts)
    Bookmark.objects.bulk_create(Bookmark(user=ann, post=post) for post in posts)


def _gather(ann: "User", posts: "Iterable[Post]") -> None:
    """Every post hangs on the board `all`, and each on one of its own."""
    from collections_app.models import Board, BoardItem

    whole, _ = Board.objects.get_or_create(owner=ann, slug="all", defaults={"name": "All"})
    BoardItem.objects.bulk_create(
        BoardItem(board=whole, post=post, added_by=ann, position=post.pk) for post in posts
    )
    boards = Board.objects.bulk_create(
        Board(owner=ann, name="One", slug=f"one-{post.pk}", submit_key=f"{post.pk}", cover=post)
        for post in posts
    )
    BoardItem.objects.bulk_create(
        BoardItem(board=board, post=board.cover, added_by=ann, position=1) for board in boards
    )


def _talk(ann: "User", people: "Iterable[User]") -> None:
    from posts.models import Comment

    post = first_post(ann)
    Comment.objects.bulk_create(
        Comment(author=each, post=post, text="How good.", submit_key="1") for each in people
    )


def _tell(ann: "User", people: "Iterable[User]", posts: "Iterable[Post]") -> None:
    from django.utils import timezone

    from pictria.notifications.models import Cause, Line

    now = timezone.now()
    lines = Line.objects.bulk_create(
        Line(
            recipient=ann,
            kind="like",
            post=post,
            key=f"like:{post.pk}",
            latest_at=now - timedelta(seconds=post.pk),
        )
        for post in posts
    )
    Cause.objects.bulk_create(
        Cause(line=line, actor=actor, key="") for line, actor in zip(lines, people, strict=True)
    )
