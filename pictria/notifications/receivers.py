"""What is heard of people, posts and boards, and whom it concerns."""

from collections.abc import Iterable
from typing import Any

from accounts import signals as of_people
from accounts.models import Follow, FollowRequest, User
from collections_app import signals as of_boards
from collections_app.models import Board, BoardCollaborator, BoardItem
from pictria.notifications.models import Kind, Line
from pictria.notifications.services.reading import remove_lines
from pictria.notifications.services.telling import News, take_back, tell
from posts import signals as of_posts
from posts.models import Comment, Like, Post


def connect() -> None:
    """Lets all of these be heard; for the app's `ready`."""
    of_posts.liked.connect(hear_like)
    of_posts.unliked.connect(hear_unlike)
    of_posts.commented.connect(hear_comment)
    of_posts.comment_gone.connect(hear_comment_gone)
    of_posts.mentioned.connect(hear_mention)
    of_people.followed.connect(hear_follow)
    of_people.unfollowed.connect(hear_unfollow)
    of_people.follow_requested.connect(hear_request)
    of_people.follow_request_ended.connect(hear_request_ended)
    of_people.follow_request_granted.connect(hear_granted)
    of_people.blocked.connect(hear_block)
    of_boards.saved_to_board.connect(hear_saved)
    of_boards.invited_to_board.connect(hear_invitation)


def hear_like(sender: object, user: User, post: Post, **more: Any) -> None:
    news = News(Kind.LIKE, user, post=post)
    tell(recipient=post.author, news=news, while_there=Like.objects.filter(user=user, post=post))


def hear_unlike(sender: object, user: User, post: Post, **more: Any) -> None:
    take_back(recipient=post.author, actor=user, kind=Kind.LIKE, post=post)


def hear_comment(sender: object, comment: Comment, **more: Any) -> None:
    news = News(Kind.COMMENT, comment.author, post=comment.post, comment=comment)
    there = Comment.objects.filter(pk=comment.pk)
    tell(recipient=comment.post.author, news=news, while_there=there)


def hear_comment_gone(sender: object, post: Post, **more: Any) -> None:
    """What told of a deleted one went with it. A hidden one is not shown, and may come back."""
    remove_lines(Line.objects.filter(post=post).without_causes())


def hear_mention(
    sender: object,
    by: User,
    people: Iterable[User],
    post: Post,
    comment: Comment | None = None,
    **more: Any,
) -> None:
    """Whoever hears of a comment because the post is theirs does not hear of it once more."""
    news = News(Kind.MENTION, by, post=post, comment=comment)
    for person in people:
        unless = Kind.COMMENT if comment and person == post.author else None
        seen = Post.objects.visible_to(person).filter(pk=post.pk)
        tell(recipient=person, news=news, while_there=seen, unless=unless)


def hear_follow(sender: object, follower: User, followed: User, **more: Any) -> None:
    """Who is private let their followers in themselves, and knows."""
    there = Follow.objects.filter(follower=follower, followed=followed, followed__is_private=False)
    tell(recipient=followed, news=News(Kind.FOLLOW, follower), while_there=there)


def hear_unfollow(sender: object, follower: User, followed: User, **more: Any) -> None:
    take_back(recipient=followed, actor=follower, kind=Kind.FOLLOW)
    take_back(recipient=follower, actor=followed, kind=Kind.GRANTED)


def hear_request(sender: object, asker: User, asked: User, **more: Any) -> None:
    there = FollowRequest.objects.filter(asker=asker, asked=asked)
    tell(recipient=asked, news=News(Kind.REQUEST, asker), while_there=there)


def hear_request_ended(sender: object, asker: User, asked: User, **more: Any) -> None:
    take_back(recipient=asked, actor=asker, kind=Kind.REQUEST)


def hear_granted(sender: object, asker: User, asked: User, **more: Any) -> None:
    there = Follow.objects.filter(follower=asker, followed=asked)
    tell(recipient=asker, news=News(Kind.GRANTED, asked), while_there=there)


def hear_saved(sender: object, item: BoardItem, **more: Any) -> None:
    """Of a board that the post's author may not see, not even that there is one."""
    author = item.post.author
    boards = Board.objects.visible_to(author).filter(items=item)
    if item.added_by:
        news = News(Kind.SAVED, item.added_by, post=item.post, item=item)
        tell(recipient=author, news=news, while_there=boards)


def hear_invitation(sender: object, board: Board, person: User, by: User, **more: Any) -> None:
    invited = BoardCollaborator.objects.filter(board=board, person=person, accepted_at=None)
    news = News(Kind.INVITED, by, board=board, invitation=invited.first())
    tell(recipient=person, news=news, while_there=invited)


def hear_block(sender: object, blocker: User, blocked: User, **more: Any) -> None:
    take_back(recipient=blocker, actor=blocked)
    take_back(recipient=blocked, actor=blocker)
