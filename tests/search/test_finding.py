"""What a search for posts finds, and in which order."""

from datetime import UTC, datetime

import pytest
from django.http import Http404

from pictria.search.finding import find_posts
from pictria.search.models import PostEntry
from pictria.search.query import parse
from pictria.search.services.writing import write_entries
from posts.models import Post
from tests.search.entries import GUEST, post_of, titles
from tests.support.people import SignedIn
from tests.support.posts import rows, share


@pytest.mark.parametrize(
    "text",
    [
        "boat",
        "BOAT",
        "sea",
        "tres",
        "#harbour",
        "harbour",
        "gulls",
        "owner",
        "red sea gulls",
        "東京",
        "京",
        "c++",
        "👍🏿",
        '"red boat"',
        "très-vite",
    ],
)
def test_words_are_found_wherever_they_stand(owner: SignedIn, text: str) -> None:
    caption = "by the sea, très vite, 東京都 c++ 👍"
    post_of(owner.user, "A red Boat", caption=caption, tags=("harbour",), alt="three gulls")
    post_of(owner.user, "C", caption="nothing of that kind") if "owner" not in text else None
    assert titles(text) == ["A red Boat"]


def test_all_words_are_wanted(owner: SignedIn) -> None:
    post_of(owner.user, "Red boat")
    assert titles("red plane") == []


def test_operators(owner: SignedIn, other: SignedIn) -> None:
    post_of(owner.user, "Red boat", caption="on a lake", tags=("water",))
    post_of(other.user, "Boat red", caption="in a storm, on water")
    assert titles('"red boat"') == ["Red boat"]
    assert titles("boat -lake") == ["Boat red"]
    assert titles('boat -"on a lake"') == ["Boat red"]
    assert titles("boat -#water") == ["Boat red"]
    assert titles("boat @OTHER") == ["Boat red"]
    assert titles("-lake") == ["Boat red"]
    assert titles("#water -lake") == []
    assert titles("@owner") == ["Red boat"]
    assert titles("boat @nobody") == []


def test_a_phrase_does_not_reach_from_one_field_into_the_next(owner: SignedIn) -> None:
    post_of(owner.user, "Red", caption="boat house", alt="by night", tags=("sail", "cloth"))
    for phrase in ("red boat", "house by", "red sail", "sail cloth", "night owner"):
        assert titles(f'"{phrase}"') == [], phrase


def test_days_are_those_of_utc(owner: SignedIn) -> None:
    late = datetime(2024, 5, 31, 23, 59, 59, 999_999, tzinfo=UTC)
    for title, moment in (("Late", late), ("Early", datetime(2024, 6, 1, tzinfo=UTC))):
        post = post_of(owner.user, title, caption="boat")
        Post.objects.filter(pk=post.pk).update(posted_at=moment)
        write_entries(PostEntry, [post.pk])
    assert titles("boat before:2024-06-01") == ["Late"]
    assert titles("boat after:2024-06-01") == ["Early"]
    assert titles("boat after:2024-05-31 before:2024-06-02") == ["Early", "Late"]
    assert titles("before:2024-06") == ["Late"]
    assert titles("boat after:9999-12-31") == titles("boat before:0001-01-01") == []


def test_what_stands_in_a_title_comes_before_what_stands_elsewhere(owner: SignedIn) -> None:
    post_of(owner.user, "Boat")
    post_of(owner.user, "Caption", caption="a boat")
    post_of(owner.user, "Alt", alt="a boat")
    post_of(owner.user, "Again", caption="a boat")
    assert titles("boat") == ["Boat", "Again", "Caption", "Alt"]
    assert titles("boat sort:newest") == ["Again", "Alt", "Caption", "Boat"]


def test_words_side_by_side_come_before_words_apart(owner: SignedIn) -> None:
    post_of(owner.user, "Side by side", caption="the red boat")
    post_of(owner.user, "Apart", caption="the boat is red")
    assert titles("red boat") == ["Side by side", "Apart"]


