"""What people do with posts: like them, keep them, talk about them, follow their tags."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from pictria.core.public_ids import new_public_id
from posts.models.post import Post
from posts.models.tag import Tag
from posts.querysets import CommentQuerySet

LONGEST_COMMENT = 1000


class Like(models.Model):
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="likes"
    )
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="likes")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "post"), name="liked_once"),)
        indexes = (models.Index(fields=("user", "-created_at", "-id"), name="like_newest"),)

    def __str__(self) -> str:
        return f"{self.user} likes {self.post}"


class Bookmark(models.Model):
    """Somebody keeps a post to find it again; nobody else ever sees that."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="bookmarks"
    )
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="bookmarks")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "post"), name="bookmarked_once"),)
        indexes = (models.Index(fields=("user", "-created_at", "-id"), name="bookmark_newest"),)

    def __str__(self) -> str:
        return f"{self.user} keeps {self.post}"


class Comment(models.Model):
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="comments"
    )
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField("comment", max_length=LONGEST_COMMENT)
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)
    hidden_at = models.DateTimeField(null=True, blank=True, editable=False)
    submit_key = models.CharField(max_length=80, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("author", "submit_key"), name="commented_once"),
        )
        indexes = (models.Index(fields=("post", "created_at", "id"), name="comment_oldest_first"),)

    def __str__(self) -> str:
        return self.text[:60]

    def get_absolute_url(self) -> str:
        """Leads to wherever it stands among the others."""
        return reverse("posts:comment", args=[self.post.public_id, self.public_id])


class FollowedTag(models.Model):
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="followed_tags"
    )
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="followed_by")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "tag"), name="tag_followed_once"),)

    def __str__(self) -> str:
        return f"{self.user} follows {self.tag}"
