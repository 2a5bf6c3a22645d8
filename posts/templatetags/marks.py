"""What the person who looks did with the posts of a page."""

from collections.abc import Iterable

from django import template
from django.contrib.auth.models import AnonymousUser
from django.template import Context

from posts.marks import Marks, marks_of
from posts.models import Post

register = template.Library()


@register.simple_tag(takes_context=True)
def marks_for(context: Context, posts: Iterable[Post]) -> Marks:
    """The marks on all these posts, in one query; a wall asks once for all its cards."""
    request = getattr(context, "request", None)
    return marks_of(request.user if request else AnonymousUser(), posts)


@register.simple_tag(takes_context=True)
def marks_for_one(context: Context, post: Post) -> Marks:
    """The marks on one post, where it stands alone."""
    return marks_for(context, [post])
