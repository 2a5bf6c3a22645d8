from posts.models.image import DiscardedObject, Image
from posts.models.post import Post
from posts.models.tag import Tag, TaggedPost

__all__ = ["DiscardedObject", "Image", "Post", "Tag", "TaggedPost"]
