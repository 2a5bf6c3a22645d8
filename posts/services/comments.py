"""Comments: written, changed for a while, removed."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Follow, Profile, User
from accounts.permissions import refuse_suspended
from pictria.core.counters import moved
from posts import signals
from posts.models import Comment, Post
from posts.services.mentions import tell_mentioned

EDITABLE_FOR = timedelta(minutes=15)


class CommentsClosed(Exception):
    """This person cannot comment on this post; says why in a sentence."""


class TooLateToEdit(Exception):
    """The comment is older than EDITABLE_FOR."""


def refuse_comment(*, author: User, post: Post) -> None:
    """Raises CommentsClosed unless this person may comment on this post."""
    if post.comments_closed:
        raise CommentsClosed("Comments on this post are switched off.")
    if author.pk != post.author_id:
        _refuse_unless_let(post.author, author)


def add_comment(*, author: User, post: Post, text: str, submit_key: str) -> Comment:
    """Writes a comment. The same `submit_key` again gives the same comment.

    Raises Post.DoesNotExist when the post was deleted or withdrawn, CommentsClosed, and
    PermissionDenied for a paused account.
    """
    refuse_suspended(author)
    earlier = Comment.objects.filter(author=author, submit_key=submit_key)
    if comment := earlier.first():
        return comment
    try:
        return _add(author, post, text, submit_key)
    except IntegrityError:
        # The same form was sent twice at once, and the other one was first.
        if comment := earlier.first():
            return comment
        raise


@transaction.atomic
def edit_comment(*, comment: Comment, text: str) -> None:
    """Changes the words of a young comment.

    Raises TooLateToEdit, Comment.DoesNotExist when it was deleted meanwhile, and PermissionDenied
    for a paused account.
    """
    refuse_suspended(comment.author)
    comment = Comment.objects.select_for_update().get(pk=comment.pk)
    if not is_editable(comment):
        raise TooLateToEdit
    before = comment.text
    if text == before:
        return
    comment.text, comment.edited_at = text, timezone.now()
    comment.save(update_fields=["text", "edited_at", "updated_at"])
    if comment.hidden_at is None:
        post = comment.post
        tell_mentioned(by=comment.author, post=post, before=before, now=text, comment=comment)
        tell_changed(comment)


def tell_changed(comment: Comment) -> None:
    """Others hear, once it is committed, that it says something else or is shown again."""
    transaction.on_commit(lambda: signals.comment_changed.send_robust(Comment, comment=comment))


def is_editable(comment: Comment) -> bool:
    return timezone.now() - comment.created_at < EDITABLE_FOR


@transaction.atomic
def delete_comment(*, comment: Comment) -> None:
    """Removes a comment, if it is still there."""
    for there in lock_comments([comment]):
        if there.hidden_at is None:
            withdraw_comment(there)
        there.delete()


def lock_comments(comments: Sequence[Comment]) -> list[Comment]:
    """Those that are still there, nobody else's to change until the transaction ends.

    Their posts are locked first and in one order, as by whoever deletes a post.
    """
    posts = Post.objects.filter(pk__in={comment.post_id for comment in comments}).order_by("pk")
    list(posts.select_for_update().values_list("pk", flat=True))
    ids = [comment.pk for comment in comments]
    return list(Comment.objects.select_for_update().filter(pk__in=ids).order_by("pk"))


def withdraw_comment(comment: Comment) -> None:
    """A locked comment counts no more, and others hear of it."""
    news = {"comment_id": comment.pk, "post": comment.post}
    count_comments(comment.post, -1)
    transaction.on_commit(lambda: signals.comment_gone.send_robust(Comment, **news))


def count_comments(post: Post, change: int) -> None:
    """Moves the number of comments that the post shows."""
    Post.objects.filter(pk=post.pk).update(comment_count=moved("comment_count", change))


@transaction.atomic
def _add(author: User, post: Post, text: str, submit_key: str) -> Comment:
    post = Post.objects.visible_to(author).select_related("author__profile").locked(post)
    refuse_comment(author=author, post=post)
    comment = Comment.objects.create(author=author, post=post, text=text, submit_key=submit_key)
    count_comments(post, 1)
    transaction.on_commit(lambda: signals.commented.send_robust(Comment, comment=comment))
    tell_mentioned(by=author, post=post, before="", now=text, comment=comment)
    return comment


def _refuse_unless_let(owner: User, author: User) -> None:
    """Raises CommentsClosed where the owner of the post does not hear this person."""
    match owner.profile.comments_from:
        case Profile.Commenters.EVERYONE:
            return
        case Profile.Commenters.FOLLOWERS:
            if not Follow.objects.filter(follower=author, followed=owner).exists():
                raise CommentsClosed(f"Only people who follow {owner.username} can comment here.")
        case Profile.Commenters.FOLLOWING:
            if not Follow.objects.filter(follower=owner, followed=author).exists():
                raise CommentsClosed(f"Only people whom {owner.username} follows can comment here.")
        case _:
            raise CommentsClosed(f"{owner.username} takes no comments.")
