"""The tags, a tag's page, and following it."""

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import refuse_suspended
from pictria.core.editions import EVERYTHING
from pictria.core.finished import finished
from posts import feeds
from posts.freshness import topic_of_tag
from posts.models import Post, Tag
from posts.models.tag import normalised_tag
from posts.public_facts import tagged_facts
from posts.related_tags import related_tags
from posts.services.followed_tags import MOST_FOLLOWED_TAGS, TooManyTags, follow_tag, unfollow_tag
from posts.services.rankings import topic_of
from posts.tags import followed_tags, page_of_tags, tags_for
from posts.top_tags import top_tags
from posts.views.feeds import window_of
from posts.walls import Wall, page_for, public_wall

WISHES = {"0": unfollow_tag, "1": follow_tag}
TAGS_A_PAGE = 200
UNKNOWN = "This button is not known here. Please load the page again."
TOO_MANY = (
    f"You follow {MOST_FOLLOWED_TAGS} tags, and that is as many as one can follow. "
    "Stop following another one first."
)


def _topics_of_tags() -> tuple[str, ...]:
    return (EVERYTHING, topic_of(feeds.TOP_TAGS))


def _topics_of_tag(name: str) -> tuple[str, ...]:
    return (EVERYTHING, topic_of_tag(normalised_tag(name)))


@finished(lifetime=feeds.TOP_TAGS.lifetime, topics=_topics_of_tags, by=("by", "after", "window"))
@require_safe
def tags(request: HttpRequest) -> HttpResponse:
    """The tags that are used most, and the way to all of them by name."""
    if request.GET.get("by") == "name":
        return _by_name(request)
    window = window_of(request, feeds.TOP_TAGS)
    context = {
        "feed": feeds.TOP_TAGS,
        "feeds": feeds.FEEDS,
        "window": window,
        "told": feeds.TOP_TAGS.order(window),
        "top_tags": top_tags(window, request.user),
    }
    if request.user.is_authenticated:
        context["followed"] = followed_tags(request.user)
    return render(request, "posts/tags.html", context)


def _by_name(request: HttpRequest) -> HttpResponse:
    after = request.GET.get("after")
    page = page_of_tags(request.user, after=after, size=TAGS_A_PAGE)
    context = {"feed": feeds.TOP_TAGS, "feeds": feeds.FEEDS, "page": page, "after": after}
    return render(request, "posts/tags_by_name.html", context)


@finished(lifetime=feeds.TAG.lifetime, topics=_topics_of_tag, by=("after",))
@require_safe
def tag(request: HttpRequest, name: str) -> HttpResponse:
    found = _find(request, name)
    if found.name == name:
        return _page(request, found)
    if not _is_known(request, found):
        raise Http404
    return redirect(found, permanent=True)


@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, name: str) -> HttpResponse:
    """Follows the tag or stops that, as the button says; then back to the tag's page."""
    found = _find(request, name)
    if not _is_known(request, found):
        raise Http404
    if request.method != "POST":
        # Who had to log in first arrives here, and can choose again.
        return redirect(found)
    if not request.user.is_authenticated:
        return _ask_to_log_in(request, found)
    wish = WISHES.get(request.POST.get("value", ""))
    if wish is None:
        return _refused(request, found, UNKNOWN, 400)
    try:
        refuse_suspended(request.user)
        wish(user=request.user, tag=found)
    except PermissionDenied as refusal:
        return _refused(request, found, str(refusal), 403)
    except TooManyTags:
        return _refused(request, found, TOO_MANY, 422)
    return JsonResponse({"on": wish is follow_tag}) if _is_for_script(request) else redirect(found)


def _ask_to_log_in(request: HttpRequest, tag: Tag) -> HttpResponse:
    login = redirect_to_login(tag.get_absolute_url())
    if _is_for_script(request):
        return JsonResponse({"log_in": login.url}, status=401)
    return login


def _refused(request: HttpRequest, tag: Tag, sentence: str, status: int) -> HttpResponse:
    if _is_for_script(request):
        return JsonResponse({"error": sentence}, status=status)
    return _page(request, tag, sentence, status)


def _is_for_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _find(request: HttpRequest, name: str) -> Tag:
    return get_object_or_404(tags_for(request.user), name=normalised_tag(name))


def _page(request: HttpRequest, tag: Tag, refusal: str = "", status: int = 200) -> HttpResponse:
    wall = _wall(request, tag)
    if not (wall.rows or _is_known(request, tag)):
        raise Http404
    context = {
        "tag": tag,
        "feed": feeds.TAG,
        "feeds": feeds.FEEDS,
        "page": wall,
        "related_tags": related_tags(tag, request.user),
        "refusal": refusal,
    }
    return render(request, "posts/tag.html", context, status=status)


def _wall(request: HttpRequest, tag: Tag) -> Wall:
    after = request.GET.get("after")
    return page_for(
        request.user,
        f"tag:{tag.pk}:{after}",
        lambda: public_wall(tagged_facts(tag.pk, after=after, size=settings.POSTS_A_PAGE)),
        topics=_topics_of_tag(tag.name),
        lifetime=feeds.TAG.lifetime,
    )


def _is_known(request: HttpRequest, tag: Tag) -> bool:
    """It is followed, or stands on something this person may see.

    A tag that only stands on what is private is nobody else's to know of.
    """
    if tag.is_followed:
        return True
    return Post.objects.visible_to(request.user).filter(tagged__tag=tag).exists()
