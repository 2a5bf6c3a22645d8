"""Who is on a large site, who follows whom, and who shared what: drawn by chance, always the same.

Few people share most posts, few posts get most likes, few tags stand on very many posts; a third
of the people have not shared anything for long.
"""

import random
from array import array
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate

LASTED = timedelta(days=1_000)
# The newest posts are of today: feeds look at the last days.
BEGAN = datetime.now(UTC) - LASTED
FOLLOWS_A_PERSON = 50
FOLLOWED = 200
# Who they follow: 200 people who share, 200 who stopped long ago, both and 100 tags besides.
READERS = ("reader-of-active", "reader-of-dormant", "reader-of-all")
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
# Words for searches, each with the part of the posts that have it.
COMMON = {"light": 0.6, "morning": 0.1, "harbour": 0.02, "lantern": 0.002, "zeppelin": 0.000_2}
DIFFERENT_WORDS, WORDS_A_CAPTION = 50_000, 8
ABOUT_DORMANT, DORMANT_SINCE = 0.33, 0.3


@dataclass(frozen=True)
class Scale:
    """How much there is of what."""

    posts: int = 1_000_000
    people: int = 10_000
    likes: int = 5_000_000


class Crowd:
    """Everything about the site that is drawn before it is written. Ids begin with 1."""

    def __init__(self, scale: Scale, chance: random.Random) -> None:
        self.scale, self.chance = scale, chance
        people = range(1, scale.people + 1)
        self.dormant = {person for person in people if chance.random() < ABOUT_DORMANT}
        self.private = {person for person in people if chance.random() < 0.03}
        self.authors = array("i", self._authors())
        self.is_shown = [chance.random() > 0.03 for _ in range(scale.posts)]
        self.like_counts = self._like_counts()
        self.view_counts = [9 * likes + at % 9 for at, likes in enumerate(self.like_counts)]
        self.comment_counts = [int(chance.random() * 1.2) for _ in range(scale.posts)]
        self.follows = self._follows()
        self._ranks = skewed(DIFFERENT_WORDS)

    def _authors(self) -> Iterator[int]:
        """Who shared each post, oldest first."""
        everybody = list(range(1, self.scale.people + 1))
        self.chance.shuffle(everybody)
        active = [person for person in everybody if person not in self.dormant]
        of_old = int(self.scale.posts * DORMANT_SINCE)
        yield from self.chance.choices(everybody, cum_weights=skewed(len(everybody)), k=of_old)
        left = self.scale.posts - of_old
        yield from self.chance.choices(active, cum_weights=skewed(len(active)), k=left)

    def _like_counts(self) -> list[int]:
        fame = [self.chance.paretovariate(1.3) for _ in range(self.scale.posts)]
        share, most = self.scale.likes / sum(fame), self.scale.people // 2
        marks = [int(mark) for mark in accumulate(each * share for each in fame)]
        return [min(b - a, most) for a, b in zip([0, *marks], marks, strict=False)]

    def _follows(self) -> list[list[int]]:
        """Whom each person follows, and then whom the readers do."""
        people = range(1, self.scale.people + 1)
        famous = skewed(len(people))
        follows = []
        for follower in people:
            number = min(int(self.chance.paretovariate(1.5) * FOLLOWS_A_PERSON / 3), 1_000)
            chosen = self.chance.choices(people, cum_weights=famous, k=number)
            follows.append(sorted(set(chosen) - {follower}))
        return follows + self._followed_by_readers()

    def _followed_by_readers(self) -> list[list[int]]:
        """Those who share most, which is the hardest."""
        busiest = [author for author, _ in Counter(self.authors).most_common()]
        followed = [author for author in busiest if author not in self.private]
        active = [author for author in followed if author not in self.dormant][:FOLLOWED]
        dormant = [author for author in followed if author in self.dormant][:FOLLOWED]
        return [active, dormant, active + dormant]

    def moment(self, post: int) -> datetime:
        return BEGAN + LASTED * (post / self.scale.posts)

    def caption(self) -> str:
        """A dozen words: few that stand everywhere, many that are rare, and those of COMMON."""
        rest = (f"word{rank}" for rank in drawn(self, self._ranks, WORDS_A_CAPTION))
        named = (word for word, share in COMMON.items() if self.chance.random() < share)
        return " ".join(("Post", *named, *rest))

    def words(self, length: int) -> str:
        return "".join(self.chance.choices(LETTERS, k=length))


def skewed(number: int) -> list[float]:
    """Zipf: the second is chosen half as often as the first, the third a third as often."""
    return list(accumulate(1 / rank for rank in range(1, number + 1)))


def drawn(crowd: Crowd, weights: list[float], number: int) -> Iterator[int]:
    for _ in range(number):
        yield bisect(weights, crowd.chance.random() * weights[-1]) + 1
