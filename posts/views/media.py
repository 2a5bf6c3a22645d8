"""Stored pictures, handed out to whoever may see them. A folder and a bucket behave alike."""

import logging

from django.conf import settings
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from accounts.models import Audience, Profile
from accounts.models.profile import PICTURE_SIZES
from pictria.storage import STORAGE_ERRORS, media
from posts.models import Image, Post

logger = logging.getLogger(__name__)
A_YEAR = 365 * 24 * 3600
FOR_EVER = f"public, max-age={A_YEAR}, immutable"
FOR_NOBODY_ELSE = "private, no-store"
BLOCK = 1 << 16


@require_safe
def rendition(request: HttpRequest, token: str, name: str) -> HttpResponseBase:
    image = get_object_or_404(Image.objects.select_related("post__author"), token=token)
    key = f"{image.folder}/{name}.webp"
    if key not in image.rendition_keys:
        raise Http404
    if image.post and image.post.is_public:
        return _for_everyone(request, key)
    _require_visible(request, image)
    return handed_over(key, "image/webp")


@require_safe
def profile_picture(request: HttpRequest, token: str, size: int) -> HttpResponseBase:
    there = Profile.objects.exclude(user__audience=Audience.NOBODY)
    profile = get_object_or_404(there, picture=f"profile/{token}")
    if size not in PICTURE_SIZES:
        raise Http404
    return _for_everyone(request, profile.picture_key(size))


@require_safe
def download(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The cleaned original of the cover, as a file to keep."""
    post = _visible_post(request, public_id)
    return _original(post, post.cover, name=post.public_id)


@require_safe
def download_image(request: HttpRequest, public_id: str, image_id: str) -> HttpResponseBase:
    """The cleaned original of any picture of a post, as a file to keep."""
    post = _visible_post(request, public_id)
    image = get_object_or_404(post.images, public_id=image_id)
    return _original(post, image, name=f"{post.public_id}-{image.position + 1}")


def _visible_post(request: HttpRequest, public_id: str) -> Post:
    return get_object_or_404(Post.objects.visible_to(request.user), public_id=public_id)


def _original(post: Post, image: Image | None, *, name: str) -> HttpResponseBase:
    if image is None or not image.original_key:
        raise Http404
    suffix = image.original_key.rpartition(".")[2]
    content_type = "image/jpeg" if suffix == "jpg" else "image/png"
    file_name = f"{settings.SITE_NAME.lower()}-{name}.{suffix}"
    return handed_over(image.original_key, content_type, file_name=file_name)


def _require_visible(request: HttpRequest, image: Image) -> None:
    """Raises Http404 unless the image is the person's own or of a post that they may see."""
    if not request.user.is_authenticated:
        raise Http404
    if image.owner_id == request.user.pk:
        return
    visible = Post.objects.visible_to(request.user)
    if not visible.filter(Q(pk=image.post_id)).exists():
        raise Http404


def handed_over(key: str, content_type: str, file_name: str = "") -> HttpResponseBase:
    """What not everyone may have: a redirect to a signed address, or the file itself."""
    if address := media.signed_address(key, file_name=file_name):
        headers = {"Location": address, "Cache-Control": FOR_NOBODY_ELSE}
        return HttpResponse(status=302, headers=headers)
    return _stream(key, content_type, {"Cache-Control": FOR_NOBODY_ELSE}, file_name)


def _for_everyone(request: HttpRequest, key: str) -> HttpResponseBase:
    """A picture whose key will never stand for another one."""
    etag = f'"{key}"'
    headers = {"Cache-Control": FOR_EVER, "ETag": etag}
    if not_modified := get_conditional_response(request, etag=etag):
        not_modified.headers["Cache-Control"] = FOR_EVER
        return not_modified
    return _stream(key, "image/webp", headers)


def _stream(
    key: str, content_type: str, headers: dict[str, str], file_name: str = ""
) -> HttpResponseBase:
    try:
        file = media.open(key)
        # A bucket's object is only asked for when it is first used.
        size = file.size
    except FileNotFoundError as error:
        raise Http404 from error
    except STORAGE_ERRORS as error:
        logger.warning("a stored picture could not be read: %s", type(error).__name__)
        response = render(None, "errors/503.html", status=503)
        response["Retry-After"] = "10"
        return response
    stream = FileResponse(
        file,
        as_attachment=bool(file_name),
        filename=file_name,
        content_type=content_type,
        headers={**headers, "Content-Length": str(size)},
    )
    stream.block_size = BLOCK
    return stream
