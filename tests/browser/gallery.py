"""A site with people and pictures on it, the most awkward words among them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page

from accounts import first_administrator
from accounts.models import FollowRequest, User
from accounts.services.blocking import block, mute
from accounts.services.following import follow
from accounts.services.privacy import make_private
from collections_app.services.collaborating import invite
from pictria.notifications import unsubscribing
from pictria.notifications.models import Cause, Line
from posts.models import Comment, Image, Post, Tag
from posts.services.bookmarks import bookmark_post
from posts.services.comments import add_comment
from posts.services.followed_tags import follow_tag
from posts.services.likes import like_post
from posts.services.publishing import Words, publish
from tests.boards.gathering import board_of, hang
from tests.collections.sharing import collection
from tests.portability.jobs import brought, download
from tests.support.live import STAND_IN
from tests.support.people import person
from tests.support.posts import rows

LONG_NAME = "W" * 30
LONG_WORD = "W" * 240
LONG_TAG = "w" * 50
AWKWARD: dict[str, Any] = {
    "caption": f"{LONG_WORD} @{LONG_NAME} #{LONG_TAG} https://example.org/{LONG_WORD[:100]}",
    "source_url": f"https://{'w' * 60}.{'w' * 60}.example/{LONG_WORD}",
}
# Width and height: the usual ones, a strip of paper, a tower, one pixel.
SIZES = ((800, 600), (600, 800), (1000, 1000), (1600, 900), (4000, 100), (100, 4000), (1, 1))


@dataclass(frozen=True)
class Gallery:
    """Who is here (`ann` has all the awkward words), and what addresses are filled in with."""

    people: dict[str, User]
    places: dict[str, str]


def gallery() -> Gallery:
    people = {
        "ann": person(LONG_NAME, email=f"{'w' * 60}@{'w' * 60}.example"),
        "bea": person("bea"),
        "eve": person("eve", suspended_until=timezone.now() + timedelta(days=9)),
        "gus": person("gus", password=None),
    }
    ann, bea = people["ann"], people["bea"]
    ann.profile.bio = LONG_WORD
    ann.profile.save()
    address = EmailAddress.objects.create(user=ann, email=ann.email, primary=True, verified=True)
    EmailAddress.objects.create(user=ann, email="ann@example.org")
    link = first_administrator.link() or ""
    places = {
        "ann": ann.username,
        "own": _picture(ann, tags=(LONG_TAG, "sea"), **AWKWARD),
        "secret": _picture(ann, visibility="private", sensitive=True),
        "hidden": _picture(ann, hidden_at=timezone.now()),
        "sensitive": _picture(bea, sensitive=True),
        "others": _picture(bea, tags=("sea",)),
        "collection": _collection(ann, **AWKWARD),
        "covered": _collection(bea, sensitive=True),
        "tag": LONG_TAG,
        "report": _jobs(people),
        "unsubscribe": unsubscribing.link_for(ann).rstrip("/").rpartition("/")[2],
        "first": link.rstrip("/").rpartition("/")[2],
        "confirmation": EmailConfirmationHMAC(address).key,
        "whose": user_pk_to_url_str(ann),
        "reset": default_token_generator.make_token(ann),
    }
    _ties(ann, bea)
    _follow_tags(people["gus"], bea)
    places["text"] = _text(bea, caption=AWKWARD["caption"] * 3, title=LONG_WORD[:180])
    places["ours"] = _text(ann, caption="Rain again.", tags=("sea", LONG_TAG))
    _text(bea, caption=LONG_WORD, sensitive=True)
    _text(ann, caption="Mine", visibility="private")
    places["said"] = _comments(ann, bea, places["text"])
    of_many_sizes(rows(bea, 8, tags=("sea", LONG_TAG), **AWKWARD))
    places["board"] = _board(ann, bea)
    _tell(bea, by=[ann, people["gus"], people["eve"]], post=bea.posts.all()[0])
    return Gallery(people, places)


def _follow_tags(*people: User) -> None:
    for one in people:
        for tag in Tag.objects.filter(name__in=("sea", LONG_TAG)):
            follow_tag(user=one, tag=tag)


def _ties(ann: User, bea: User) -> None:
    """Ann follows and is followed, asks and is asked, blocks `foe` and has muted a long name."""
    locked, foe, loud = (person(name, password=None) for name in ("locked", "foe", "M" * 30))
    make_private(person=locked)
    for follower, followed in ((bea, ann), (loud, ann), (ann, bea), (ann, locked)):
        follow(follower=follower, followed=followed)
    FollowRequest.objects.create(asker=loud, asked=ann)
    block(blocker=ann, blocked=foe)
    mute(muter=ann, muted=loud)


def _board(owner: User, invited: User) -> str:
    """All kinds of posts on a board that another person is invited to, and some boards more."""
    board = board_of(owner, LONG_WORD[:80], text=LONG_WORD)
    hang(board, Post.objects.visible_to(owner).order_by("pk")[:9])
    hang(board_of(owner, "Secret", visibility="private"), invited.posts.all()[:2])
    invite(board=board, username=invited.username)
    return board.slug


def of_many_sizes(posts: Iterable[Post]) -> list[Post]:
    """Lets the posts' pictures be of all `SIZES`, in turn."""
    posts = list(posts)
    covers = [post.cover for post in posts if post.cover]
    for place, image in enumerate(covers):
        image.width, image.height = SIZES[place * 3 % len(SIZES)]
        image.frames = 1 + place % 2
        image.alt_text = LONG_WORD if place % 2 else ""
    Image.objects.bulk_update(covers, ["width", "height", "frames", "alt_text"])
    return posts


