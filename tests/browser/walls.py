"""What a wall of cards looks like, in numbers."""

from dataclasses import dataclass
from itertools import groupby, pairwise

from playwright.sync_api import Page

MEASURE = """() => [...document.querySelectorAll(".wall .card")].map((card) => {
    const box = card.getBoundingClientRect();
    const frame = card.querySelector(".card__frame").getBoundingClientRect();
    return {
        left: box.left, top: box.top + scrollY, width: box.width, height: box.height,
        picture: frame.height,
    };
})"""
# Browsers place boxes on parts of a pixel, and those add up.
ABOUT = 2


@dataclass(frozen=True)
class Card:
    left: float
    top: float
    width: float
    height: float
    picture: float
    """How high the picture is."""

    @property
    def bottom(self) -> float:
        """Below the gap that belongs to the card."""
        return self.top + self.height


def cards(page: Page) -> list[Card]:
    """The cards as they stand in the document, which is the order of reading."""
    return [Card(**card) for card in page.evaluate(MEASURE)]


def columns(all_cards: list[Card]) -> list[list[Card]]:
    ordered = sorted(all_cards, key=lambda card: (round(card.left), card.top))
    return [list(column) for _, column in groupby(ordered, key=lambda card: round(card.left))]


def assert_in_reading_order(all_cards: list[Card]) -> None:
    """Asserts that no card begins above one that comes before it."""
    for earlier, later in pairwise(all_cards):
        assert later.top >= earlier.top - ABOUT, f"{later} begins above {earlier}"


def assert_no_holes(all_cards: list[Card]) -> None:
    """Asserts that in each column every card begins where the one above it ends."""
    start = all_cards[0].top
    for column in columns(all_cards):
        assert abs(column[0].top - start) <= ABOUT
        for above, below in pairwise(column):
            assert abs(below.top - above.bottom) <= ABOUT, f"a hole between {above} and {below}"
