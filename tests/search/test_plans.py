"""Where the database looks for common words changes how long it takes, not what is found."""

from datetime import UTC, datetime, timedelta

import pytest

from accounts.models import User
from pictria.search import finding
from pictria.search.models import PostEntry
from pictria.search.query import parse
from pictria.search.services.counting import set_milestones
from pictria.search.services.writing import write_entries
from posts.models import Post
from tests.search.entries import GUEST
from tests.support.people import SignedIn
from tests.support.posts import rows

BEGAN = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture
def many(owner: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    """Posts over many weeks; what stands on more than four of them is common."""
    monkeypatch.setattr("pictria.search.landmarks.RARE", 4)
    monkeypatch.setattr("pictria.search.plans.RARE", 4)
    monkeypatch.setattr("pictria.search.services.counting.FIRST_MILESTONE", 2)
    monkeypatch.setattr("pictria.search.orders.RANKED", 6)
    _post(owner.user)


def _post(author: User) -> None:
    posts = rows(author, 40)
    for place, post in enumerate(posts):
        words = ["light", "boat" * (place % 3 == 0), "gull" * (place in (1, 2, 3, 30, 39))]
        moment = BEGAN + timedelta(days=5 * place)
        Post.objects.filter(pk=post.pk).update(caption=" ".join(words), posted_at=moment)
    write_entries(PostEntry, [post.pk for post in posts])
    set_milestones(PostEntry)


@pytest.mark.parametrize("share", [0.0, 0.06, 0.5, 1.1])
@pytest.mark.parametrize("word", ["light", "boat", "gull"])
@pytest.mark.parametrize("sort", ["relevance", "newest", "likes"])
def test_every_match_is_met_once_newest_first(
    many: None, monkeypatch: pytest.MonkeyPatch, word: str, sort: str, share: float
) -> None:
    monkeypatch.setattr("pictria.search.plans.COMMON", share)
    met, after = list[int](), None
    while True:
        query = parse(f"{word} sort:{sort}")
        page = finding.find_posts(query, GUEST, after=after, size=3).page
        met += [post.pk for post in page.rows]
        if (after := page.after) is None:
            break
    having = Post.objects.filter(caption__contains=word).order_by("-posted_at")
    assert met == list(having.values_list("pk", flat=True))
