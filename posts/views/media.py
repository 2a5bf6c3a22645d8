"""Stored pictures, handed out to whoever may see them. A folder and a bucket behave alike."""

from collections.abc import Iterator

from django.conf import settings
from django.core.files import File
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.models import Profile
from accounts.models.profile import PICTURE_SIZES
from pictria.storage import media
from posts.models import Image, Post

A_YEAR = 365 * 24 * 3600
FOR_EVER = f"public, max-age={A_YEAR}, immutable"
FOR_NOBODY_ELSE = "private, no-store"
CHUNK = 1 << 16


@require_safe
def rendition(request: HttpRequest, token: str, name: str) -> HttpResponseBase:
    image = get_object_or_404(Image.objects.select_related("post__author"), token=token)
    key = f"{image.folder}/{name}.webp"
    if key not in image.rendition_keys:
        raise Http404
    if image.post and image.post.is_public and image.post.author.is_active:
        return _stream(request, key, "image/webp", FOR_EVER)
    _require_visible(request, image)
    return _handed_over(request, key, "image/webp")


@require_safe
def profile_picture(request: HttpRequest, token: str, size: int) -> HttpResponseBase:
    profile = get_object_or_404(Profile, picture=f"profile/{token}", user__is_active=True)
    if size not in PICTURE_SIZES:
        raise Http404
    return _stream(request, profile.picture_key(size), "image/webp", FOR_EVER)


@require_safe
def download(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The cleaned original, as a file to keep."""
    post = get_object_or_404(Post.objects.visible_to(request.user), public_id=public_id)
    image = post.cover
    if image is None or not image.original_key:
        raise Http404
    suffix = image.original_key.rpartition(".")[2]
    content_type = "image/jpeg" if suffix == "jpg" else "image/png"
    file_name = f"{settings.SITE_NAME.lower()}-{post.public_id}.{suffix}"
    return _handed_over(request, image.original_key, content_type, file_name=file_name)


def _require_visible(request: HttpRequest, image: Image) -> None:
    """Raises Http404 unless the image is the person's own or of a post that they may see."""
    if not request.user.is_authenticated:
        raise Http404
    if image.owner_id == request.user.pk:
        return
    visible = Post.objects.visible_to(request.user)
    if not visible.filter(Q(pk=image.post_id)).exists():
        raise Http404


def _handed_over(
    request: HttpRequest, key: str, content_type: str, file_name: str = ""
) -> HttpResponseBase:
    """What not everyone may have: a redirect to a signed address, or the file itself."""
    if address := media.signed_address(key, file_name=file_name):
        response: HttpResponseBase = HttpResponse(status=302, headers={"Location": address})
        response["Cache-Control"] = FOR_NOBODY_ELSE
        return response
    response = _stream(request, key, content_type, FOR_NOBODY_ELSE)
    if file_name:
        response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response


def _stream(
    request: HttpRequest, key: str, content_type: str, cache_control: str
) -> HttpResponseBase:
    headers = {"Cache-Control": cache_control, "X-Content-Type-Options": "nosniff"}
    if cache_control == FOR_EVER:
        headers["ETag"] = f'"{key}"'
        if request.headers.get("If-None-Match") == headers["ETag"]:
            return HttpResponse(status=304, headers=headers)
    try:
        file = media.open(key)
        headers["Content-Length"] = str(file.size)
    except FileNotFoundError as error:
        raise Http404 from error
    if request.method == "HEAD":
        file.close()
        return HttpResponse(content_type=content_type, headers=headers)
    return StreamingHttpResponse(_pieces(file), content_type=content_type, headers=headers)


def _pieces(file: "File[bytes]") -> Iterator[bytes]:
    with file:
        yield from file.chunks(CHUNK)
