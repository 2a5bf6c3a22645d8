"""Whoever is named with `@name` hears of it, once, if they may see where."""

from django.db import transaction
from django.db.models.functions import Lower

from accounts.models import User
from posts import signals
from posts.captions import mentions_in
from posts.models import Comment, Post

# Nobody is called by a list of names.
MOST_MENTIONS = 20


def tell_mentioned(
    *, by: User, post: Post, before: str, now: str, comment: Comment | None = None
) -> None:
    """Tells those whom `now` names and `before` did not, once this is committed."""
    names = sorted(mentions_in(now) - mentions_in(before) - {by.username.lower()})
    if names:
        transaction.on_commit(lambda: _tell(by, post, names[:MOST_MENTIONS], comment))


def _tell(by: User, post: Post, names: list[str], comment: Comment | None) -> None:
    named = User.objects.visible_to(by).alias(name=Lower("username")).filter(name__in=names)
    people = [person for person in named if _sees(person, post)]
    signals.mentioned.send_robust(Post, by=by, people=people, post=post, comment=comment)


def _sees(person: User, post: Post) -> bool:
    return Post.objects.visible_to(person).filter(pk=post.pk).exists()
