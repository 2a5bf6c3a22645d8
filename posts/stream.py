"""What makes up a person's stream: the newest few of each source, ids first.

The sources are the people and the tags one follows. A join of all that they ever posted would grow
with the site; asking an index for the newest few of each does not. Django knows no LATERAL, so
there is SQL here; who may see what is said by querysets all the same.
"""

from string import Formatter
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import RawSQL

from accounts.models import User
from accounts.models.user import Audience
from accounts.querysets import muted_by, not_apart
from pictria.core.pagination import Cursor, Page
from posts.models import FollowedTag, Post, TaggedPost
from posts.querysets import in_feeds_of, shown

Parts = dict[str, "QuerySet[Any, Any]"]

# A source is left out when as many others as fill the page have something newer than its newest.
# `one` and `few` are the newest posts for each row before them.
STREAM = """
WITH newest AS (
    SELECT person.id AS person, 0 AS tag, post.posted_at, post.post_id
    FROM ({people}) AS person {by_person:one}
    UNION ALL
    SELECT 0 AS person, tag.tag_id AS tag, post.posted_at, post.post_id
    FROM ({tags}) AS tag {with_tag:one}
), ranked AS (
    SELECT person, tag, DENSE_RANK() OVER (ORDER BY posted_at DESC, post_id DESC) AS place
    FROM newest
), source AS MATERIALIZED (
    SELECT person, tag FROM ranked WHERE place <= {number}
)
SELECT page.post_id, tag.name
FROM (
    SELECT post_id, posted_at, MIN(because) AS because
    FROM (
        SELECT post_id, posted_at, 0 AS because FROM ({own} LIMIT {number}) AS own
        UNION ALL
        SELECT post.post_id, post.posted_at, 0 AS because
        FROM (SELECT person AS id FROM source WHERE person <> 0) AS person {by_person:few}
        UNION ALL
        SELECT post.post_id, post.posted_at, tag.tag_id AS because
        FROM (SELECT tag AS tag_id FROM source WHERE tag <> 0) AS tag {with_tag:few}
    ) AS found
    GROUP BY post_id, posted_at
    ORDER BY posted_at DESC, post_id DESC
    LIMIT {number}
) AS page
LEFT JOIN posts_tag AS tag ON tag.id = page.because
ORDER BY page.posted_at DESC, page.post_id DESC
"""
FOR_EACH = {
    "postgresql": "CROSS JOIN LATERAL ({posts} LIMIT {number}) AS post",
    "sqlite": (
        "JOIN (SELECT id AS post_id, posted_at FROM posts_post) AS post"
        " ON post.post_id IN (SELECT post_id FROM ({posts} LIMIT {number}))"
    ),
}


class Found(NamedTuple):
    """A post's id, and the followed tag that alone brings it, if that is so."""

    post_id: int
    because: str | None


def page_of_stream(viewer: User, *, after: str | None, size: int) -> Page[Post]:
    """The `size` newest posts of the stream after the cursor, in two queries.

    A post that only a followed tag brings names it as `because`. Raises Http404 for a cursor that
    is none.
    """
    found = find(parts(viewer, after), size + 1)
    posts = _posts(viewer, found[:size])
    is_last = len(found) <= size or not posts
    return Page(posts, None if is_last else str(Cursor(posts[-1].posted_at, posts[-1].pk)))


def parts(viewer: User, after: str | None = None) -> Parts:
    """What stands in the places of STREAM; posts are the newest after the cursor."""
    older = Cursor.read(after).older if after is not None else _whatever
    by_person = Post.objects.filter(shown(), older(), author=RawSQL("person.id", ()))
    with_tag = TaggedPost.objects.filter(
        in_feeds_of(viewer, "content_object__"),
        older(tie="content_object"),
        tag=RawSQL("tag.tag_id", ()),
    )
    return {
        "people": _followed_people(viewer).values("id"),
        "tags": FollowedTag.objects.filter(user=viewer).values("tag_id"),
        "own": _newest(Post.objects.filter(older(), author=viewer)),
        "by_person": _newest(by_person),
        "with_tag": _newest(with_tag, post="content_object"),
    }


def _whatever(tie: str = "") -> Q:
    return Q()


def _followed_people(viewer: User) -> "QuerySet[User]":
    """Whom the viewer follows and wants to hear of."""
    there = User.objects.exclude(audience=Audience.NOBODY)
    return there.filter(not_apart(viewer), ~muted_by(viewer), followed_by__follower=viewer)


def _newest(rows: "QuerySet[Any]", post: str = "id") -> "QuerySet[Any, Any]":
    return rows.order_by("-posted_at", f"-{post}").values("posted_at", post_id=F(post))


def find(parts: Parts, number: int) -> list[Found]:
    """The `number` newest posts of the stream, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(*statement(parts, number))
        return [Found(*row) for row in cursor.fetchall()]


def statement(parts: Parts, number: int) -> tuple[str, list[Any]]:
    """STREAM with everything in its place, and the parameters in their order."""
    written = {name: query.query.sql_with_params() for name, query in parts.items()}
    numbers = {"one": 1, "few": number}
    sql, parameters = "", list[Any]()
    for text, name, how, _ in Formatter().parse(STREAM):
        part, its_parameters = written.get(name or "", ("", ()))
        if name == "number":
            part = str(number)
        elif how:
            part = FOR_EACH[connection.vendor].format(posts=part, number=numbers[how])
        sql += text + part
        parameters += its_parameters
    return sql, parameters


def _posts(viewer: User, found: list[Found]) -> list[Post]:
    """In the order found; `visible_to` has the last word on what was hidden meanwhile."""
    there = Post.objects.visible_to(viewer).for_cards().in_bulk([each.post_id for each in found])
    for each in found:
        if each.post_id in there:
            there[each.post_id].because = each.because or ""
    return [there[each.post_id] for each in found if each.post_id in there]
