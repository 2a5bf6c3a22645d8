"""What people do to each other in these tests, and what one is told of it."""

from accounts.models import User
from collections_app.models import Board
from collections_app.services.boards import About, create_board
from collections_app.services.saving import save_post
from pictria.core.public_ids import new_public_id
from pictria.notifications.showing import page_of
from posts.models import Comment, Post
from posts.services.comments import add_comment


def told(person: User) -> list[str]:
    """The sentences on a person's page of notifications, newest first; nothing is marked read."""
    _, lines = page_of(person, after=None)
    return [line.sentence for line in lines]


def comment_on(post: Post, author: User, text: str = "Lovely.") -> Comment:
    return add_comment(author=author, post=post, text=text, submit_key=new_public_id())


def board_of(owner: User, name: str = "Sea", visibility: str = "public") -> Board:
    about = About(name=name, text="", visibility=visibility)
    return create_board(owner=owner, about=about, submit_key=new_public_id())


def save(post: Post, saver: User, **about: str) -> Board:
    """Saves a post to a new board of the saver's."""
    board = board_of(saver, **about)
    save_post(user=saver, post=post, board=board)
    return board
