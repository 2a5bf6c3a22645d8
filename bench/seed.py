"""A PostgreSQL database as a large site would have it.

    python -m bench.seed --posts 1000000 --database postgres://…

The database must be empty. The same numbers fill it with the same rows (crowd.py draws them);
counters are right. A million posts take a few minutes on two cores.
"""

import argparse
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from bench import entries
from bench.copying import Row, copy, without_indexes
from bench.crowd import READERS, Crowd, Scale, drawn, skewed
from bench.site import make_tables, open_database

TAGS = 2_000
MOST_TAGS = 4
BOARDS_A_PERSON = 2
POSTS_A_BOARD = 30
PLACEHOLDER = "data:image/webp;base64," + "UklGRg" * 20
SIZES = ((1200, 800), (800, 1200), (1000, 1000), (1600, 900), (900, 1600))


def fill(scale: Scale, seed: int = 1) -> None:
    """Fills the database that Django has open. It must be empty."""
    from django.db import connection, transaction

    from accounts.models import User

    if User.objects.exists():
        raise SystemExit("This database has people in it already. Give an empty one.")
    crowd = Crowd(scale, random.Random(seed))
    with transaction.atomic(), without_indexes(*_models()):
        for write in (
            _people,
            _posts,
            _days,
            _tags,
            _likes,
            _bookmarks,
            _comments,
            _follows,
            _boards,
        ):
            write(crowd)
        entries.write_entries()
    entries.count()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def _models() -> list[Any]:
    from accounts.models import Follow, Profile, User
    from collections_app.models import Board, BoardItem, Collection
    from pictria.search.models import PostEntry
    from posts import models as posts

    acts = [posts.Like, posts.Bookmark, posts.Comment, posts.FollowedTag]
    boards = [Collection, Board, BoardItem]
    return [
        User,
        Profile,
        Follow,
        posts.Post,
        posts.DailyStat,
        posts.Image,
        posts.Tag,
        posts.TaggedPost,
        *acts,
        *boards,
        PostEntry,
    ]


def _people(crowd: Crowd) -> None:
    from accounts.models import Profile, User

    number = crowd.scale.people
    names = [f"person{person}" for person in range(1, number + 1)] + list(READERS)
    shown: Counter[int] = Counter()
    for author, is_shown in zip(crowd.authors, crowd.is_shown, strict=True):
        shown[author] += is_shown
    followers = Counter(followed for follows in crowd.follows for followed in follows)
    copy(
        User,
        "id public_id username password is_private",
        (
            (person, crowd.words(11), name, "!", person in crowd.private)
            for person, name in enumerate(names, start=1)
        ),
    )
    copy(
        Profile,
        "id user_id post_count follower_count following_count",
        (
            (person, person, shown[person], followers[person], len(follows))
            for person, follows in enumerate(crowd.follows, start=1)
        ),
    )


def _posts(crowd: Crowd) -> None:
    """A tenth are words alone, a tenth Collections of three, the others one picture."""
    from collections_app.models import Collection
    from posts.models import Image, Post

    copy(
        Post,
        "id public_id author_id kind caption visibility cover_id image_count like_count"
        " view_count comment_count submit_key posted_at",
        _post_rows(crowd),
    )
    copy(
        Image,
        "id public_id owner_id post_id position width height format size sha256 colour"
        " placeholder original_key token widths state",
        _image_rows(crowd),
    )
    of_several = (post for post in range(1, crowd.scale.posts + 1) if _kind(post) == "collection")
    copy(Collection, "post_id", ((post,) for post in of_several))


def _days(crowd: Crowd) -> None:
    """Everybody looked on the day of posting."""
    from posts.models import DailyStat

    views = enumerate(crowd.view_counts, start=1)
    copy(
        DailyStat,
        "post_id day views",
        ((post, crowd.moment(post).date(), number) for post, number in views if number),
    )


def _kind(post: int) -> str:
    return {0: "collection", 5: "text"}.get(post % 10, "image")


def _pictures(post: int) -> int:
    return {"collection": 3, "text": 0}.get(_kind(post), 1)


def _post_rows(crowd: Crowd) -> Iterator[Row]:
    image = 1
    numbers = zip(crowd.like_counts, crowd.view_counts, crowd.comment_counts, strict=True)
    facts = zip(crowd.authors, crowd.is_shown, numbers, strict=True)
    for post, (author, is_shown, counted) in enumerate(facts, start=1):
        pictures, moment = _pictures(post), crowd.moment(post)
        visibility, cover = "public" if is_shown else "private", image if pictures else None
        words, key = crowd.caption(), f"seed{post}"
        yield (
            *(post, crowd.words(11), author, _kind(post), words, visibility, cover, pictures),
            *(*counted, key, moment),
        )
        image += pictures


def _image_rows(crowd: Crowd) -> Iterator[Row]:
    image = 0
    for post, author in enumerate(crowd.authors, start=1):
        for position in range(_pictures(post)):
            image += 1
            width, height = SIZES[image % len(SIZES)]
            token, sha256 = crowd.words(22), f"{image:064x}"
            original = f"original/{token}.jpg"
            yield (
                *(image, crowd.words(11), author, post, position, width, height, "JPEG", 500_000),
                *(sha256, "#887766", PLACEHOLDER, original, token, "[236, 474, 736]", "ready"),
            )


