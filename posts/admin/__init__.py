"""Posts, comments, images and tags as moderators see them, without what is private to people."""

from posts.admin import comments, images, posts, tags

__all__ = ["comments", "images", "posts", "tags"]