def with_some_picture(where: Page | BrowserContext) -> None:
    """Lets the live site answer for the pictures of posts that are rows only.

    A route would do so, too, but browsers keep nothing for later while they ask Playwright.
    """
    where.set_extra_http_headers({STAND_IN: "1"})


def _jobs(people: dict[str, User]) -> str:
    """People's data on its way, and taken in; gives the report that has awkward words."""
    download(people["ann"])
    download(people["bea"], state="working", done=7)
    brought(people["bea"], state="arriving", total=0)
    download(people["gus"], state="failed", problem="There is no room. Please try again later.")
    brought(people["gus"], state="working", done=1)
    return brought(people["ann"], LONG_WORD[:150]).public_id


def _collection(author: User, **words: Any) -> str:
    post = collection(author, len(SIZES), title=LONG_WORD[:180], **words)
    images = list(post.images.all())
    for image, (width, height) in zip(images, SIZES, strict=True):
        image.width, image.height, image.alt_text = width, height, LONG_WORD
    Image.objects.bulk_update(images, ["width", "height", "alt_text"])
    return post.public_id


def _tell(recipient: User, by: list[User], post: Post) -> None:
    """The recipient has notifications, read and unread, about the post and about none."""
    now = timezone.now()
    lines = Line.objects.bulk_create(
        Line(recipient=recipient, kind=kind, post=about, key=kind, latest_at=now, read_at=read)
        for kind, about, read in (
            ("like", post, None),
            ("request", None, None),
            ("mention", post, now),
        )
    )
    Cause.objects.bulk_create(Cause(line=line, actor=actor) for line in lines for actor in by)


def _text(author: User, tags: tuple[str, ...] = (), **words: Any) -> str:
    post = publish(
        author=author,
        kind=Post.Kind.TEXT,
        pictures=[],
        words=Words(tags=tags, **words),
        submit_key=words["caption"][:30],
    )
    return post.public_id


def _comments(ann: User, bea: User, post_id: str) -> str:
    """More than a page of comments, likes and bookmarks besides. Gives the id of Ann's own."""
    post = Post.objects.get(public_id=post_id)
    like_post(user=ann, post=post)
    bookmark_post(user=ann, post=post)
    Comment.objects.bulk_create(
        Comment(author=bea, post=post, text=AWKWARD["caption"], submit_key=str(place))
        for place in range(20)
    )
    return add_comment(author=ann, post=post, text=LONG_WORD, submit_key="own").public_id


def _picture(author: User, tags: tuple[str, ...] = (), **fields: Any) -> str:
    [post] = rows(author, 1, tags=tags, **fields)
    return post.public_id
