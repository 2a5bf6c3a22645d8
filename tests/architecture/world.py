"""A small site in which everything exists once in each state, and somebody of each kind looks.

Each thing was everyone's at first, and everybody liked, kept, saved, commented it and was named in
it; only then it became what it is. So whatever still shows it where it must not, shows.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.models.user import MODERATORS
from accounts.services.blocking import block
from accounts.services.following import follow
from accounts.services.leaving import leave
from accounts.services.privacy import make_private
from collections_app.models import Board
from collections_app.services.boards import About, create_board
from collections_app.services.collaborating import accept, invite
from collections_app.services.saving import save_post
from pictria.core.public_ids import new_public_id
from posts.models import Comment, Post, Tag
from posts.services.bookmarks import bookmark_post
from posts.services.comments import add_comment
from posts.services.followed_tags import follow_tag
from posts.services.likes import like_post
from posts.services.moderation import hide_posts
from posts.services.publishing import Words, edit_post
from posts.services.removal import delete_post
from tests.support import pictures
from tests.support.people import SignedIn, person, signed_in
from tests.support.posts import share

VIEWERS = (
    "signed out",
    "other",
    "follower",
    "blocked",
    "collaborator",
    "owner",
    "moderator",
    "suspended",
)
# Who may see a post, or a board, of each state. All else on this site follows from these two.
POSTS_SEEN_BY = {
    "public": {
        "signed out",
        "other",
        "follower",
        "collaborator",
        "owner",
        "moderator",
        "suspended",
    },
    "private account": {"follower", "owner"},
    "private post": {"owner"},
    "hidden": {"owner", "moderator"},
    "deleted": set(),
    "left account": set(),
}
BOARDS_SEEN_BY = {
    "public": POSTS_SEEN_BY["public"],
    "private account": {"follower", "collaborator", "owner"},
    "private board": {"collaborator", "owner"},
    "hidden": {"collaborator", "owner", "moderator"},
    "deleted": set(),
    "left account": set(),
}
PEOPLE_SEEN_BY = {
    "public": POSTS_SEEN_BY["public"],
    "private account": POSTS_SEEN_BY["public"],
    "left account": set(),
}


@dataclass
class World:
    """`users` by what they are; of each state the owner, post, board, comment and secret words."""

    users: dict[str, User] = field(default_factory=dict)
    owners: dict[str, User] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    boards: dict[str, Board] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    finds: dict[str, Board] = field(default_factory=dict)
    browsers: dict[str, SignedIn] = field(default_factory=dict)

    def browser(self, viewer: str, state: str) -> Client:
        """The browser of this kind of person; the owner is the owner of that state."""
        if viewer == "signed out":
            return Client()
        user = self.owners[state] if viewer == "owner" else self.users[viewer]
        if user.username not in self.browsers:
            self.browsers[user.username] = signed_in(user)
        return self.browsers[user.username]

    def tag(self, state: str) -> Tag | None:
        tags: QuerySet[Tag] = Tag.objects.filter(name=word("tag", state).casefold())
        return tags.first()

    def keys_of(self, model: str) -> dict[str, object]:
        """The row of this model of each state, as the admin names it."""
        things: dict[str, dict[str, Any]] = {
            "posts_post": self.posts,
            "posts_comment": self.comments,
            "posts_image": {state: post.images.first() for state, post in self.posts.items()},
            "collections_app_board": self.boards,
            "accounts_user": self.owners,
            "posts_tag": {state: self.tag(state) for state in self.posts},
        }
        found = things.get(model, {"public": None})
        return {
            state: (thing.pk if thing and thing.pk else 10**6) for state, thing in found.items()
        }


def word(kind: str, state: str) -> str:
    """What stands on a page only where the thing of this state is shown."""
    return f"{kind}{state.title().replace(' ', '')}zz"


def build() -> World:
    """The site, everything in its state."""
    world = World()
    _people(world)
    for state in POSTS_SEEN_BY:
        world.posts[state] = _post(world, state)
    for state in BOARDS_SEEN_BY:
        world.boards[state] = _board(world, state)
    for viewer in world.users:
        _act(world, viewer)
    _come_to_be(world)
    return world


def _people(world: World) -> None:
    for name in VIEWERS:
        if name not in ("signed out", "owner"):
            world.users[name] = person(name)
    moderator = world.users["moderator"]
    moderator.is_staff = True
    moderator.save()
    moderator.groups.add(Group.objects.get(name=MODERATORS))
    ann, pia, lea = person("ann"), person("pia"), person("lea")
    world.owners = dict.fromkeys({*POSTS_SEEN_BY, *BOARDS_SEEN_BY}, ann)
    world.owners |= {"private account": pia, "left account": lea}


def _post(world: World, state: str) -> Post:
    named = " ".join(f"@{user.username}" for user in world.users.values())
    owner = signed_in(world.owners[state])
    caption = f"{word('caption', state)} {named}"
    post = share(owner, pictures.jpeg(60, 40), caption=caption, tags=word("tag", state))
    text = f"{word('comment', state)} {named}"
    world.comments[state] = add_comment(
        author=owner.user, post=post, text=text, submit_key=new_public_id()
    )
    return post


def _board(world: World, state: str) -> Board:
    """Of the owner, with a collaborator and the post of its state, or the public one."""
    owner = world.owners[state]
    about = About(name=word("board", state), text="", visibility="public")
    board = create_board(owner=owner, about=about, submit_key=new_public_id())
    collaborator = world.users["collaborator"]
    invite(board=board, username=collaborator.username)
    accept(board=board, person=collaborator)
    save_post(user=owner, post=world.posts.get(state, world.posts["public"]), board=board)
    return board


def _act(world: World, viewer: str) -> None:
    """Likes, keeps, comments, saves and follows whatever there is, while it is there."""
    user = world.users[viewer]
    about = About(name=f"finds of {viewer}", text="", visibility="public")
    world.finds[viewer] = create_board(owner=user, about=about, submit_key=new_public_id())
    for post in world.posts.values():
        like_post(user=user, post=post)
        bookmark_post(user=user, post=post)
        save_post(user=user, post=post, board=world.finds[viewer])
        add_comment(author=user, post=post, text="seen", submit_key=new_public_id())
    if viewer == "follower":
        for tag in Tag.objects.all():
            follow_tag(user=user, tag=tag)
        for owner in set(world.owners.values()):
            follow(follower=user, followed=owner)


def _come_to_be(world: World) -> None:
    posts, boards = world.posts, world.boards
    edit_post(post=posts["private post"], words=_private(world))
    Board.objects.filter(pk=boards["private board"].pk).update(visibility="private")
    hide_posts(posts=[posts["hidden"]], moderator=world.users["moderator"])
    Board.objects.filter(pk=boards["hidden"].pk).update(hidden_at=timezone.now())
    Board.objects.filter(pk=boards["deleted"].pk).delete()
    delete_post(post=posts["deleted"])
    for state in ("public", "private account"):
        block(blocker=world.owners[state], blocked=world.users["blocked"])
    make_private(person=world.owners["private account"])
    suspended = world.users["suspended"]
    suspended.suspended_until = timezone.now() + timedelta(days=3)
    suspended.save()
    leave(person=world.owners["left account"])


def _private(world: World) -> Words:
    post = world.posts["private post"]
    tags = [word("tag", "private post").casefold()]
    return Words(caption=post.caption, tags=tags, visibility="private")
