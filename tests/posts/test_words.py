"""Captions and tags: what people write is shown as they meant it, and never as code."""

import html
import re
import unicodedata

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from posts.captions import caption_html, hashtags_in
from posts.models.tag import MOST_TAGS, normalised_tag, parse_tags
from tests.support.people import person
from tests.support.posts import share

ANY_TEXT = st.text(max_size=80)


@given(ANY_TEXT)
def test_normalising_a_tag_twice_is_normalising_it_once(text: str) -> None:
    assert normalised_tag(normalised_tag(text)) == normalised_tag(text)


@given(ANY_TEXT)
def test_case_and_composition_make_no_difference(text: str) -> None:
    once = normalised_tag(text)
    assert normalised_tag(unicodedata.normalize("NFD", text)) == once
    assert normalised_tag(text.casefold()) == once


@given(ANY_TEXT)
def test_a_tag_has_no_space_and_no_sign_that_ends_an_address(text: str) -> None:
    assert not re.search(r"[\s#/?%\\\x00]", normalised_tag(text))


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Sea, Boats", ["sea", "boats"]),
        ("#sea #SEA sea", ["sea"]),
        ("C C++ C#", ["c", "c++"]),
        ("Über ÜBER", ["über"]),
        ("日本語 🦊", ["日本語", "🦊"]),
        ("  , ;; ## ", []),
        ("node.js, e-mail, rock'n'roll", ["node.js", "e-mail", "rocknroll"]),
    ],
)
def test_what_people_type_as_tags(typed: str, names: list[str]) -> None:
    assert parse_tags(typed) == names


def test_too_many_and_too_long_tags_are_refused_with_a_sentence() -> None:
    with pytest.raises(ValidationError, match="at most 20"):
        parse_tags(" ".join(f"t{number}" for number in range(MOST_TAGS + 1)))
    with pytest.raises(ValidationError, match="longer than 50"):
        parse_tags("x" * 51)


@pytest.mark.parametrize(
    ("caption", "tags"),
    [
        ("#One and #two.", ["one", "two"]),
        ("mail#not https://example.org/#not &#39;", []),
        ("#", []),
        ("(#in-brackets), #end!", ["in-brackets", "end"]),
        ("#" + "\ufdfa" * 50, []),
        ("#c\u200bat #cat", ["cat"]),
    ],
)
def test_hashtags_in_captions(caption: str, tags: list[str]) -> None:
    assert hashtags_in(caption) == tags


@pytest.mark.django_db
@given(caption=st.text(alphabet=st.characters() | st.sampled_from("<>&\"'#@/: h"), max_size=60))
def test_a_caption_is_never_code_and_loses_nothing(caption: str) -> None:
    shown = str(caption_html(caption))
    allowed = re.sub(r'</?a(?: href="[^"<>]*"(?: rel="nofollow")?)?>|<br>', "", shown)

    assert "<" not in allowed
    assert html.unescape(allowed).replace("\n", "") == caption.replace("\r\n", "").replace("\n", "")


@pytest.mark.django_db
def test_links_tags_and_names_work(stranger: Client) -> None:
    ann = person("Ann")
    shown = caption_html(
        "By @ann and @nobody: https://example.org/a?b=1&c=2. See #Sea <script>alert(1)</script>"
    )

    assert f'<a href="{ann.get_absolute_url()}">@ann</a>' in shown
    assert "@nobody:" in shown
    assert 'href="https://example.org/a?b=1&amp;c=2" rel="nofollow"' in shown
    assert '<a href="/tags/sea/">#Sea</a>' in shown
    assert "&lt;script&gt;" in shown
    assert "javascript" not in caption_html("javascript:alert(1)").replace("javascript:alert", "")


@pytest.mark.django_db
@pytest.mark.parametrize("tag", ["über", "c++", "日本語", "🦊", "node.js", "100%".rstrip("%")])
def test_every_tag_has_an_address_of_its_own(owner: Client, stranger: Client, tag: str) -> None:
    post = share(owner, tags=f"{tag} other")
    address = post.tags.get(name=normalised_tag(tag)).get_absolute_url()

    assert post.public_id in stranger.get(address).content.decode()


@pytest.mark.django_db
def test_a_tag_is_found_in_any_spelling(owner: Client, stranger: Client) -> None:
    share(owner, tags="über")

    answer = stranger.get("/tags/ÜBER/")

    assert answer.status_code == 301
    assert stranger.get(answer.headers["Location"]).status_code == 200
