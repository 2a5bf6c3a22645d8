"""What somebody shared and did goes before their account, so that others' counters stay right."""

from contextlib import suppress
from typing import Any

from accounts.models import User
from pictria.core.runs import in_runs
from posts.models import Comment, Image, Like, Post
from posts.services.comments import delete_comment
from posts.services.likes import unlike_post
from posts.services.removal import delete_post


def remove_all_of(sender: Any, person: User, **news: Any) -> None:
    """Hears of an account that is about to be deleted. A second run goes on where one stopped."""
    for post in in_runs(Post.objects.filter(author=person)):
        with suppress(Post.DoesNotExist):
            delete_post(post=post)
    for image in in_runs(Image.objects.filter(owner=person)):
        image.delete()
    for like in in_runs(Like.objects.filter(user=person).select_related("post")):
        with suppress(Post.DoesNotExist):
            unlike_post(user=person, post=like.post)
    for comment in in_runs(Comment.objects.filter(author=person)):
        with suppress(Post.DoesNotExist):
            delete_comment(comment=comment)
