"""What others hear about boards. All are sent once what they tell is committed."""

from django.dispatch import Signal

# With `item`, the BoardItem that somebody added to a board that others can see; what is saved to
# a private or hidden board is nobody's news.
saved_to_board = Signal()
# With `board_ids`: what is said about them or who may see them is something else now, or they are
# gone altogether; and with `is_seen`: whether others saw them before, or do now.
boards_changed = Signal()
# With `board` and `post`, that was hung there or taken off.
board_filled = Signal()
# With `owners`: what hangs on boards of theirs has another order or number, or others fill them.
boards_arranged = Signal()
# With `board`, `person` and `by`: the person may accept or decline.
invited_to_board = Signal()
