"""What others hear about people. All are sent once what they tell is committed."""

from django.dispatch import Signal

# With `person`: what they shared is not everyone's to see any more, since the account was closed,
# is being left, or became private.
account_withdrawn = Signal()
# With `person`: what they shared is everyone's to see again.
account_opened = Signal()
# With `person`: they have another name or picture, or let others see more or less of them.
account_changed = Signal()
# With `person`: they say something else about themselves.
account_described = Signal()
# With `person`: the account is about to be deleted for good. Each app removes what is theirs, in
# steps that bear being the last, so that counters of others stay right; rows that count nothing go
# with the person.
account_deleting = Signal()
# With `follower` and `followed`.
followed = Signal()
unfollowed = Signal()
# With `asker` and `asked`.
follow_requested = Signal()
follow_request_ended = Signal()
# After that, where the request was granted.
follow_request_granted = Signal()
# With `blocker` and `blocked`.
blocked = Signal()
