"""The language of searches: every text means something, and says what was not understood."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictria.search.query import LONGEST, Query, parse

ALMOST = st.text(st.sampled_from("ab #@-:\"“”'()&|!<>*\\.,1東🇩\x00\ud800 ")) | st.text()


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Red boat", Query(words=("Red", "boat"))),
        ("red RED red", Query(words=("red", "RED"))),
        ('"red boat" “old  sea”', Query(phrases=("red boat", "old sea"))),
        ('"never closed', Query(phrases=("never closed",))),
        ('-cat -#Dog -"red sea"', Query(without=("cat", "#dog", "red sea"))),
        ("#Sea #sea #a,#b", Query(tags=("sea", "a", "b"))),
        ("@Ann @ann, @bob", Query(by=("ann", "bob"))),
        ("before:2024-05-31 after:2023", Query(before=date(2024, 5, 31), after=date(2023, 1, 1))),
        ("BEFORE:2024-5", Query(before=date(2024, 5, 1))),
        ("cat sort:Likes", Query(words=("cat",), sort="likes")),
        ("C++ and C#", Query(words=("C++", "and", "C#"))),
        ('- -- # @ "" !!! &', Query()),
    ],
)
def test_what_is_typed_is_understood(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("cat before:2024-02-30", "before:2024-05-31"),
        ("cat after:yesterday", "“after:yesterday” is no date"),
        ("cat after:", "is no date"),
        ("cat before:99999", "is no date"),
        ("cat before:0000", "is no date"),
        ("cat sort:colour", "sort:newest"),
        ("cat @-x", "cannot be anybody’s name"),
    ],
)
def test_what_was_not_understood_is_said_and_the_rest_is_looked_for(text: str, part: str) -> None:
    query = parse(text)
    [problem] = query.problems
    assert part in problem
    assert query.words == ("cat",)


def test_too_long_a_text_is_refused_with_a_sentence() -> None:
    assert parse("a" * LONGEST).words
    query = parse("a " * LONGEST)
    assert query.is_empty
    assert "200 characters" in query.problems[0]


@given(ALMOST)
def test_every_text_means_something_that_can_be_written_down(text: str) -> None:
    query = parse(text)
    if len(text) > LONGEST:
        return
    str(query).encode()
    if len(str(query)) <= LONGEST:
        assert parse(str(query)) == Query(**{**query.__dict__, "problems": ()})
