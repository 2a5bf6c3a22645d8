"""What others hear about posts. All are sent once what they tell is committed."""

from django.dispatch import Signal

# With `user` and `post`.
liked = Signal()
unliked = Signal()
# With `comment`.
commented = Signal()
# With `comment_id` and `post`, of a comment that was deleted or hidden.
comment_gone = Signal()
# With `comment`: its words are others now, or it is shown again.
comment_changed = Signal()
# With `by`, `people`, `post` and `comment` (None where the caption names them).
mentioned = Signal()
# With `post_ids`: they are everyone's to see, or are not any more.
shown = Signal()
withdrawn = Signal()
# With `post_ids`: what is said about them is something else now, or who may comment.
changed = Signal()
# With `post_ids`, of what is not shown: it is new, or something else is said about it.
unseen_changed = Signal()
# With `post_ids`: their pictures can be had in all sizes now, or it is known that they never will.
prepared = Signal()
