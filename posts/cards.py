"""What a card shows, as ready strings: the same for everyone who sees it.

A template that looks up relations and addresses for each card costs more than all else on a page.
So a card is made of few facts, of a post or straight of a row, and filled in
(pictria.core.patterns).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, Self

from django.urls import reverse

from accounts.avatars import avatar_source, picture_of
from posts import media
from posts.models import Image, Post
from posts.typography import Setting, setting_of

# The wall's grid (static/css/spans.css): a row is a fortieth of a column's width.
ROWS_A_WIDTH = 40
FEWEST_ROWS, MOST_ROWS = 14, 100
FOOTER_ROWS = 11
BECAUSE_ROWS = 5
WIDEST_SOURCE = 736
AVATAR_SIZE = 96
STAND_IN = "standin"


class Facts(NamedTuple):
    """What a card is made of. Fields of FIELDS in their order, then what no row says."""

    pk: int
    public_id: str
    kind: str
    title: str
    caption: str
    visibility: str
    sensitive: bool
    hidden_at: Any
    image_count: int
    like_count: int
    username: str
    person: str
    picture: str | None
    token: str | None
    widths: list[int] | None
    width: int
    height: int
    placeholder: str
    frames: int
    position: int
    alt_text: str
    is_public: bool
    because: str = ""

    @classmethod
    def of_public(cls, row: tuple[Any, ...]) -> Self:
        """Of a row that begins with FIELDS, of a post that everyone may see."""
        return cls._make((*row[: len(FIELDS)], True, ""))

    @classmethod
    def of(cls, post: Post) -> Self:
        """Of a post; `for_cards()` saves its queries."""
        author, cover = post.author, post.cover or NO_PICTURE
        about_post = (
            *(post.pk, post.public_id, post.kind, post.title, post.caption, post.visibility),
            *(post.sensitive, post.hidden_at, post.image_count, post.like_count),
        )
        about_person = (author.username, author.public_id, picture_of(author))
        about_picture = (
            *(cover.token, cover.widths, cover.width, cover.height),
            *(cover.placeholder, cover.frames, cover.position, cover.alt_text),
        )
        return cls._make((*about_post, *about_person, *about_picture, post.is_public, post.because))

    @property
    def cover(self) -> str | None:
        """Whether there is a picture: its token."""
        return self.token

    @property
    def is_hidden(self) -> bool:
        """A moderator hid it."""
        return self.hidden_at is not None


FIELDS = (
    *("pk", "public_id", "kind", "title", "caption", "visibility", "sensitive", "hidden_at"),
    *("image_count", "like_count", "author__username", "author__public_id"),
    *("author__profile__picture", "cover__token", "cover__widths", "cover__width"),
    *("cover__height", "cover__placeholder", "cover__frames", "cover__position"),
    "cover__alt_text",
)
NO_PICTURE = Image(token="", width=1, height=1)


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign in the picture's corner; what is only `heard` is for people who cannot see it."""

    icon: str
    seen: str = ""
    heard: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a card consists of, as its template must know it (components/card.html)."""

    has_picture: bool
    is_text: bool
    is_cut: bool
    has_title: bool
    has_heading: bool
    is_sensitive: bool
    is_because: bool
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One post on a wall: its shape, and its words as they are filled in."""

    pk: int
    public_id: str
    likes: int
    shape: Shape
    words: Mapping[str, object]


