"""Whatever is sent to the forms of Collections: a sentence, never a 500, never half a post."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts.models import Post
from tests.collections.sharing import ADDRESS, collection, form_of, keep, order
from tests.posts.test_bad_input import ANYTHING
from tests.support.examples import of_one_fixture
from tests.support.people import SignedIn
from tests.support.posts import upload

pytestmark = pytest.mark.django_db

FIELDS = ("title", "caption", "tags", "source_url", "visibility", "cover", "act", "submit_key")
ACTS = st.sampled_from(
    ["earlier:", "later:x", "remove:\0", "alone", ":", "add", "arrange", "x" * 9]
)
WORDS = st.dictionaries(st.sampled_from(FIELDS), ANYTHING | ACTS)
IMAGES = st.lists(ANYTHING, max_size=12)


@of_one_fixture()
@given(words=WORDS, images=IMAGES)
def test_no_form_makes_half_a_collection(
    owner: SignedIn, words: dict[str, str], images: list[str]
) -> None:
    answer = owner.post(ADDRESS, {**words, "image": images})

    assert answer.status_code in {200, 422}
    assert "<main" in answer.content.decode()
    assert not Post.objects.exists()


@of_one_fixture()
@given(words=WORDS | st.fixed_dictionaries({"version": ANYTHING}), images=IMAGES)
def test_no_form_leaves_half_an_arrangement(
    owner: SignedIn, words: dict[str, str], images: list[str]
) -> None:
    post = collection(owner.user, 2)
    there = order(post)
    form = {**form_of(post), **words, "image": [*there, *images]}

    answer = owner.post(f"{post.get_absolute_url()}edit/", form)

    assert answer.status_code in {200, 302, 409, 422}
    assert order(post) == there


def test_far_too_many_files_are_refused_with_the_sites_own_page(owner: SignedIn) -> None:
    answer = owner.post(ADDRESS, {"files": [upload(b"x", f"{name}.png") for name in range(60)]})

    assert answer.status_code == 400
    assert "<main" in answer.content.decode()


def test_far_too_many_ids_are_refused(owner: SignedIn) -> None:
    form = {"title": "x", "visibility": "public", "submit_key": "k"}

    answer = owner.post(ADDRESS, {**form, "image": [*keep(owner, 2), *map(str, range(500))]})

    assert answer.status_code == 422
    assert not Post.objects.exists()
