from posts.models.acts import Bookmark, Comment, FollowedTag, Like
from posts.models.daily_stat import DailyStat
from posts.models.image import DiscardedObject, Image
from posts.models.post import Post
from posts.models.tag import Tag, TaggedPost

__all__ = [
    "Bookmark",
    "Comment",
    "DailyStat",
    "DiscardedObject",
    "FollowedTag",
    "Image",
    "Like",
    "Post",
    "Tag",
    "TaggedPost",
]
