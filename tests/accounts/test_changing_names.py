"""User names can be changed; the old one leads to the person and stays theirs."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from accounts.models.user import NameTaken
from accounts.people import Moved, find_person
from accounts.services.names import change_username
from tests.support.examples import of_one_fixture
from tests.support.people import person, signed_in

pytestmark = pytest.mark.django_db
PAGE = "/settings/username/"


@pytest.fixture
def ann() -> User:
    made: User = person("Ann")
    return made


def rename(user: User, to: str) -> list[str]:
    """What the page says against it; nothing when the name is changed."""
    response = signed_in(user).post(PAGE, {"username": to})
    if response.status_code == 302:
        user.refresh_from_db()
        assert user.username == to
        return []
    assert response.status_code == 422
    return list(response.context["form"].errors["username"])


def test_people_are_found_in_any_case(ann: User) -> None:
    assert find_person("aNN", AnonymousUser()) == ann


@pytest.mark.parametrize("name", ["bea", "", "a" * 100_000, "%", "An_"])
@pytest.mark.usefixtures("ann")
def test_nobody_is_found_by_other_names(name: str) -> None:
    with pytest.raises(Http404):
        find_person(name, AnonymousUser())


def test_closed_accounts_are_not_found(ann: User) -> None:
    change_username(user=ann, username="anna")
    User.objects.update(is_active=False)
    for name in ("ann", "anna"):
        with pytest.raises(Http404):
            find_person(name, AnonymousUser())


def test_the_page_takes_a_sign_in(stranger: Client) -> None:
    assert stranger.get(PAGE).status_code == 302
    assert stranger.post(PAGE, {"username": "x"}).status_code == 302


def test_the_old_name_leads_to_the_person(ann: User) -> None:
    assert rename(ann, "Anna") == []
    assert find_person("anna", AnonymousUser()) == ann
    with pytest.raises(Moved) as moved:
        find_person("ANN", AnonymousUser())
    assert moved.value.to == ann


def test_the_old_name_stays_theirs(ann: User) -> None:
    rename(ann, "Anna")
    assert rename(person("eve"), "aNN") == ["This user name is taken."]
    assert rename(ann, "Ann") == []
    assert find_person("ann", AnonymousUser()) == ann
    with pytest.raises(Moved):
        find_person("anna", AnonymousUser())


def test_another_case_leaves_nothing_behind(ann: User) -> None:
    assert rename(ann, "ANN") == []
    assert not ann.former_usernames.exists()


def test_the_same_name_is_no_change(ann: User) -> None:
    assert rename(ann, "Ann") == []
    assert not ann.former_usernames.exists()


def test_taken_reserved_and_impossible_names_are_refused(ann: User) -> None:
    person("bea")
    assert rename(ann, "BEA") == ["This user name is taken."]
    assert "reserved" in rename(ann, "support")[0]
    assert "letters" in rename(ann, "ann!")[0]
    ann.refresh_from_db()
    assert ann.username == "Ann"


def test_an_administrator_keeps_a_reserved_name_and_comes_back_to_it() -> None:
    admin = person("admin")
    assert rename(admin, "Admin") == []
    assert rename(admin, "hanna") == []
    assert rename(admin, "admin") == []


def test_names_are_not_collected(ann: User) -> None:
    for number in range(5):
        assert rename(ann, f"ann{number}") == []
    assert "often" in rename(ann, "ann5")[0]


def test_the_service_refuses_what_a_form_no_longer_could(ann: User) -> None:
    """As when somebody else takes or leaves the name after the form has looked."""
    bea = person("bea")
    with pytest.raises(NameTaken):
        change_username(user=ann, username="BEA")
    change_username(user=bea, username="beatrice")
    with pytest.raises(NameTaken):
        change_username(user=ann, username="bea")
    with pytest.raises(NameTaken):
        person("Bea")
    ann.refresh_from_db()
    assert ann.username == "Ann"


@of_one_fixture()
@given(st.text(max_size=60))
def test_no_name_breaks_the_page(ann: User, name: str) -> None:
    assert signed_in(ann).post(PAGE, {"username": name}).status_code in (302, 422)
