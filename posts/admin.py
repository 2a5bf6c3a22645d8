"""Posts, images and tags as moderators see them. What is private to people is not shown here."""

from contextlib import suppress
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from taggit.models import Tag as UnusedTag

from accounts.querysets import shares_with_everyone
from pictria.core.requests import signed_in
from posts.feeds import with_tag
from posts.media import source
from posts.models import Comment, Image, Post, Tag
from posts.querysets import everyone_sees
from posts.services.comments import delete_comment
from posts.services.moderation import (
    hide_comments,
    hide_posts,
    prepare_again,
    restore_comments,
    restore_posts,
)
from posts.services.publicity import changing
from posts.services.removal import delete_post

# taggit registers its own model, which Pictria replaces by one that keeps every script's letters.
admin.site.unregister(UnusedTag)


def thumbnail(image: Image | None, post: Post | None) -> SafeString | str:
    if image is None or post is None or not image.widths:
        return "–"
    return format_html(
        '<img src="{}" alt="{}" height="72" loading="lazy">',
        source(image, post, widest=0),
        image.alt_text,
    )


class ShownFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("shown", "Shown"), ("hidden", "Hidden")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() is None:
            return queryset
        return queryset.filter(hidden_at__isnull=self.value() == "shown")


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


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin[Comment]):
    list_display = ("__str__", "author", "post", "created_at", "edited_at", "hidden_at")
    list_filter = (ShownFilter, "created_at")
    search_fields = ("=public_id", "text", "author__username", "=post__public_id")
    search_help_text = "Words of the comment, who wrote it, or the id in its post's address"
    list_per_page = 50
    show_full_result_count = False
    fields = ("text", "author", "post", "created_at", "edited_at", "hidden_at")
    readonly_fields = fields
    actions = ("hide", "restore")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comment]:
        """What people say to each other under private posts and in private accounts is theirs."""
        public = Q(post__visibility=Post.Visibility.PUBLIC, author__leaving_at=None)
        theirs = public & shares_with_everyone("post__author__")
        comments = super().get_queryset(request).filter(theirs)
        return comments.select_related("author", "post")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_moderate_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("posts.moderate_post")

    @admin.action(description="Hide from everyone but its author", permissions=["moderate"])
    def hide(self, request: HttpRequest, comments: QuerySet[Comment]) -> None:
        messages.success(request, f"Hidden: {hide_comments(comments=list(comments))}.")

    @admin.action(description="Restore", permissions=["moderate"])
    def restore(self, request: HttpRequest, comments: QuerySet[Comment]) -> None:
        messages.success(request, f"Restored: {restore_comments(comments=list(comments))}.")

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Whom a comment was told to goes with it, and is nobody's to read here."""
        _, _, perms, protected = super().get_deleted_objects(objs, request)
        return [str(comment) for comment in objs], {"comments": len(objs)}, perms, protected

    def delete_model(self, request: HttpRequest, obj: Comment) -> None:
        delete_comment(comment=obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        for comment in queryset:
            delete_comment(comment=comment)


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


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin[Tag]):
    list_display = ("name", "posts", "newest", "created_at")
    list_filter = ("created_at",)
    search_fields = ("name",)
    readonly_fields = ("name", "newest")
    ordering = ("name",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        """Tags of public posts, with the newest picture of each."""
        public = everyone_sees("tagged__content_object__")
        newest = with_tag(OuterRef("pk"), AnonymousUser()).order_by("-posted_at")
        tags: QuerySet[Tag] = super().get_queryset(request)
        counted: QuerySet[Tag] = tags.annotate(
            posts=Count("tagged", filter=public),
            cover=Subquery(newest.values("content_object__cover")[:1]),
        )
        return counted.filter(posts__gt=0)

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """All thumbnails of the page in one query."""
        page = super().get_changelist_instance(request)
        images = Image.objects.select_related("post__author").in_bulk(
            [tag.cover for tag in page.result_list if tag.cover]
        )
        for tag in page.result_list:
            tag.image = images.get(tag.cover)
        return page

    @admin.display(ordering="posts", description="posts")
    def posts(self, tag: Tag) -> int:
        return int(getattr(tag, "posts", 0))

    @admin.display(description="newest picture")
    def newest(self, tag: Tag) -> SafeString | str:
        image: Image | None = getattr(tag, "image", None)
        return thumbnail(image, image.post) if image else "–"

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """How many posts lose the tag, but not which: some may be private."""
        _, counts, perms, protected = super().get_deleted_objects(objs, request)
        return [str(tag) for tag in objs], counts, perms, protected

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
