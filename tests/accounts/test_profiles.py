"""What people say and show of themselves."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Profile
from accounts.services import pictures as service
from pictria.images.pipeline import Busy, Failed
from pictria.storage import media
from tests.support import pictures
from tests.support.examples import of_one_fixture
from tests.support.people import person

pytestmark = pytest.mark.django_db
PAGE = "/settings/"
BAD = {
    "text": b"no picture",
    "nothing": b"",
    "half a picture": pictures.jpeg()[:400],
    "a beginning": b"\x89PNG\r\n",
}


def file(content: bytes, name: str = "me.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def stored() -> set[str]:
    objects = media.objects()
    return {key for key, _ in objects}


def profile(client: Client) -> Profile:
    return Profile.objects.get(user=client.user)  # type: ignore[attr-defined]


@contextmanager
def work_that_raises(monkeypatch: pytest.MonkeyPatch, error: Exception) -> Iterator[None]:
    def raise_it(*args: Any, **kwargs: Any) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(service, "make_profile_pictures", raise_it)
        yield


def test_the_page_takes_a_sign_in(stranger: Client) -> None:
    assert stranger.get(PAGE)["Location"].startswith("/accounts/login/")
    assert stranger.post(PAGE, {"bio": "x"}).status_code == 302


def test_words_are_saved(owner: Client) -> None:
    assert owner.post(PAGE, {"bio": "I draw.\r\nAnd more."})["Location"] == PAGE
    assert profile(owner).bio == "I draw.\nAnd more."
    owner.post(PAGE, {"bio": ""})
    assert profile(owner).bio == ""


def test_one_changes_only_oneself(owner: Client, other: Client) -> None:
    other.post(PAGE, {"bio": "mine", "user": profile(owner).user_id})
    assert profile(owner).bio == ""


def test_line_ends_count_once(owner: Client) -> None:
    assert owner.post(PAGE, {"bio": "a" * 498 + "\r\n" + "b"}).status_code == 302
    assert len(profile(owner).bio) == 500


@pytest.mark.parametrize("bio", ["a" * 501, "a\0b"])
def test_a_long_or_broken_text_is_refused_and_kept(owner: Client, bio: str) -> None:
    page = owner.post(PAGE, {"bio": bio})
    assert page.status_code == 422
    assert page.context["form"].errors["bio"]
    assert page.context["form"]["bio"].value() == bio
    assert profile(owner).bio == ""


def test_a_profile_that_is_missing_is_made(owner: Client) -> None:
    Profile.objects.all().delete()
    assert owner.get(PAGE).status_code == 200
    assert owner.post(PAGE, {"bio": "back"}).status_code == 302
    assert profile(owner).bio == "back"


class TestPicture:
    def test_comes_in_three_sizes_under_a_random_key(self, owner: Client) -> None:
        assert owner.post(PAGE, {"picture": file(pictures.jpeg(900, 600))}).status_code == 302
        saved = profile(owner)
        assert stored() == {f"{saved.picture}/{side}.webp" for side in (48, 96, 288)}
        kind, token = saved.picture.split("/")
        assert (kind, len(token)) == ("profile", 22)
        with media.open(saved.picture_key(48)) as content:
            assert content.read(12)[8:] == b"WEBP"

    def test_a_new_one_has_new_keys_and_the_old_one_goes(self, owner: Client) -> None:
        owner.post(PAGE, {"picture": file(pictures.jpeg())})
        before = stored()
        owner.post(PAGE, {"picture": file(pictures.png())})
        assert not before & stored()
        assert stored() == set(profile(owner).picture_keys)

    def test_can_be_removed(self, owner: Client) -> None:
        owner.post(PAGE, {"picture": file(pictures.jpeg())})
        owner.post(PAGE, {"remove_picture": "on"})
        assert profile(owner).picture == ""
        assert stored() == set()

    def test_stays_when_other_things_change(self, owner: Client) -> None:
        owner.post(PAGE, {"picture": file(pictures.jpeg())})
        before = profile(owner).picture
        owner.post(PAGE, {"bio": "new"})
        assert (profile(owner).picture, profile(owner).bio) == (before, "new")

    def test_goes_with_the_person(self, owner: Client) -> None:
        owner.post(PAGE, {"picture": file(pictures.jpeg())})
        profile(owner).user.delete()
        assert stored() == set()

    def test_a_storage_that_is_away_fails_nobody(
        self, owner: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        owner.post(PAGE, {"picture": file(pictures.jpeg())})

        def away(keys: Any) -> None:
            raise OSError

        with monkeypatch.context() as patch:
            patch.setattr(media, "remove", away)
            assert owner.post(PAGE, {"remove_picture": "on"}).status_code == 302
        assert profile(owner).picture == ""

    def test_is_served_to_everyone(self, owner: Client, stranger: Client) -> None:
        owner.post(PAGE, {"picture": file(pictures.jpeg())})
        response = stranger.get(f"/media/{profile(owner).picture_key(96)}")
        assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
        assert response.getvalue()[8:12] == b"WEBP"

    @pytest.mark.parametrize("what", sorted(BAD))
    def test_a_bad_one_is_refused_at_its_field(self, owner: Client, what: str) -> None:
        content = BAD[what]
        said = {"bio": "typed", "picture": file(content)}
        page = owner.post(PAGE, said)
        assert page.status_code == 422
        form = page.context["form"]
        assert form.errors["picture"][0].endswith(".")
        assert form["bio"].value() == "typed"
        assert "typed" in page.content.decode()
        assert (profile(owner).bio, profile(owner).picture, stored()) == ("", "", set())

    def test_a_full_house_is_said(self, owner: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        with work_that_raises(monkeypatch, Busy(7)):
            page = owner.post(PAGE, {"bio": "typed", "picture": file(pictures.jpeg())})
        assert (page.status_code, page["Retry-After"]) == (503, "20")
        assert page.context["form"]["bio"].value() == "typed"

    def test_a_failure_is_said(self, owner: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        with work_that_raises(monkeypatch, Failed("disk")):
            page = owner.post(PAGE, {"picture": file(pictures.jpeg())})
        assert page.status_code == 422
        assert "could not be worked on" in page.content.decode()

    def test_not_too_often(self, owner: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(service, "PICTURES_AN_HOUR", 1)
        owner.post(PAGE, {"picture": file(pictures.jpeg())})
        page = owner.post(PAGE, {"picture": file(pictures.jpeg())})
        assert page.status_code == 429
        assert page.context["form"].errors["picture"]

    def test_nothing_is_stored_under_a_key_that_is_not_the_servers(self, owner: Client) -> None:
        owner.post(PAGE, {"picture": file(pictures.jpeg(), "../../evil.php")})
        assert all(key.startswith("profile/") and "evil" not in key for key in stored())


@of_one_fixture()
@given(st.text(max_size=600), st.text(max_size=20))
def test_no_form_breaks_the_page(owner: Client, bio: str, remove: str) -> None:
    said = {"bio": bio, "remove_picture": remove, "picture": bio}
    assert owner.post(PAGE, said).status_code in (302, 422)


def test_files_are_removed_only_after_the_commit(tmp_path: Path) -> None:
    """A change that is rolled back leaves the old picture where it was."""
    ann = person("ann").profile
    source = tmp_path / "me.jpg"
    source.write_bytes(pictures.jpeg())
    service.change_picture(profile=ann, source=source)
    before = stored()
    with transaction.atomic():
        service.remove_picture(profile=ann)
        transaction.set_rollback(True)
    assert stored() == before
