"""Cards, and what the person who looks did with the posts of a page."""

from collections.abc import Iterable

from django import template
from django.contrib.auth.models import AnonymousUser
from django.template import Context
from django.utils.safestring import SafeString

from accounts.querysets import Viewer
from posts.marks import Marks, marks_of
from posts.models import Post
from posts.walls import wall_of

register = template.Library()


@register.simple_tag(takes_context=True)
def cards_of(context: Context, posts: Iterable[Post]) -> SafeString:
    """The cards of all these posts, with what the person likes and keeps, in one query."""
    return wall_of(posts, _viewer(context))


@register.simple_tag(takes_context=True)
def marks_for_one(context: Context, post: Post) -> Marks:
    """The marks on one post, where it stands alone."""
    return marks_of(_viewer(context), [post.pk])


def _viewer(context: Context) -> Viewer:
    request = getattr(context, "request", None)
    return request.user if request else AnonymousUser()
