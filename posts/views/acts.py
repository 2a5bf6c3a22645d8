"""Liking and keeping posts. A button says what it wants, so that clicking twice is clicking once.

Browsers without scripts are led back to where they came from; acts.js gets a few words of JSON.
"""

from typing import Protocol

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.permissions import refuse_suspended
from pictria.core.rate_limits import TooOften, count_against
from pictria.core.requests import signed_in, way_back
from posts.models import Post
from posts.services.bookmarks import bookmark_post, forget_post
from posts.services.likes import like_post, unlike_post

MOST_ACTS = 300
MINUTES = 5
WISHES = {"0": False, "1": True}


class Act(Protocol):
    def __call__(self, *, user: User, post: Post) -> None: ...


@require_http_methods(["GET", "HEAD", "POST"])
def like(request: HttpRequest, public_id: str) -> HttpResponse:
    return _act(request, public_id, like_post, unlike_post)


@require_http_methods(["GET", "HEAD", "POST"])
def bookmark(request: HttpRequest, public_id: str) -> HttpResponse:
    return _act(request, public_id, bookmark_post, forget_post)


def _act(request: HttpRequest, public_id: str, do: Act, undo: Act) -> HttpResponse:
    if request.method != "POST":
        # Who had to log in first arrives here, and can choose again.
        return redirect("posts:detail", public_id)
    if not request.user.is_authenticated:
        return _ask_to_log_in(request, public_id)
    try:
        refuse_suspended(request.user)
        _count(request.user)
    except PermissionDenied as refusal:
        return _refused(request, str(refusal), 403)
    except TooOften as limit:
        return _refused(request, str(limit), 429)
    return _done(request, public_id, do, undo)


def _done(request: HttpRequest, public_id: str, do: Act, undo: Act) -> HttpResponse:
    wish = WISHES.get(request.POST.get("value", ""))
    if wish is None:
        return _refused(request, "This button is not known here. Please load the page again.", 400)
    user = signed_in(request)
    post = get_object_or_404(Post.objects.visible_to(user), public_id=public_id)
    try:
        (do if wish else undo)(user=user, post=post)
    except Post.DoesNotExist as error:
        raise Http404 from error
    if _is_for_script(request):
        post.refresh_from_db(fields=["like_count"])
        return JsonResponse({"on": wish, "likes": post.like_count})
    return redirect(f"{_back(request, public_id)}#post-{public_id}")


def _count(user: User) -> None:
    count_against(
        MOST_ACTS,
        action="act",
        who=user.pk,
        seconds=MINUTES * 60,
        sentence="That were very many clicks. Please go on in a few minutes.",
    )


def _ask_to_log_in(request: HttpRequest, public_id: str) -> HttpResponse:
    login = redirect_to_login(_back(request, public_id))
    if _is_for_script(request):
        return JsonResponse({"log_in": login.url}, status=401)
    return login


def _refused(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    if _is_for_script(request):
        return JsonResponse({"error": sentence}, status=status)
    page = {400: "errors/400.html", 403: "errors/403.html", 429: "429.html"}[status]
    return render(request, page, {"reason": sentence}, status=status)


def _back(request: HttpRequest, public_id: str) -> str:
    return way_back(request, otherwise=reverse("posts:detail", args=[public_id]))


def _is_for_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"
