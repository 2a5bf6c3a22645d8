"""Pages that show posts."""

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.freshness import topics_of_person
from accounts.models import User
from accounts.querysets import Viewer
from accounts.views.person import first_page, head_of
from pictria.core.finished import finished
from pictria.core.pagination import Page, newest_first
from posts import feeds
from posts.captions import caption_html
from posts.days import numbers_of
from posts.freshness import topics_of_post
from posts.looking import guest_looked, looked
from posts.models import Post
from posts.related import related_posts
from posts.views.comments import comments_context

LIFETIME = settings.PAGE_LIFETIME


@require_safe
@finished(lifetime=LIFETIME, topics=topics_of_post, by=("after",), seen=guest_looked)
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    visible = Post.objects.visible_to(request.user).for_cards()
    post = get_object_or_404(visible, public_id=public_id)
    context = {
        "post": post,
        "image": post.cover,
        "tags": post.tags.all(),
        "caption_html": caption_html(post.caption, request.user),
        "related": related_posts(post, request.user),
        "may_edit": post.author == request.user,
        "numbers": numbers_of(post) if post.author == request.user else None,
        "covers_words": post.sensitive and post.kind == Post.Kind.TEXT,
        "author": _with_ties(post.author, request.user),
        **comments_context(request, post),
    }
    response = render(request, "posts/detail.html", context)
    looked(request, post)
    if not post.is_public:
        response["Cache-Control"] = "private, no-store"
    return response


@require_safe
@finished(lifetime=LIFETIME, topics=topics_of_person, by=("after",))
@first_page
def profile(request: HttpRequest, person: User) -> HttpResponse:
    context = head_of(person, request)
    if not context["is_locked"]:
        context["page"] = _page(request, feeds.by_author(person, request.user))
    return render(request, "accounts/profile.html", context)


def _with_ties(author: User, viewer: Viewer) -> User:
    """For the follow button; guests and authors themselves need no query for it."""
    if not viewer.is_authenticated or viewer.pk == author.pk:
        return author
    return User.objects.with_ties_to(viewer).get(pk=author.pk)


def _page(request: HttpRequest, posts: "QuerySet[Post]") -> Page[Post]:
    after = request.GET.get("after")
    return newest_first(posts, after=after, size=settings.POSTS_A_PAGE)
