"""How templates show boards."""

from typing import Any

from django import template

from collections_app import feeds
from collections_app.models.board import Board
from posts.models import Post

register = template.Library()


@register.filter
def of_board(covers: dict[int, list[Post]], board: Board) -> list[Post]:
    """The pictures that stand for a board, of those that `feeds.covers` found."""
    return covers.get(board.pk, [])


@register.inclusion_tag("boards/also_on.html", takes_context=True)
def also_on(context: dict[str, Any], post: Post) -> dict[str, Any]:
    """Public boards where the post is, as links; nothing where there are none."""
    return {"boards": feeds.also_on(post, context["user"])}
