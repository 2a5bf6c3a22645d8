"""What news makes of what is kept ready: which topics get a new edition (pictria/core/editions.py).

Whatever takes something away, or changes what stands on cards, renews everything: that is rare, and
nothing may be overlooked. What only adds renews the lists in which it appears.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete

from accounts.freshness import topic_of_person
from accounts.models import User
from pictria.core.editions import EVERYTHING, renew
from posts import signals
from posts.models import Comment, Post, Tag

LATEST = "latest"


def topic_of_tag(name: str) -> str:
    """The posts with a tag."""
    return f"tag:{name}"


def topic_of_likes(username: str) -> str:
    """What a person likes."""
    return f"likes:{username.casefold()}"


def topic_of_post(public_id: str) -> str:
    """A post with what people say about it."""
    return f"post:{public_id}"


def topics_of_post(public_id: str) -> tuple[str, ...]:
    """What a page about a post is made of."""
    return EVERYTHING, topic_of_post(public_id)


def listen() -> None:
    """Lets news renew what it concerns; for the app's `ready`, before anything slower listens."""
    for news in (signals.withdrawn, signals.changed):
        news.connect(_renew_everything)
    for news in (signals.shown, signals.prepared):
        news.connect(_renew_lists)
    for news in (signals.liked, signals.unliked):
        news.connect(_renew_liked)
    signals.comment_gone.connect(_renew_post)
    for news in (signals.commented, signals.comment_changed):
        news.connect(_renew_commented)
    # However they go: not all of them leave a post whose end is news.
    for gone in (User, Tag):
        post_delete.connect(_renew_everything_soon, sender=gone)


def _renew_everything(**news: Any) -> None:
    renew(EVERYTHING)


def _renew_everything_soon(**news: Any) -> None:
    transaction.on_commit(_renew_everything)


def _renew_lists(post_ids: Iterable[int], **news: Any) -> None:
    renew(LATEST, *_topics_of(post_ids))


def _topics_of(post_ids: Iterable[int]) -> set[str]:
    posts = Post.objects.filter(pk__in=post_ids)
    told = posts.values_list("public_id", "author__username", "like_count", "tagged__tag__name")
    topics = set[str]()
    for public_id, author, likes, tag in told:
        topics |= {topic_of_post(public_id), topic_of_person(author)}
        topics |= {topic_of_tag(tag)} if tag else set()
        # Also in the lists of those who like it, who may be many: it is shown again, most often.
        topics |= {EVERYTHING} if likes else set()
    return topics


def _renew_post(post: Post, **news: Any) -> None:
    renew(topic_of_post(post.public_id))


def _renew_liked(user: User, post: Post, **news: Any) -> None:
    renew(topic_of_post(post.public_id), topic_of_likes(user.username))


def _renew_commented(comment: Comment, **news: Any) -> None:
    _renew_post(comment.post)