def test_sorted_by_likes_and_views(owner: SignedIn) -> None:
    for title, likes, views in (("a", 3, 1), ("b", 1, 3), ("c", 3, 1), ("d", 0, 2)):
        post_of(owner.user, title, caption="boat", like_count=likes, view_count=views)
    assert titles("boat sort:likes") == ["c", "a", "b", "d"]
    assert titles("boat sort:views") == ["b", "d", "c", "a"]


def test_a_new_post_is_found_at_once_and_an_edited_one_by_its_new_words(owner: SignedIn) -> None:
    post = share(owner, caption="Red boat", tags="water")
    assert titles("red #water") == [post.title]
    form = {"caption": "Blue ship", "tags": "lake", "visibility": "public"}
    assert owner.post(f"/i/{post.public_id}/edit/", form).status_code == 302
    assert titles("red") == titles("#water") == []
    assert titles("blue #lake") == [post.title]


@pytest.mark.parametrize("sort", ["relevance", "newest", "likes", "views"])
def test_paging_meets_everything_once_while_others_write(
    owner: SignedIn, other: SignedIn, sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So few are ranked that the pages reach beyond them.
    monkeypatch.setattr("pictria.search.orders.RANKED", 12)
    posts = rows(owner.user, 25, caption="boat")
    for place, post in enumerate(posts):
        Post.objects.filter(pk=post.pk).update(
            title="boat" * (place % 3 == 0), like_count=place % 4, view_count=place % 5
        )
    write_entries(PostEntry, [post.pk for post in posts])
    query, met, after = parse(f"boat sort:{sort}"), list[int](), None
    while True:
        page = find_posts(query, GUEST, after=after, size=4).page
        met += [post.pk for post in page.rows]
        after = page.after
        if after is None:
            break
        assert len(page.rows) == 4
        if sort in ("relevance", "newest"):
            post_of(other.user, "boat")
        if len(met) == 8:
            Post.objects.get(pk=met[0]).delete()
            Post.objects.get(pk=met[5]).delete()
    assert sorted(met) == sorted(post.pk for post in posts)


@pytest.mark.parametrize(
    "after",
    ["", "x", "W10", "bnVsbA", "WzEsMiwzXQ", "é", "A" * 5000, "WzEsMSwxLFsxLDFdLG51bGwsIiJd",
     "WzEsMSwxLG51bGwsbnVsbCwxXQ", "WzEsOTk5OTk5OTk5OTk5OTk5OTk5LDEsbnVsbCxudWxsLCIiXQ"],
)  # fmt: skip
def test_a_page_that_this_site_never_named_is_no_page(db: None, after: str) -> None:
    with pytest.raises(Http404):
        find_posts(parse("boat"), GUEST, after=after, size=20)


@pytest.mark.parametrize(
    "text",
    [
        "boat' OR 1=1 --",
        "boat & | ! <-> :* (",
        "NEAR(boat 2) AND NOT title : boat* ^",
        '"""" -"" "-boat',
        "'' \\' \\\\ %s %(x)s {}",
        "boat\x00 \ud800 ''''",
        "#' #\" #a:b*c!d&e|f",
        "-a -b -c",
        "ﷺ" * 190,
        "東" * 200,
        "🇩" * 200,
        "a " * 99,
        "#" + "𝔞" * 190,
        "@" + "a" * 150,
        "before:0001-01-01 after:9999-12-31 x",
        "sort:likes sort:views",
    ],
)
@pytest.mark.parametrize("sort", ["", "likes"])
def test_no_text_breaks_a_search(owner: SignedIn, text: str, sort: str) -> None:
    post_of(owner.user, "Boat")
    for viewer in (GUEST, owner.user):
        query = parse(f"{text[:185]} sort:{sort}" if sort else text)
        find_posts(query, viewer, after=None, size=20)
