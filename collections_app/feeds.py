"""Every list of boards that the site shows, and what boards say of posts."""

from collections import Counter
from collections.abc import Iterable, Mapping

from django.db.models import OuterRef, Q, QuerySet, Subquery

from accounts.models import User
from accounts.querysets import Viewer
from collections_app.models.board import Board, BoardItem
from collections_app.querysets import (
    BoardItemQuerySet,
    BoardQuerySet,
    everyone_sees_board,
    visible_board,
)
from posts.models import Post
from posts.querysets import visible

PICTURES_A_COVER = 4
ALSO_ON = 6
# Related posts come from so many boards, and of each from so many posts that hang first.
BOARDS_COMPARED = 20
POSTS_COMPARED = 40
MOST_BESIDE = 100


def of_person(owner: User, viewer: Viewer) -> BoardQuerySet:
    """A person's boards as far as the viewer may see them, newest first."""
    theirs = Board.objects.visible_to(viewer).filter(owner=owner).select_related("owner")
    return theirs.with_numbers(viewer)


def shared_with(person: User) -> BoardQuerySet:
    """Others' boards that a person takes part in, where they saved last first."""
    theirs = Board.objects.kept_by(person).exclude(owner=person).select_related("owner")
    return theirs.with_numbers(person).last_used_first(person)


def inviting(person: User) -> BoardQuerySet:
    """Boards that a person is invited to, the newest first."""
    asked = Board.objects.visible_to(person).select_related("owner")
    asked = asked.filter(collaborators__person=person, collaborators__accepted_at=None)
    return asked.order_by("-collaborators__created_at")


def to_save_to(person: User) -> BoardQuerySet:
    """Boards that a person may fill, where they saved last first."""
    return Board.objects.kept_by(person).select_related("owner").last_used_first(person)


def hanging(board: Board, viewer: Viewer) -> BoardItemQuerySet:
    """What hangs on a board, as far as the viewer may see it."""
    return board.items.visible_to(viewer).for_cards()


def also_on(post: Post, viewer: Viewer) -> list[Board]:
    """The public boards where a post was saved last, of those that the viewer may see."""
    shared = Q(board__visibility="public", board__hidden_at=None)
    items = BoardItem.objects.filter(visible_board(viewer, "board__"), shared, post=post)
    newest = items.select_related("board__owner").order_by("-id")[:ALSO_ON]
    return [item.board for item in newest]


def chosen_cover(board: Board, viewer: Viewer) -> Post | None:
    """The post that the owner chose to stand for a board, if the viewer may (still) see it."""
    if board.cover_id is None:
        return None
    return Post.objects.visible_to(viewer).for_cards().filter(pk=board.cover_id or 0).first()


def covers(boards: Iterable[Board], viewer: Viewer) -> dict[int, list[Post]]:
    """For each board the pictures that stand for it: its cover, then what hangs first.

    Only what the viewer may see and what need not be covered from them. Two queries, each board
    read from the top of its index.
    """
    boards = list(boards)
    chosen = _first_with_pictures(boards, viewer)
    wanted = {post for posts in chosen.values() for post in posts}
    wanted |= {board.cover_id for board in boards if board.cover_id}
    there = Post.objects.filter(_fit_for_cover(viewer)).select_related("cover", "author")
    posts = there.in_bulk(list(wanted))
    return {board.pk: _pick(board, chosen.get(board.pk, ()), posts) for board in boards}


def _first_with_pictures(boards: list[Board], viewer: Viewer) -> dict[int, list[int]]:
    hanging = BoardItem.objects.filter(_fit_for_cover(viewer, "post__"), board=OuterRef("pk"))
    ids = hanging.in_order().values("post")
    names = [f"picture{place}" for place in range(PICTURES_A_COVER)]
    firsts = {name: Subquery(ids[place : place + 1]) for place, name in enumerate(names)}
    rows = Board.objects.filter(pk__in=[board.pk for board in boards]).annotate(**firsts)
    found = rows.values_list("pk", *names)
    return {pk: [post for post in posts if post] for pk, *posts in found}


def _fit_for_cover(viewer: Viewer, path: str = "") -> Q:
    pictures = Q((f"{path}cover__isnull", False))
    if not (viewer.is_authenticated and viewer.profile.shows_sensitive):
        pictures &= Q((f"{path}sensitive", False))
    return visible(viewer, path) & pictures


def _pick(board: Board, first: Iterable[int], posts: Mapping[int, Post]) -> list[Post]:
    ids = dict.fromkeys([board.cover_id, *first] if board.cover_id else first)
    return [posts[pk] for pk in ids if pk in posts][:PICTURES_A_COVER]


def posts_beside(post: Post) -> Mapping[int, int]:
    """Posts on the same public boards, and on how many of them. Three queries of bounded work."""
    tops = _tops_of_boards_with(post)
    if not tops:
        return {}
    reach = Q()
    for board, position in tops:
        reach |= Q(board=board, position__gte=position)
    beside = BoardItem.objects.filter(reach).exclude(post=post).values_list("post", flat=True)
    return dict(Counter(beside.order_by()).most_common(MOST_BESIDE))


def _tops_of_boards_with(post: Post) -> list[tuple[int, int]]:
    """The boards where it was saved last, and down to which position of each one looks."""
    here = BoardItem.objects.filter(everyone_sees_board("board__"), post=post)
    newest = here.order_by("-id").values_list("board", flat=True)[:BOARDS_COMPARED]
    positions = BoardItem.objects.filter(board=OuterRef("pk")).in_order().values("position")
    lowest = BoardItem.objects.filter(board=OuterRef("pk")).order_by("position").values("position")
    # The lowest of all where a board has fewer.
    reach = Board.objects.filter(pk__in=list(newest)).annotate(
        far=Subquery(positions[POSTS_COMPARED : POSTS_COMPARED + 1]),
        end=Subquery(lowest[:1]),
    )
    found = reach.values_list("pk", "far", "end")
    return [(pk, end if far is None else far + 1) for pk, far, end in found]


def collaborators(board: Board, viewer: Viewer) -> "QuerySet[User]":
    """Who fills a board besides its owner, as far as the viewer may see them."""
    there = Q(board_ties__board=board, board_ties__accepted_at__isnull=False)
    people = User.objects.visible_to(viewer).filter(there).select_related("profile")
    return people.order_by("board_ties__accepted_at")
