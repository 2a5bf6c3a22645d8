"""What one does about another person: follow, let in, mute, block. Each sets a state."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from accounts.people import Moved, find_blocked, find_person
from accounts.services import blocking, following
from accounts.services.following import NotPossible
from pictria.core.rate_limits import TooOften, count_against
from pictria.core.requests import signed_in, way_back

FOLLOWS_AN_HOUR = 200
FOLLOWED_OFTEN = "You have followed very many people just now. Please go on in an hour."
ONESELF = {
    "follow": "You cannot follow yourself.",
    "block": "You cannot block yourself.",
    "mute": "You cannot mute yourself.",
}
Act = Callable[..., HttpResponseBase]


def about(find: Callable[[HttpRequest, str], User]) -> Callable[[Act], Act]:
    """Gives a view the person whom `find` knows by the name, for people who are logged in.

    After logging in, one comes to the person's page.
    """

    def decorate(view: Act) -> Act:
        @wraps(view)
        def answer(request: HttpRequest, username: str) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(reverse("posts:profile", args=[username]))
            try:
                return view(request, find(request, username))
            except NotPossible as gone:
                raise Http404("Nobody has this name.") from gone

        return answer

    return decorate


def another(request: HttpRequest, username: str) -> User:
    try:
        return find_person(username, request.user)
    except Moved as moved:
        return moved.to


def another_even_blocked(request: HttpRequest, username: str) -> User:
    """To block once more changes nothing, and to take it back is what their page offers."""
    try:
        return another(request, username)
    except Http404:
        blocked = find_blocked(username, request.user)
        if blocked is None:
            raise
        return blocked


@require_POST
@about(another)
def follow(request: HttpRequest, person: User) -> HttpResponse:
    """Follows, asks to, or takes either back."""
    viewer = _not_oneself(request, person, "follow")
    if _wanted(request, "follow"):
        try:
            _count_follow(viewer)
        except TooOften as limit:
            return _too_often(request, limit)
        person.is_followed = following.follow(follower=viewer, followed=person)
        person.is_asked = not person.is_followed
    else:
        following.unfollow(follower=viewer, followed=person)
        person.is_followed = person.is_asked = False
    return _button_or_back(request, person)


@require_POST
@about(another)
def answer_request(request: HttpRequest, person: User) -> HttpResponse:
    """Lets somebody in who asked, or not."""
    if _wanted(request, "let_in"):
        if following.let_in(asked=signed_in(request), asker=person):
            messages.success(request, f"{person.username} follows you now.")
        else:
            messages.info(request, f"{person.username} does not ask any more.")
    else:
        following.turn_away(asked=signed_in(request), asker=person)
    return redirect(way_back(request, reverse("accounts:follow_requests")))


@require_POST
@about(another)
def remove_follower(request: HttpRequest, person: User) -> HttpResponse:
    following.remove_follower(followed=signed_in(request), follower=person)
    messages.success(request, f"{person.username} does not follow you any more.")
    return redirect(way_back(request, person.get_absolute_url()))


@require_POST
@about(another)
def mute(request: HttpRequest, person: User) -> HttpResponse:
    viewer = _not_oneself(request, person, "mute")
    if _wanted(request, "mute"):
        blocking.mute(muter=viewer, muted=person)
        messages.success(request, f"What {person.username} shares stays out of your lists now.")
    else:
        blocking.unmute(muter=viewer, muted=person)
        messages.success(request, f"{person.username} is not muted any more.")
    return redirect(way_back(request, person.get_absolute_url()))


@require_http_methods(["GET", "HEAD", "POST"])
@about(another_even_blocked)
def block(request: HttpRequest, person: User) -> HttpResponse:
    """Says what will happen, then blocks; or takes it back."""
    viewer = _not_oneself(request, person, "block")
    if request.method != "POST":
        return render(request, "accounts/block.html", {"person": person})
    if _wanted(request, "block"):
        blocking.block(blocker=viewer, blocked=person)
        return redirect(person)
    blocking.unblock(blocker=viewer, blocked=person)
    messages.success(request, f"{person.username} is not blocked any more.")
    return redirect(way_back(request, person.get_absolute_url()))


def _not_oneself(request: HttpRequest, person: User, act: str) -> User:
    if person == request.user:
        raise PermissionDenied(ONESELF[act])
    return signed_in(request)


def _wanted(request: HttpRequest, name: str) -> bool:
    """The state that was asked for. Raises BadRequest for what is none."""
    value = request.POST.get(name)
    if value not in ("0", "1"):
        raise BadRequest
    return value == "1"


def _count_follow(viewer: User) -> None:
    count_against(
        FOLLOWS_AN_HOUR, action="follow", who=viewer.pk, seconds=3600, sentence=FOLLOWED_OFTEN
    )


def _too_often(request: HttpRequest, limit: TooOften) -> HttpResponse:
    return render(request, "429.html", {"reason": str(limit)}, status=429)


def _button_or_back(request: HttpRequest, person: User) -> HttpResponse:
    if not request.headers.get("HX-Request"):
        return redirect(way_back(request, person.get_absolute_url()))
    button = {"person": person, "viewer": request.user, "small": "small" in request.POST}
    return render(request, "components/follow_button.html", button)
