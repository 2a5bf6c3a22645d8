"""What the counters of posts and, of posts, those of profiles must say."""

from django.db.models import QuerySet

from accounts.models import Profile
from pictria.core.counters import Counter
from posts.models import Comment, DailyStat, Like, Post


def shown_posts() -> "QuerySet[Post]":
    """Posts as a profile counts them: shared and not hidden, whoever the account is open to."""
    return Post.objects.filter(visibility="public", hidden_at=None)


def shown_comments() -> "QuerySet[Comment]":
    return Comment.objects.filter(hidden_at=None)


POSTS = Counter(Profile, "post_count", shown_posts, "author__profile")
LIKES = Counter(Post, "like_count", Like.objects.all, "post")
COMMENTS = Counter(Post, "comment_count", shown_comments, "post")
VIEWS = Counter(Post, "view_count", DailyStat.objects.all, "post", adds="views")
