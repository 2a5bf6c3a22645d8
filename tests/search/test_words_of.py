"""How text becomes words."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pictria.search.words import LONGEST_WORD, indexed_words, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Über ÀÉÎ naïve Łódź Ærø", "uber aei naive lodz aero"),
        ("Straße İstanbul ﬁne ＷＩＤＥ", "strasse istanbul fine wide"),
        ("C++ c# C F#-minor g++", "c++ c# c f# minor g++"),
        ("don't well-known snake_case 3D 2024", "don t well known snake case 3d 2024"),
        ("Ёлка Київ", "елка киів"),
        ("हिन्दी", "हिन्दी"),
        ("東京都へ", "東京 京都 都へ"),
        ("猫", "猫"),
        ("안녕하세요", "안녕 녕하 하세 세요"),
        ("cat猫dog", "cat 猫 dog"),
        ("👍🏽👍 ❤️", "👍 👍 ❤"),
        ("👨‍👩‍👧🇩🇪🇫🇷", "👨‍👩‍👧 🇩🇪 🇫🇷"),
        ("soft\u00adhyphen\u200b zero", "softhyphen zero"),
        ("a\x00b \ud800 …!?", "a b"),
        ("", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    assert words_of(text) == words.split()


def test_over_long_words_are_cut() -> None:
    assert words_of("a" * 10_000) == ["a" * LONGEST_WORD]


def test_one_sign_is_found_inside_what_is_written_without_spaces() -> None:
    assert set(words_of("京")) <= set(indexed_words("東京都"))


@given(st.text())
@example("ǰ̌ ΐ ŉ ﷺ ͅ ̈́ Å")
def test_words_are_words_however_often_one_reads_them(text: str) -> None:
    words = words_of(text)
    assert words_of(" ".join(words)) == words


@given(st.text())
def test_case_does_not_matter_and_words_have_no_signs_that_part_them(text: str) -> None:
    words = words_of(text)
    assert words_of(text.casefold()) == words
    assert all(0 < len(word) <= LONGEST_WORD for word in words)
    assert not set("".join(words)) & set(" \x00'\"\\")


@given(st.lists(st.text()))
def test_texts_beside_each_other_have_the_words_of_each(texts: list[str]) -> None:
    assert words_of("\n".join(texts)) == [word for text in texts for word in words_of(text)]
