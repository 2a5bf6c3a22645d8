"""Images of public posts, and how far they are prepared."""

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from accounts.querysets import shares_with_everyone
from posts.admin.thumbnails import thumbnail
from posts.models import Image, Post
from posts.services.moderation import prepare_again


@admin.register(Image)
class ImageAdmin(admin.ModelAdmin[Image]):
    list_display = ("picture", "public_id", "owner", "format", "size", "width", "height", "state")
    list_filter = ("state", "format", "created_at")
    search_fields = ("=public_id", "=post__public_id", "alt_text", "owner__username")
    list_per_page = 50
    show_full_result_count = False
    fields = (
        "picture",
        "owner",
        "post",
        "alt_text",
        "format",
        "width",
        "height",
        "frames",
        "size",
        "state",
        "attempts",
        "created_at",
    )
    readonly_fields = fields
    actions = ("prepare_again",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Image]:
        public = Q(post__visibility=Post.Visibility.PUBLIC) & shares_with_everyone("owner__")
        images = super().get_queryset(request).filter(public)
        return images.select_related("owner", "post__author")

    @admin.display(description="picture")
    def picture(self, image: Image) -> SafeString | str:
        return thumbnail(image, image.post)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Image | None = None) -> bool:
        """A picture goes with its post, so that its files go too."""
        return False

    def has_moderate_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("posts.moderate_post")

    @admin.action(description="Prepare again", permissions=["moderate"])
    def prepare_again(self, request: HttpRequest, images: QuerySet[Image]) -> None:
        messages.success(request, f"Being prepared again: {prepare_again(images=images)}.")
