"""What can be found, a kind a tab: how it is called, who finds it, and in which order it comes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from pictria.search import finding
from pictria.search.query import Query

BEST = "What fits best among the newest 1,000 matches comes first, then the rest, newest first."
NEWEST = "Newest first."
LIKES = "Most liked first, newest first among equals."
VIEWS = "Most viewed first, newest first among equals."
MOST_USED = "Most used first."


def _of_posts(query: Query) -> str:
    return {"likes": LIKES, "views": VIEWS}.get(query.sort) or _order(query, query.terms)


def _of_people(query: Query) -> str:
    return _order(query, (*query.terms, *query.tags, *query.by))


def _of_boards(query: Query) -> str:
    return _order(query, (*query.terms, *query.tags))


def _of_tags(query: Query) -> str:
    return MOST_USED


def _order(query: Query, words: tuple[str, ...]) -> str:
    """Where there are no words, nothing can fit better than another."""
    return BEST if words and query.sort != "newest" else NEWEST


@dataclass(frozen=True)
class Kind:
    """`order_of` gives a sentence that tells in which order the results of a query come."""

    name: str
    words: str
    find: Callable[..., Any]
    order_of: Callable[[Query], str]

    @property
    def template(self) -> str:
        return f"search/{self.name}.html"


KINDS = {
    kind.name: kind
    for kind in (
        Kind("posts", "Posts", finding.find_posts, _of_posts),
        Kind("people", "People", finding.find_people, _of_people),
        Kind("boards", "Boards", finding.find_boards, _of_boards),
        Kind("tags", "Tags", finding.find_tags, _of_tags),
    )
}


def exactly(query: Query) -> Query:
    """The same with its words as they are: typing errors in a phrase are not forgiven."""
    return replace(query, words=(), phrases=(*query.words, *query.phrases))
