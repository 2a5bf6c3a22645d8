"""What people are told of."""

from django.db import models


class Kind(models.TextChoices):
    """Each has a field of the same name in Choices, which says whether a person wants it."""

    LIKE = "like", "Likes of what I share"
    COMMENT = "comment", "Comments on what I share"
    MENTION = "mention", "Mentions of my name"
    FOLLOW = "follow", "New followers"
    REQUEST = "request", "Requests to follow me"
    GRANTED = "granted", "Answers to my requests"
    SAVED = "saved", "Saves to boards"
    INVITED = "invited", "Invitations to boards"


# Whose lines tell of comments, of boards, and of neither.
OF_COMMENTS = frozenset({Kind.COMMENT, Kind.MENTION})
OF_BOARDS = frozenset({Kind.SAVED, Kind.INVITED})
OF_NEITHER = frozenset(Kind) - OF_COMMENTS - OF_BOARDS
