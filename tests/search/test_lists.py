"""Common words have lists: they say what the entries say, whatever happens, and miss nothing."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import timedelta
from functools import partial
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from accounts.models import User
from accounts.querysets import Viewer
from accounts.services.blocking import block
from pictria.search import landmarks
from pictria.search.entries import Search
from pictria.search.finding import find_posts
from pictria.search.matching import Match
from pictria.search.models import Kind, Occurrence, PostEntry, Word
from pictria.search.query import parse
from pictria.search.services import listing, writing
from pictria.search.services.counting import count_words
from pictria.search.services.listing import list_words
from pictria.search.services.repairing import SOURCES, repair, write_all
from pictria.search.services.standing import List
from pictria.search.services.writing import write_entries
from posts.models import Post, Tag, TaggedPost
from tests.search.entries import GUEST
from tests.support.people import SignedIn, person
from tests.support.posts import rows
from tests.support.racing import at_once

COMMON, LISTED, RANKED = 2, 6, 4
WORDS = ("light", "boat", "gull", "#light")
BEGAN = timezone.now().replace(microsecond=0) - timedelta(days=1)


@pytest.fixture(autouse=True)
def small() -> Iterator[None]:
    """Words are common early, lists are short, and what is known of them is never old."""
    with (
        patch("pictria.search.services.listing.FEW", COMMON),
        patch("pictria.search.services.listing.LISTED", LISTED),
        patch("pictria.search.orders.RANKED", RANKED),
        patch("pictria.search.lists.landmarks", landmarks._landmarks),
    ):
        yield


def posted(author: User, *captions: str) -> list[Post]:
    """A row for each caption, one a minute, with their entries."""
    posts = rows(author, len(captions))
    for post, caption in zip(posts, captions, strict=True):
        post.caption = caption
        post.save()
    write_entries(PostEntry, [post.pk for post in posts])
    return posts


def alone(word: str) -> Search:
    return Search(PostEntry, Match(wanted=((word,),)))


def said_by_entries(word: Word) -> set[tuple[int, ...]]:
    """Number, moment and id of the word's entries, as far back as its list has all."""
    assert word.listed_since is not None
    found = replace(alone(word.word), from_lists=False).newest(limit=1_000)
    return {hit for hit in found if hit[1] >= word.listed_since}


def said_by_list(word: Word) -> list[tuple[int, ...]]:
    return list(word.occurrences.values_list("number", "moment", "entry"))


def check_lists() -> None:
    """Every list says what the entries say, each of them once."""
    for word in Word.objects.filter(listed_since__isnull=False):
        assert sorted(said_by_list(word)) == sorted(said_by_entries(word)), word


def met(text: str, viewer: Viewer = GUEST) -> list[int]:
    """The ids of what is found, page after page."""
    found, after = list[int](), None
    while True:
        page = find_posts(parse(text), viewer, after=after, size=2).page
        found += [post.pk for post in page.rows]
        if (after := page.after) is None:
            return found


class Whatever(TestCase):
    """People write, and lists are made and cut in between."""

    author: User

    @classmethod
    def setUpTestData(cls) -> None:
        cls.author = person("author", password=None)
        Tag.objects.create(name="light")
        with patch("pictria.search.services.listing.FEW", COMMON):
            for which in range(8):
                cls.write(f"post {which}", set(WORDS), which % 4)
            list_words(PostEntry)

    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["write", "write", "write", "hide", "delete", "list", "count"]),
                st.integers(0, 9),
                st.sets(st.sampled_from([*WORDS, "light in title"]), max_size=3),
                # Few moments, so that many stand equal.
                st.integers(0, 3),
            ),
            max_size=30,
        )
    )
    def test_lists_say_what_entries_say(self, acts: list[tuple[str, int, set[str], int]]) -> None:
        for each in acts:
            self.act(*each)
        check_lists()
        for word in WORDS:
            search = alone(word)
            told = replace(search, from_lists=False)
            assert search.newest(limit=RANKED) == told.newest(limit=RANKED)
            assert search.best(limit=3, among=RANKED) == told.best(limit=3, among=RANKED)

    def act(self, act: str, which: int, words: set[str], minute: int) -> None:
        key = f"post {which}"
        there = Post.objects.filter(submit_key=key)
        if act == "write":
            self.write(key, words, minute)
        elif act == "hide":
            there.update(visibility="private")
            write_entries(PostEntry, there.values_list("pk", flat=True))
        elif act == "delete":
            there.delete()
        elif act == "list":
            list_words(PostEntry)
        else:
            count_words(PostEntry)

    @classmethod
    def write(cls, key: str, words: set[str], minute: int) -> None:
        post, _ = Post.objects.get_or_create(author=cls.author, submit_key=key)
        post.caption = " ".join(words & {"light", "boat", "gull"})
        post.title = "Light" if "light in title" in words else ""
        post.visibility, post.posted_at = "public", BEGAN + timedelta(minutes=minute)
        post.save()
        TaggedPost.objects.filter(content_object=post).delete()
        if "#light" in words:
            TaggedPost.objects.create(tag=Tag.objects.get(name="light"), content_object=post)
        write_entries(PostEntry, [post.pk])