def _tags(crowd: Crowd) -> None:
    from posts.models import FollowedTag, Tag, TaggedPost

    copy(Tag, "id name slug", ((tag, f"tag{tag}", f"tag{tag}") for tag in range(1, TAGS + 1)))
    copy(TaggedPost, "tag_id content_object_id posted_at", _tagged(crowd))
    copy(FollowedTag, "user_id tag_id", _followed_tags(crowd))


def _tagged(crowd: Crowd) -> Iterator[Row]:
    common = skewed(TAGS)
    for post in range(1, crowd.scale.posts + 1):
        number = int(crowd.chance.random() * (MOST_TAGS + 1))
        for tag in set(drawn(crowd, common, number)):
            yield tag, post, crowd.moment(post)


def _followed_tags(crowd: Crowd) -> Iterator[Row]:
    common, last = skewed(TAGS), crowd.scale.people + len(READERS)
    for person in range(1, crowd.scale.people + 1):
        yield from ((person, tag) for tag in set(drawn(crowd, common, person % 8)))
    # Fifty of the most common and fifty of the rarest.
    yield from ((last, tag) for tag in (*range(1, 51), *range(TAGS - 49, TAGS + 1)))


def _likes(crowd: Crowd) -> None:
    from posts.models import Like

    people = range(1, crowd.scale.people + 1)
    counts = enumerate(crowd.like_counts, start=1)
    copy(
        Like,
        "user_id post_id",
        ((person, post) for post, count in counts for person in crowd.chance.sample(people, count)),
    )


def _bookmarks(crowd: Crowd) -> None:
    from posts.models import Bookmark

    posts = range(1, crowd.scale.posts + 1, 2)
    copy(Bookmark, "user_id post_id", ((post % crowd.scale.people + 1, post) for post in posts))


def _comments(crowd: Crowd) -> None:
    from posts.models import Comment

    copy(
        Comment,
        "public_id author_id post_id text submit_key",
        (
            (
                crowd.words(11),
                post % crowd.scale.people + 1,
                post,
                "How good.",
                f"seed{post}-{each}",
            )
            for post, count in enumerate(crowd.comment_counts, start=1)
            for each in range(count)
        ),
    )


def _follows(crowd: Crowd) -> None:
    from accounts.models import Follow

    follows = enumerate(crowd.follows, start=1)
    copy(
        Follow,
        "follower_id followed_id",
        ((follower, followed) for follower, chosen in follows for followed in chosen),
    )


def _boards(crowd: Crowd) -> None:
    from collections_app.models import Board, BoardItem

    everyones = [
        post
        for post, (author, is_shown) in enumerate(
            zip(crowd.authors, crowd.is_shown, strict=True), start=1
        )
        if is_shown and author not in crowd.private
    ]
    number = min(POSTS_A_BOARD, len(everyones))
    boards = range(1, crowd.scale.people * BOARDS_A_PERSON + 1)
    owners = [(board - 1) // BOARDS_A_PERSON + 1 for board in boards]
    copy(
        Board,
        "id public_id owner_id name slug item_count submit_key",
        (
            (
                board,
                crowd.words(11),
                owner,
                f"Board {board}",
                f"board-{board}",
                number,
                f"seed{board}",
            )
            for board, owner in zip(boards, owners, strict=True)
        ),
    )
    copy(
        BoardItem,
        "board_id post_id added_by_id position",
        (
            (board, post, owner, position)
            for board, owner in zip(boards, owners, strict=True)
            for position, post in enumerate(crowd.chance.sample(everyones, number))
        ),
    )


def drift(sample: int = 500) -> dict[str, int]:
    """How many rows of a sample have a wrong counter, by what `manage.py recount` goes by."""
    from pictria.core.counters import registered

    return {str(counter): _wrong(counter, sample) for counter in registered()}


def _wrong(counter: Any, sample: int) -> int:
    newest = counter.model._default_manager.order_by("-pk").values_list("pk", flat=True)[:sample]
    rows = counter.model._default_manager.filter(pk__in=list(newest))
    truths = rows.annotate(truth=counter.truth).values_list(counter.field, "truth")
    return sum(number != truth for number, truth in truths)


def main() -> int:
    """Fills a database and says how long that took; ends with 1 if a counter is wrong."""
    numbers = argparse.ArgumentParser(description="Fills an empty PostgreSQL database.")
    numbers.add_argument("--database", default=os.environ.get("TEST_DATABASE_URL"))
    numbers.add_argument("--posts", type=int, default=Scale.posts)
    numbers.add_argument("--people", type=int, default=Scale.people)
    numbers.add_argument("--likes", type=int, help="five a post, unless said otherwise")
    numbers.add_argument("--seed", type=int, default=1)
    chosen = numbers.parse_args()
    if not chosen.database:
        numbers.error("say which --database")
    open_database(chosen.database)
    make_tables()
    began = time.monotonic()
    likes = chosen.posts * 5 if chosen.likes is None else chosen.likes
    fill(Scale(chosen.posts, chosen.people, likes), chosen.seed)
    wrong = drift()
    print(f"{chosen.posts:,} posts in {time.monotonic() - began:.0f} s; counters wrong: {wrong}")
    return 1 if any(wrong.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
