"""Walls: cards as HTML, which are the same for everyone, with one's own acts put into them.

What is public is kept (pictria.core.kept) as a guest sees it. For somebody who is signed in, one
small query says what they like and keep, and which of the posts do not stand in their feeds; those
cards are left out. So nobody waits for what somebody else has just been shown.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

from django.template import Engine
from django.utils.safestring import SafeString, mark_safe

from accounts.querysets import Viewer
from pictria.core.kept import kept
from pictria.core.pagination import Page
from pictria.core.patterns import filled
from posts.cards import Card, Facts, card_of
from posts.marks import Marks, marks_in_feeds, marks_of
from posts.models import Post

# Where a card's acts come. Nobody's words can say this: in HTML their "<" is written otherwise.
ACTS = "<!--acts-->"
# So many cards are in view on a phone and on a desk: their pictures do not wait for the layout.
FIRST_SEEN, SEEN_AT_ONCE = 2, 4


@dataclass(frozen=True, slots=True)
class HungCard:
    """A card as HTML, the same for everyone: what comes before and after one's own acts."""

    pk: int
    public_id: str
    likes: int
    before: str = field(repr=False)
    after: str = field(repr=False)


@dataclass(frozen=True)
class PublicWall:
    """Cards that everyone may see, and the cursor of what follows (None at the end)."""

    cards: tuple[HungCard, ...]
    after: str | None


@dataclass(frozen=True)
class Wall:
    """A wall for one person: its cards, the cursor of what follows, and the cards' HTML.

    It can be without cards and yet have something after it.
    """

    rows: Sequence[HungCard]
    after: str | None
    html: SafeString = field(repr=False)


def page_for(
    viewer: Viewer,
    name: str,
    make: Callable[[], PublicWall],
    *,
    topics: Sequence[str],
    lifetime: float,
) -> Wall:
    """The wall of this name as this person sees it: for somebody signed in, of what is kept.

    What `make` raises is raised. Who is signed in sees at once what a topic's new edition changed.
    For guests it is made: their pages are kept whole (pictria.core.finished).
    """
    if not viewer.is_authenticated:
        return for_viewer(make(), viewer)
    kept_name = f"wall:{_look()}:{name}"
    return for_viewer(kept(kept_name, make, topics=topics, lifetime=lifetime, at_once=True), viewer)


@lru_cache
def _look() -> str:
    """What cards look like in this release: those of another are not shown."""
    source = str(Engine.get_default().get_template("components/card.html").source)
    fields = ",".join(HungCard.__slots__)
    return blake2b(f"{source}{fields}".encode(), digest_size=6).hexdigest()


def public_wall(page: Page[Facts]) -> PublicWall:
    """The cards of a page of what everyone may see."""
    return PublicWall(hung([card_of(facts) for facts in page.rows]), page.after)


def for_viewer(wall: PublicWall, viewer: Viewer) -> Wall:
    """The wall as this person sees it, in one query; for guests without any."""
    marks = marks_in_feeds(viewer, [card.pk for card in wall.cards])
    cards = wall.cards
    if marks.signed_in:
        cards = tuple(card for card in cards if card.pk in marks.likes)
    return Wall(cards, wall.after, joined(cards, marks))


def wall_of(posts: Iterable[Post], viewer: Viewer) -> SafeString:
    """The HTML of the cards of posts that `for_cards()` loaded, in one query; nothing is kept."""
    posts = list(posts)
    marks = marks_of(viewer, [post.pk for post in posts])
    return joined(hung([card_of(Facts.of(post)) for post in posts]), marks)


def wall_of_facts(page: Page[Facts], viewer: Viewer) -> Wall:
    """The wall of a page that was made for this person, in one query; for guests without any."""
    cards = hung([card_of(facts) for facts in page.rows])
    marks = marks_of(viewer, [card.pk for card in cards])
    return Wall(cards, page.after, joined(cards, marks))


def hung(cards: Sequence[Card]) -> tuple[HungCard, ...]:
    """The cards as HTML."""
    return tuple([_hung(card, place) for place, card in enumerate(cards)])


def _hung(card: Card, place: int) -> HungCard:
    # What is covered is not loaded before somebody wants to see it.
    waits = place >= SEEN_AT_ONCE or card.shape.is_sensitive
    shape = (card.shape, waits, place < FIRST_SEEN)
    before, after = filled("components/card.html", shape, card.words).split(ACTS)
    return HungCard(card.pk, card.public_id, card.likes, before, after)


def joined(cards: Iterable[HungCard], marks: Marks) -> SafeString:
    """The cards with the person's acts, as HTML."""
    return mark_safe("".join([_whole(card, marks) for card in cards]))  # noqa: S308


def _whole(card: HungCard, marks: Marks) -> str:
    shape = (marks.signed_in, card.pk in marks.liked, card.pk in marks.bookmarked)
    likes = marks.likes.get(card.pk, card.likes)
    words = {"post": card.public_id, "likes": likes or ""}
    return f"{card.before}{filled('components/card_acts.html', shape, words)}{card.after}"
