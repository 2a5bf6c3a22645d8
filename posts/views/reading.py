"""Pages that show posts."""

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from accounts.people import Moved, find_person
from pictria.core.pagination import Page, newest_first
from posts import feeds
from posts.captions import caption_html
from posts.models import Post, Tag
from posts.models.tag import normalised_tag


@require_safe
def latest(request: HttpRequest) -> HttpResponse:
    return render(request, "posts/latest.html", {"page": _page(request, feeds.latest())})


@require_safe
def tag(request: HttpRequest, name: str) -> HttpResponse:
    spelling = normalised_tag(name)
    found = get_object_or_404(Tag, name=spelling)
    if spelling != name:
        return redirect(found, permanent=True)
    after = request.GET.get("after")
    tagged = newest_first(
        feeds.with_tag(found), after=after, size=settings.POSTS_A_PAGE, tie="content_object_id"
    )
    if not (tagged.rows or after or _is_own_tag(request, found)):
        # A tag that only stands on what is private is nobody else's to know of.
        raise Http404
    page = Page([row.content_object for row in tagged.rows], tagged.after)
    context = {"tag": found, "page": page, "related_tags": feeds.related_tags(found)}
    return render(request, "posts/tag.html", context)


@require_safe
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    visible = Post.objects.visible_to(request.user).for_cards()
    post = get_object_or_404(visible, public_id=public_id)
    context = {
        "post": post,
        "image": post.cover,
        "tags": post.tags.all(),
        "caption_html": caption_html(post.caption),
        "related": feeds.related(post),
        "may_edit": post.author == request.user,
    }
    response = render(request, "posts/detail.html", context)
    if not post.is_public:
        response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def profile(request: HttpRequest, username: str) -> HttpResponse:
    try:
        person = find_person(username)
    except Moved as moved:
        return redirect(moved.to, permanent=False)
    if person.username != username:
        return redirect(person, permanent=False)
    context = {
        "person": person,
        "profile": person.profile,
        "page": _page(request, feeds.by_author(person, request.user)),
        "post_count": Post.objects.public().filter(author=person).count(),
        "is_self": person == request.user,
    }
    return render(request, "accounts/profile.html", context)


def _is_own_tag(request: HttpRequest, tag: Tag) -> bool:
    return Post.objects.visible_to(request.user).filter(tagged__tag=tag).exists()


def _page(request: HttpRequest, posts: "QuerySet[Post]") -> Page[Post]:
    after = request.GET.get("after")
    return newest_first(posts, after=after, size=settings.POSTS_A_PAGE)
