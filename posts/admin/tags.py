"""Tags of public posts."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.safestring import SafeString
from taggit.models import Tag as UnusedTag

from posts.admin.thumbnails import thumbnail
from posts.feeds import with_tag
from posts.models import Image, Tag
from posts.querysets import everyone_sees

# taggit registers its own model, which Pictria replaces by one that keeps every script's letters.
admin.site.unregister(UnusedTag)


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