@pytest.mark.parametrize("text", ["light", "light sort:newest", "light after:2000", "#light"])
def test_pages_are_the_same_with_lists_and_without(
    owner: SignedIn, other: SignedIn, text: str
) -> None:
    """Also beyond the end of a list, and where some of those on it are not to be seen."""
    for author in (owner, other, owner):
        posts = posted(author.user, *["light", "boat light", "light"] * 2)
        tag, _ = Tag.objects.get_or_create(name="light")
        for post in posts[::2]:
            TaggedPost.objects.create(tag=tag, content_object=post)
        Post.objects.filter(pk=posts[3].pk).update(title="Light")
        write_entries(PostEntry, [post.pk for post in posts])
    reader = person("reader")
    block(blocker=reader, blocked=other.user)
    before = met(text), met(text, reader)
    list_words(PostEntry)
    assert Word.objects.get(word="light").occurrences.count() == LISTED - 1
    assert (met(text), met(text, reader)) == before
    assert len(before[0]) in (18, 9)
    assert len(before[1]) in (12, 6)


def test_a_common_word_is_read_from_its_list_alone(owner: SignedIn) -> None:
    posts = posted(owner.user, *["light"] * 5)
    list_words(PostEntry)
    with CaptureQueriesContext(connection) as captured:
        assert met("light") == [post.pk for post in reversed(posts)]
    asked = [each["sql"] for each in captured.captured_queries]
    assert any(Occurrence._meta.db_table in sql for sql in asked)
    assert not any(f'FROM "{PostEntry._meta.db_table}"' in sql or "MATCH" in sql for sql in asked)


@pytest.mark.parametrize(
    "shown", ["--++++++++", "++++++++--", "+-+-+-+-+-", "------++++", "----------"]
)
@pytest.mark.parametrize("is_listed", [False, True])
def test_ones_own_private_posts_are_met_once_among_the_others(
    owner: SignedIn, shown: str, is_listed: bool
) -> None:
    posts = posted(owner.user, *["light"] * len(shown))
    private = [post.pk for post, sign in zip(posts, shown, strict=True) if sign == "-"]
    Post.objects.filter(pk__in=private).update(visibility="private")
    write_entries(PostEntry, private)
    if is_listed:
        list_words(PostEntry)
    ids = [post.pk for post in reversed(posts)]
    assert met("light sort:newest", owner.user) == ids
    assert met("light", owner.user) == ids
    assert met("light") == [pk for pk in ids if pk not in private]


def test_what_was_cut_since_one_looked_is_found_all_the_same(owner: SignedIn) -> None:
    posted(owner.user, *["light"] * 5)
    list_words(PostEntry)
    known = landmarks._landmarks(PostEntry.kind)
    posted(owner.user, *["light"] * 5)
    list_words(PostEntry)
    with patch("pictria.search.lists.landmarks", lambda kind: known):
        assert len(met("light")) == len(met("light after:2000")) == 10
        Word.objects.all().delete()
        assert len(met("light")) == 10


