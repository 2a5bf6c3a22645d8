"""What the lines say."""

from collections.abc import Sequence

from pictria.notifications.models import Cause, Kind, Line
from posts.models import Post

NOUNS = {Post.Kind.TEXT: "post", Post.Kind.COLLECTION: "Collection"}


def names_of(named: list[str], others: int) -> str:
    """“ann”, “ann and ben”, “ann, ben and 3 others”."""
    if others:
        return f"{', '.join(named)} and {others} {'other' if others == 1 else 'others'}"
    return " and ".join(named)


def deed(line: Line, causes: Sequence[Cause], number: int) -> str:
    """What `number` people did, as words that follow their names."""
    deeds = {
        Kind.LIKE: "liked your {noun}",
        Kind.COMMENT: "commented on your {noun}",
        Kind.MENTION: "mentioned you in a comment" if causes[0].comment else "mentioned you",
        Kind.FOLLOW: "now follows you" if number == 1 else "now follow you",
        Kind.REQUEST: "asks to follow you" if number == 1 else "ask to follow you",
        Kind.GRANTED: "let you in: you follow them now",
        Kind.SAVED: "saved your {noun} to {where}",
        Kind.INVITED: "invited you to the board “{board}”",
    }
    words = deeds[Kind(line.kind)]
    return words.format(noun=_noun(line.post), where=_where(causes), board=line.board)


def _noun(post: Post | None) -> str:
    return NOUNS.get(Post.Kind(post.kind), "picture") if post else "post"


def _where(causes: Sequence[Cause]) -> str:
    items = [cause.item for cause in causes]
    return f"the board “{items[0].board}”" if len(items) == 1 and items[0] else "boards"
