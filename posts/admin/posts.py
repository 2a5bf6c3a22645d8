"""Public posts, hidden ones too."""

from contextlib import suppress
from typing import Any

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from accounts.querysets import shares_with_everyone
from pictria.core.requests import signed_in
from posts.admin.hiding import ShownFilter
from posts.admin.thumbnails import thumbnail
from posts.models import Post
from posts.services.moderation import hide_posts, restore_posts
from posts.services.publicity import changing
from posts.services.removal import delete_post


@admin.register(Post)
class PostAdmin(admin.ModelAdmin[Post]):
    list_display = ("picture", "__str__", "author", "kind", "sensitive", "posted_at", "hidden_at")
    list_display_links = ("picture", "__str__")
    list_filter = (ShownFilter, "kind", "sensitive", "posted_at")
    search_fields = ("=public_id", "caption", "title", "author__username", "tags__name")
    search_help_text = "Words of the caption, a person, a tag, or the id in the post's address"
    list_per_page = 50
    show_full_result_count = False
    fields = (
        "pictures",
        "author",
        "caption",
        "source_url",
        "tag_names",
        "sensitive",
        "posted_at",
        "hidden_at",
        "hidden_by",
    )
    # Nobody puts words into another's mouth.
    readonly_fields = (
        "pictures",
        "author",
        "caption",
        "source_url",
        "tag_names",
        "posted_at",
        "hidden_at",
        "hidden_by",
    )
    actions = ("hide", "restore")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Post]:
        """What is private is between a person and their pictures."""
        public = Q(visibility=Post.Visibility.PUBLIC) & shares_with_everyone("author__")
        posts = super().get_queryset(request).filter(public)
        return posts.select_related("author", "cover", "hidden_by")

    @admin.display(description="picture")
    def picture(self, post: Post) -> SafeString | str:
        return thumbnail(post.cover, post)

    @admin.display(description="pictures")
    def pictures(self, post: Post) -> SafeString | str:
        images = post.images.order_by("position")
        return format_html_join(" ", "{}", ((thumbnail(image, post),) for image in images)) or "–"

    @admin.display(description="tags")
    def tag_names(self, post: Post) -> str:
        return ", ".join(str(tag) for tag in post.tags.all())

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_moderate_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("posts.moderate_post")

    @admin.action(description="Hide from everyone but the author", permissions=["moderate"])
    def hide(self, request: HttpRequest, posts: QuerySet[Post]) -> None:
        number = hide_posts(posts=posts, moderator=signed_in(request))
        messages.success(request, f"Hidden: {number}.")

    @admin.action(description="Restore", permissions=["moderate"])
    def restore(self, request: HttpRequest, posts: QuerySet[Post]) -> None:
        messages.success(request, f"Restored: {restore_posts(posts=posts)}.")

    def save_model(self, request: HttpRequest, obj: Post, form: Any, change: bool) -> None:
        """Only what was changed here: the rest of the row may be old by now."""
        with changing(obj):
            obj.save(update_fields=[*form.changed_data, "updated_at"])

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Whoever may delete a post may delete what goes with it.

        What that is stays unsaid: who keeps it, and on which boards it is, may be private.
        """
        protected = super().get_deleted_objects(objs, request)[-1]
        return [str(post) for post in objs], {"posts": len(objs)}, set(), protected

    def delete_model(self, request: HttpRequest, obj: Post) -> None:
        delete_post(post=obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Post]) -> None:
        for post in queryset:
            with suppress(Post.DoesNotExist):
                delete_post(post=post)
