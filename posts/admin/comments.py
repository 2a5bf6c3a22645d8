"""Comments on public posts, hidden ones too."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from accounts.querysets import shares_with_everyone
from posts.admin.hiding import ShownFilter
from posts.models import Comment, Post
from posts.services.comments import delete_comment
from posts.services.moderation import hide_comments, restore_comments


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
