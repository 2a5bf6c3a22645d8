"""What follows when a post starts or stops being shown: counts, addresses, news."""

from collections.abc import Iterator
from contextlib import contextmanager

from accounts.models import Profile
from pictria.core.counters import moved
from posts.models import Post
from posts.services.news import tell, tell_changed, tell_unseen
from posts.services.relocation import relocate_soon


@contextmanager
def changing(post: Post) -> Iterator[Post]:
    """Around a change of a locked post: looks before and after, and sees to what follows."""
    was_shown, was_public = post.is_shown, post.is_public
    yield post
    if was_shown != post.is_shown:
        count_posts(post, 1 if post.is_shown else -1)
        tell(post, is_shown=post.is_shown)
    elif post.is_shown:
        tell_changed(post)
    else:
        tell_unseen(post)
    if was_public and not post.is_public:
        relocate_soon(post)


def count_posts(post: Post, change: int) -> None:
    """Moves the number of posts that its author's profile shows."""
    profile = Profile.objects.filter(user=post.author_id)
    profile.update(post_count=moved("post_count", change))
