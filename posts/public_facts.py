"""What cards are made of, of posts that everyone may see: each page in one prepared query."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from pictria.core.pagination import Cursor, Page
from pictria.core.prepared import Prepared, Row
from posts.cards import FIELDS, Facts
from posts.models import Post, TaggedPost
from posts.querysets import everyone_sees

Rows = QuerySet[Any, Row]


def public_facts(ids: Sequence[int]) -> dict[int, Facts]:
    """Those of these posts that everyone may see, by id."""
    rows = _WITH_IDS.rows(*ids) if ids else []
    return {row[0]: Facts.of_public(row) for row in rows}


def newest_facts(*, after: str | None, size: int) -> Page[Facts]:
    """A page of all posts, newest first. Raises Http404 for a cursor that is none."""
    return _page(_newest(size).rows(*_last(after)), size)


def tagged_facts(tag_id: int, *, after: str | None, size: int) -> Page[Facts]:
    """A page of the posts with a tag, newest first. Raises Http404 for a cursor that is none."""
    return _page(_tagged(size).rows(tag_id, *_last(after)), size)


def facts_of(page: Page[Post]) -> Page[Facts]:
    """The same page; `for_cards()` saves its queries."""
    return Page([Facts.of(post) for post in page.rows], page.after)


def _last(after: str | None) -> tuple[Any, ...]:
    """The moment and id of the last post shown; nothing at the beginning."""
    if after is None:
        return ()
    last = Cursor.read(after)
    return last.moment, last.id


def _page(rows: Sequence[Row], size: int) -> Page[Facts]:
    """Of rows that hold FIELDS and the moment; one more than is shown means that there is more."""
    facts = [Facts.of_public(row) for row in rows[:size]]
    if len(rows) <= size:
        return Page(facts, None)
    return Page(facts, str(Cursor(rows[size - 1][-1], facts[-1].pk)))


def _with_ids(*ids: int) -> Rows:
    return Post.objects.public().filter(pk__in=ids).values_list(*FIELDS)


_WITH_IDS = Prepared(_with_ids)


@lru_cache
def _newest(size: int) -> Prepared:
    return Prepared(lambda *last: _following(Post.objects.public(), last)[: size + 1])


@lru_cache
def _tagged(size: int) -> Prepared:
    """From the tag's rows, which have the order of their index, and not from the posts."""

    def write(tag_id: int, *last: Any) -> Rows:
        tagged = TaggedPost.objects.filter(everyone_sees("content_object__"), tag=tag_id)
        return _following(tagged, last, "content_object")[: size + 1]

    return Prepared(write)


def _following(rows: QuerySet[Any], last: tuple[Any, ...], post: str = "") -> Rows:
    """What comes after the last post shown, newest first; `post` leads from a row to its post."""
    path, tie = (f"{post}__", f"{post}_id") if post else ("", "id")
    older = rows.filter(Cursor(*last).older(tie=tie)) if last else rows
    fields = [f"{path}{field}" for field in FIELDS]
    return older.order_by("-posted_at", f"-{tie}").values_list(*fields, "posted_at")