def test_the_night_makes_and_cuts_lists_and_removes_those_of_rare_words(owner: SignedIn) -> None:
    posts = posted(owner.user, *["light boat"] * COMMON, *["light"] * LISTED)
    repair(seconds=60)
    numbers = {word.word: word.occurrences.count() for word in Word.objects.all()}
    assert numbers["light"] == LISTED - 1
    assert numbers["boat"] == numbers[""] == 0
    for post in posts[COMMON:]:
        post.delete()
    repair(seconds=60)
    assert not Occurrence.objects.exists()
    assert not Word.objects.filter(listed_since__isnull=False).exists()


def test_what_went_wrong_with_a_list_is_right_after_a_week(owner: SignedIn) -> None:
    posts = posted(owner.user, *["light"] * 5)
    list_words(PostEntry)
    there = Word.objects.get(word="light").occurrences
    first, today = there.earliest("moment"), timezone.now()
    there.create(entry=2**40, moment=first.moment, owner=first.owner, number=first.number)
    there.filter(entry=posts[0].pk).delete()
    for night in range(7):
        with patch("django.utils.timezone.now", return_value=today + timedelta(days=night)):
            list_words(PostEntry)
    check_lists()


def test_a_night_without_time_leaves_lists_to_the_next(owner: SignedIn) -> None:
    posted(owner.user, *["light"] * 5)
    list_words(PostEntry, end=0)
    assert not Occurrence.objects.exists()
    assert len(met("light")) == 5


def test_all_is_made_anew_when_wanted(owner: SignedIn) -> None:
    posted(owner.user, *["light"] * 5)
    list_words(PostEntry)
    Occurrence.objects.filter(number=4).update(number=1)
    for source in SOURCES:
        write_all(source, lambda number: None)
    assert Occurrence.objects.filter(number=4).exists()
    check_lists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.repeated
def test_what_is_written_while_lists_are_made_is_on_them_once() -> None:
    author = person("author", password=None)
    ids = [post.pk for post in posted(author, *["light boat"] * 4, *["light gull"] * 4)]
    for caption in ("boat gull", "light", "gull light boat"):
        Post.objects.update(caption=caption)
        at_once(
            partial(write_entries, PostEntry, ids[:4]),
            partial(write_entries, PostEntry, ids[4:]),
            partial(list_words, PostEntry),
        )
        check_lists()
    list_words(PostEntry)
    check_lists()
    assert Word.objects.get(word="gull").occurrences.count() == LISTED - 1


@pytest.mark.cluster
@pytest.mark.django_db(transaction=True)
def test_a_list_made_while_an_entry_is_written_is_put_right(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On PostgreSQL alone somebody else can come between."""
    post, *_ = posted(person("author", password=None), *["light"] * 4)
    lock = writing.lock_words

    def lock_after_others(kind: Kind, words: Iterable[str]) -> dict[str, List]:
        at_once(partial(list_words, PostEntry))
        return lock(kind, words)

    monkeypatch.setattr(writing, "lock_words", lock_after_others)
    Post.objects.filter(pk=post.pk).update(title="Light", caption="")
    write_entries(PostEntry, [post.pk])
    assert Occurrence.objects.get(entry=post.pk, word__word="light").number == 8
    check_lists()


@pytest.mark.cluster
@pytest.mark.django_db(transaction=True)
def test_whoever_writes_waits_for_the_list_that_is_being_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    post, *_ = posted(person("author", password=None), *["light"] * 4)
    Post.objects.filter(pk=post.pk).update(title="Light", caption="")
    cut = listing._cut

    with ThreadPoolExecutor(1) as others:

        def cut_while_others_write(word: Word) -> None:
            if word.word == "light":
                theirs = others.submit(at_once, partial(write_entries, PostEntry, [post.pk]))
                # They cannot end before this does, so there is nothing else to wait for.
                wait([theirs], timeout=1)
            cut(word)

        monkeypatch.setattr(listing, "_cut", cut_while_others_write)
        list_words(PostEntry)
    assert Occurrence.objects.get(entry=post.pk, word__word="light").number == 8
    check_lists()
