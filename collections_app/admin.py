"""Boards as moderators see them. What is private to people is not shown here."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from accounts.querysets import shares_with_everyone
from collections_app.models.board import Board
from collections_app.services.board_moderation import hide_boards, restore_boards
from pictria.core.requests import signed_in


@admin.register(Board)
class BoardAdmin(admin.ModelAdmin[Board]):
    list_display = ("name", "owner", "item_count", "created_at", "hidden_at")
    list_filter = (("hidden_at", admin.EmptyFieldListFilter), "created_at")
    search_fields = ("=public_id", "name", "text", "owner__username")
    search_help_text = "Words of the name or text, or a person"
    list_per_page = 50
    show_full_result_count = False
    fields = ("name", "owner", "text", "item_count", "created_at", "hidden_at", "hidden_by")
    # Nobody puts words into another's mouth.
    readonly_fields = fields
    actions = ("hide", "restore")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Board]:
        """What is private is between a person and whom they invite."""
        public = Q(visibility=Board.Visibility.PUBLIC) & shares_with_everyone("owner__")
        boards = super().get_queryset(request).filter(public)
        return boards.select_related("owner", "hidden_by")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Board | None = None) -> bool:
        """There is nothing to change but what the actions do."""
        return False

    def has_moderate_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("posts.moderate_post")

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """How much goes with a board, but not what: some of it may be private."""
        _, counts, _, protected = super().get_deleted_objects(objs, request)
        return [str(board) for board in objs], counts, set(), protected

    @admin.action(description="Hide from all but those who keep it", permissions=["moderate"])
    def hide(self, request: HttpRequest, boards: QuerySet[Board]) -> None:
        number = hide_boards(boards=boards, moderator=signed_in(request))
        messages.success(request, f"Hidden: {number}.")

    @admin.action(description="Restore", permissions=["moderate"])
    def restore(self, request: HttpRequest, boards: QuerySet[Board]) -> None:
        messages.success(request, f"Restored: {restore_boards(boards=boards)}.")