def card_of(facts: Facts) -> Card:
    """The card of a post."""
    setting = setting_of(facts) if facts.kind == Post.Kind.TEXT else None
    heading = "" if setting else facts.title or facts.caption
    shape = Shape(
        has_picture=bool(facts.token),
        is_text=setting is not None,
        is_cut=setting is not None and setting.is_cut,
        has_title=bool(facts.title),
        has_heading=bool(heading),
        is_sensitive=bool(facts.sensitive),
        is_because=bool(facts.because),
        marks=tuple(_marks(facts)),
    )
    words = {
        "public_id": facts.public_id,
        "rows": rows_of(facts, setting),
        "href": address("posts:detail", facts.public_id),
        "author": facts.username,
        "author_href": address("posts:profile", facts.username),
        "avatar": avatar_source(facts.person, facts.picture, AVATAR_SIZE),
        "heading": heading,
        "title": facts.title,
    }
    if setting:
        words |= {"tone": setting.tone, "size": setting.size, "excerpt": setting.excerpt}
    if facts.token:
        words |= _picture(facts)
    if facts.because:
        words |= {"because": facts.because}
        words |= {"because_href": reverse("posts:tag", args=[facts.because])}
    return Card(facts.pk, facts.public_id, facts.like_count, shape, words)


def address(name: str, word: str) -> str:
    """The address of the page `name` of an id or a user name, which need no quoting."""
    before, after = _around(name)
    return f"{before}{word}{after}"


@lru_cache
def _around(name: str) -> tuple[str, str]:
    """To resolve an address costs as much as half a card, and they differ only by the id."""
    before, _, after = reverse(name, args=[STAND_IN]).partition(STAND_IN)
    return before, after


def rows_of(facts: Facts, words: Setting | None) -> int:
    """How many rows of the wall a card takes: what stands above its foot, the foot and the gap."""
    return _rows_above(facts, words) + FOOTER_ROWS + (BECAUSE_ROWS if facts.because else 0)


def _rows_above(facts: Facts, words: Setting | None) -> int:
    """Of the picture, of the words of a text post, or of both."""
    pictured = picture_rows(facts.width, facts.height) if facts.token else 0
    if words is None:
        return pictured or ROWS_A_WIDTH
    return min(pictured + words.rows, MOST_ROWS)


def picture_rows(width: int, height: int) -> int:
    """How many rows the picture takes."""
    return min(max(round(ROWS_A_WIDTH * height / width), FEWEST_ROWS), MOST_ROWS)


def is_cropped(width: int, height: int) -> bool:
    """Whether a card shows only a part of the picture."""
    return not FEWEST_ROWS - 1 < ROWS_A_WIDTH * height / width < MOST_ROWS + 1


def alt_of(facts: Facts) -> str:
    """What the picture shows, in words: its own alt text, else the caption, else whose it is."""
    if facts.kind == Post.Kind.COLLECTION and not facts.alt_text:
        return f"{facts.title}, picture {facts.position + 1} of {facts.image_count}"
    caption = "" if facts.kind == Post.Kind.TEXT else facts.caption
    return facts.alt_text or caption or f"Picture by {facts.username}"


def _picture(facts: Facts) -> dict[str, object]:
    """Addresses may be empty, where nothing is made of the picture yet."""
    folder = f"{media.root(is_public=facts.is_public)}/post/{facts.token}"
    widths = sorted(facts.widths or ())
    widest = media.fitting(widths, WIDEST_SOURCE)
    return {
        "src": f"{folder}/{widest}.webp" if widest else "",
        "srcset": ", ".join([f"{folder}/{width}.webp {width}w" for width in widths]),
        "placeholder": facts.placeholder,
        "width": facts.width,
        "height": facts.height,
        "alt": alt_of(facts),
    }


def _marks(facts: Facts) -> list[Mark]:
    marks = []
    if facts.kind == Post.Kind.COLLECTION:
        marks.append(Mark("square-2-stack", f"{facts.image_count}", " pictures"))
    if facts.token and facts.kind != Post.Kind.TEXT:
        if facts.frames > 1:
            marks.append(Mark("play", "Animated"))
        if is_cropped(facts.width, facts.height):
            marks.append(Mark("arrows-up-down", heard="Only a part of the picture is shown here"))
    if facts.visibility == Post.Visibility.PRIVATE:
        marks.append(Mark("lock-closed", "Private"))
    if facts.is_hidden:
        marks.append(Mark("eye-slash", "Hidden"))
    return marks
