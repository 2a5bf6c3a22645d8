"""Drawings and pictures that stand for people."""

import hashlib
import xml.etree.ElementTree as ElementTree

import pytest
from django.template import Context, Template
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries, Settings

from accounts.identicons import PALETTES, identicon
from accounts.models import Profile, User
from pictria.core.public_ids import ALPHABET, new_public_id
from tests.support.people import person

IDS = st.text(ALPHABET, min_size=1, max_size=16)
DRAWS = {"svg", "g", "path", "circle"}
SAYS = {"viewBox", "width", "height", "fill", "d", "transform", "cx", "cy", "r"}


@given(IDS)
def test_a_drawing_is_plain_svg(public_id: str) -> None:
    tree = ElementTree.fromstring(identicon(public_id))
    for element in tree.iter():
        assert element.tag.removeprefix("{http://www.w3.org/2000/svg}") in DRAWS
        assert set(element.attrib) <= SAYS
        assert not (element.text or "").strip()


@given(IDS)
def test_a_drawing_follows_from_the_id(public_id: str) -> None:
    assert identicon(public_id) == identicon(public_id)


def test_a_drawing_stays_the_same_for_ever() -> None:
    """Browsers keep it for a year, so a change of the drawing would mix two designs."""
    drawn = hashlib.sha256(identicon("Pictria").encode()).hexdigest()
    assert drawn.startswith("38e9cb1c6ec8ae62")


def test_drawings_differ() -> None:
    drawn = {identicon(new_public_id()) for _ in range(1000)}
    assert len(drawn) > 980
    assert len({each.split('fill="')[1][:7] for each in drawn}) == len(PALETTES)


def test_a_drawing_is_served_for_a_year_and_asks_no_database(stranger_without_db: Client) -> None:
    response = stranger_without_db.get("/identicon/abc234.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert "max-age=31536000" in response["Cache-Control"]
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies
    assert response.content.decode() == identicon("abc234")


@pytest.fixture
def stranger_without_db() -> Client:
    return Client()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["a" * 17, "a.b", "", "a/b", "%00"])
def test_what_is_no_id_has_no_drawing(path: str) -> None:
    assert Client().get(f"/identicon/{path}.svg").status_code in (400, 404)


def shown(user: User, size: int = 48) -> str:
    template = Template("{% load people %}{{ person|avatar_src:" + str(size) + " }}")
    return template.render(Context({"person": user}))


@pytest.mark.django_db
class TestAddresses:
    def test_of_the_drawing_without_a_picture(self) -> None:
        ann = person("ann")
        assert shown(ann) == f"/identicon/{ann.public_id}.svg"
        Profile.objects.all().delete()
        assert shown(User.objects.get()) == f"/identicon/{ann.public_id}.svg"

    def test_of_the_picture_that_is_large_enough(self) -> None:
        ann = person("ann")
        Profile.objects.update(picture="profile/token")
        ann = User.objects.get()
        sizes = {48: 48, 49: 96, 96: 96, 100: 288, 288: 288, 500: 288}
        for asked, given_size in sizes.items():
            assert shown(ann, asked) == f"/media/profile/token/{given_size}.webp"

    def test_at_the_cdn_where_there_is_one(self, settings: Settings) -> None:
        person("ann")
        Profile.objects.update(picture="profile/token")
        settings.PUBLIC_MEDIA_URL = "https://cdn.example.org/m"
        assert shown(User.objects.get()) == "https://cdn.example.org/m/profile/token/48.webp"

    def test_cost_no_query(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        person("ann")
        ann = User.objects.select_related("profile").get()
        with django_assert_num_queries(0):
            shown(ann)
