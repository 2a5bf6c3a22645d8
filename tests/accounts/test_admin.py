"""People in the admin: what administrators can do, and the little that moderators can."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from accounts.forms import admin as admin_forms
from accounts.models import Profile, User
from accounts.models.user import MODERATORS
from accounts.people import Moved, find_person
from accounts.services.following import follow
from accounts.services.names import check_username
from pictria.storage import media
from posts.models import Image, Post
from posts.services.likes import like_post
from tests.support import pictures
from tests.support.people import PASSWORD, person, signed_in
from tests.support.posts import rows, share

pytestmark = pytest.mark.django_db
LIST = "/admin/accounts/user/"


@pytest.fixture
def ann() -> User:
    made: User = person("ann", email="ann@example.org")
    return made


@pytest.fixture
def root() -> Client:
    return signed_in(person("root", is_staff=True, is_superuser=True))


@pytest.fixture
def moderator() -> Client:
    made = person("mo", is_staff=True)
    made.groups.add(Group.objects.get(name=MODERATORS))
    return signed_in(made)


def change_page(user: User) -> str:
    return f"{LIST}{user.pk}/change/"


def change(client: Client, user: User, **said: Any) -> int:
    """Sends the form of a person as the page shows it, with these fields changed."""
    page = client.get(change_page(user))
    form = page.context["adminform"].form
    shown = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    inline = {"profile-TOTAL_FORMS": 1, "profile-INITIAL_FORMS": 1, "profile-0-user": user.pk}
    inline["profile-0-id"] = Profile.objects.get(user=user).pk
    until = shown.pop("suspended_until", None)
    dates = {"suspended_until_0": until.date(), "suspended_until_1": "12:00"} if until else {}
    sent = {**shown, **dates, **inline, **said}
    return client.post(change_page(user), {k: v for k, v in sent.items() if v}).status_code


def act(client: Client, action: str, *people: User) -> int:
    said = {"action": action, "_selected_action": [each.pk for each in people]}
    return client.post(LIST, said).status_code


def again(user: User) -> User:
    return User.objects.get(pk=user.pk)


class TestAdministrators:
    def test_see_people_with_their_pictures(self, root: Client, ann: User) -> None:
        text = root.get(LIST).content.decode()
        assert f"/identicon/{ann.public_id}.svg" in text
        assert "ann@example.org" in text

    @pytest.mark.parametrize("words", ["ANN", "ann@example", "old"])
    def test_find_by_name_and_address(self, root: Client, ann: User, words: str) -> None:
        ann.former_usernames.create(username="oldann")
        found = root.get(LIST, {"q": words}).context["cl"].queryset
        assert list(found) == [ann]

    @pytest.mark.parametrize(
        "query", ["paused=yes", "paused=no", "is_staff__exact=1", "is_active__exact=0"]
    )
    def test_filter(self, root: Client, ann: User, query: str) -> None:
        person("bea", suspended_until=timezone.now() + timedelta(1))
        person("old", suspended_until=timezone.now() - timedelta(1))
        person("gone", is_active=False)
        names = {
            "paused=yes": {"bea"},
            "paused=no": {"ann", "old", "gone", "root"},
            "is_staff__exact=1": {"root"},
            "is_active__exact=0": {"gone"},
        }
        found = root.get(f"{LIST}?{query}").context["cl"].queryset
        assert {each.username for each in found} == names[query]

    def test_the_list_costs_the_same_for_many(self, root: Client) -> None:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        counts = []
        for number in range(2):
            for each in range(5):
                person(f"p{number}{each}")
            with CaptureQueriesContext(connection) as captured:
                root.get(LIST)
            counts.append(len(captured))
        assert counts[0] == counts[1]

    def test_pause_and_end_the_pause(self, root: Client, ann: User) -> None:
        for action, days in (("suspend_for_a_week", 7), ("suspend_for_a_month", 30)):
            act(root, action, ann)
            until = again(ann).suspended_until
            assert until
            assert abs(until - timezone.now() - timedelta(days)) < timedelta(minutes=1)
        act(root, "lift", ann)
        assert not again(ann).is_suspended

    def test_do_not_pause_themselves(self, root: Client) -> None:
        act(root, "suspend_for_a_week", root.user)  # type: ignore[attr-defined]
        assert not User.objects.get().is_suspended

    def test_choose_any_date(self, root: Client, ann: User) -> None:
        said = {"suspended_until_0": "2127-03-03", "suspended_until_1": "10:00"}
        assert change(root, ann, **said) == 302
        until = again(ann).suspended_until
        assert until
        assert until.year == 2127

    def test_rename_as_people_do(self, root: Client, ann: User) -> None:
        person("bea")
        assert change(root, ann, username="BEA") == 200
        assert change(root, ann, username="support") == 200
        assert change(root, ann, username="anna") == 302
        with pytest.raises(Moved):
            find_person("ann", AnonymousUser())

    def test_give_a_proven_address(self, root: Client, ann: User) -> None:
        person("bea", email="bea@example.org")
        assert change(root, ann, email="Bea@example.org") == 200
        assert change(root, ann, email="New@example.org") == 302
        assert again(ann).email == "new@example.org"
        address = EmailAddress.objects.get(user=ann)
        assert (address.email, address.verified, address.primary) == ("new@example.org", True, True)

    def test_add_people_whose_names_pass_the_check(self, root: Client) -> None:
        said = {"email": "", "password1": PASSWORD, "password2": PASSWORD}
        said["usable_password"] = "true"
        for name in ("adm1n", "ROOT", "a b"):
            assert root.post(f"{LIST}add/", {**said, "username": name}).status_code == 200
        assert root.post(f"{LIST}add/", {**said, "username": "bea"}).status_code == 302
        assert User.objects.get(username="bea").profile

    def test_set_passwords(self, root: Client, ann: User) -> None:
        said = {"password1": "another battery", "password2": "another battery"}
        root.post(f"{LIST}{ann.pk}/password/", {**said, "usable_password": "true"})
        assert again(ann).check_password("another battery")

    def test_do_not_delete_themselves(self, root: Client) -> None:
        me = root.user  # type: ignore[attr-defined]
        assert root.post(f"{LIST}{me.pk}/delete/", {"post": "yes"}).status_code == 403
        said = {"action": "delete_selected", "_selected_action": [me.pk], "post": "yes"}
        assert root.post(LIST, said).status_code == 403

    @pytest.mark.parametrize("way", ["page", "action"])
    def test_delete_people_with_all_that_is_theirs(self, root: Client, ann: User, way: str) -> None:
        picture = SimpleUploadedFile("me.jpg", pictures.jpeg())
        signed_in(ann).post("/settings/", {"bio": "", "picture": picture})
        post = share(signed_in(ann), caption="My secret place", visibility="private")
        assert list(media.objects())
        url = f"{LIST}{ann.pk}/delete/" if way == "page" else LIST
        said = {"action": "delete_selected", "_selected_action": [ann.pk]} if way != "page" else {}
        shown = (root.post(url, said) if said else root.get(url)).content.decode()
        assert "posts: 1" in shown.casefold()
        for secret in ("My secret place", post.public_id):
            assert secret not in shown
        assert root.post(url, {**said, "post": "yes"}).status_code == 302
        assert not User.objects.filter(pk=ann.pk).exists()
        assert not Post.objects.exists()
        assert not Image.objects.exists()
        assert not list(media.objects())

    @pytest.mark.parametrize("way", ["page", "action"])
    def test_leave_no_trace_of_whom_they_delete_in_what_is_counted(
        self, root: Client, ann: User, way: str
    ) -> None:
        bea = person("bea")
        [post] = rows(bea, 1)
        like_post(user=ann, post=post)
        follow(follower=ann, followed=bea)
        said = {"action": "delete_selected", "_selected_action": [ann.pk]} if way != "page" else {}
        url = f"{LIST}{ann.pk}/delete/" if way == "page" else LIST

        assert root.post(url, {**said, "post": "yes"}).status_code == 302

        post.refresh_from_db()
        assert post.like_count == 0
        assert Profile.objects.get(user=bea).follower_count == 0

    @pytest.mark.parametrize(
        "query",
        [
            "id__in=1,99999999999999999999999",
            "id__exact=99999999999999999999999",
            "id__gt=x",
            "date_joined__year=99999999999999999999999",
            "date_joined__year=0",
            "date_joined__year__gt=99999999",
            "date_joined__gte=9999-99-99",
            "is_staff__exact=perhaps",
            "nothing__at__all=1",
            "username__regex=(",
            "username__iregex=(",
        ],
    )
    def test_are_told_of_nonsense(self, root: Client, query: str) -> None:
        assert root.get(f"{LIST}?{query}").status_code in (200, 302, 400)

    @pytest.mark.parametrize("faster", ["change", "add"])
    def test_hear_in_a_sentence_that_a_name_went(
        self, root: Client, ann: User, monkeypatch: pytest.MonkeyPatch, faster: str
    ) -> None:
        """The name goes between the check and the writing: the first check sees it free."""
        person("bea").former_usernames.create(username="cleo")
        free = iter([None])

        def check(username: str, **whose: Any) -> None:
            if next(free, "no longer"):
                check_username(username, **whose)

        monkeypatch.setattr(admin_forms, "check_username", check)
        if faster == "change":
            assert change(root, ann, username="cleo") == 200
        else:
            passwords = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}
            page = root.post(f"{LIST}add/", {"username": "cleo", "email": "", **passwords})
            assert page.status_code == 200
            assert "This user name is taken." in page.content.decode()
        assert not User.objects.filter(username="cleo").exists()


class TestModerators:
    def test_see_no_addresses_and_search_none(self, moderator: Client, ann: User) -> None:
        pages = (LIST, change_page(ann), f"{LIST}?q=ann@example.org", f"{LIST}?q=ann")
        for page in pages:
            assert "@example.org" not in moderator.get(page).content.decode().replace(
                "?q=ann@example.org", ""
            ).replace('value="ann@example.org"', "")
        found = moderator.get(LIST, {"q": "example.org"}).context["cl"].queryset
        assert not found.exists()

    @pytest.mark.parametrize(
        "query",
        [
            "email__startswith=a",
            "password__startswith=a",
            "last_login__gt=2020-01-01",
            "is_superuser__exact=1",
            "groups__id__exact=1",
            "id__in=1,2",
            "emailaddress__email=a",
            "username__regex=(",
        ],
    )
    def test_do_not_guess_by_filters(self, moderator: Client, query: str) -> None:
        assert moderator.get(f"{LIST}?{query}").status_code == 400

    @pytest.mark.parametrize(
        "query", ["paused=yes", "is_staff__exact=1", "is_active__exact=1", "date_joined__year=2026"]
    )
    def test_filter_by_what_the_page_offers(self, moderator: Client, query: str) -> None:
        assert moderator.get(f"{LIST}?{query}").status_code == 200

    def test_pause_people(self, moderator: Client, ann: User) -> None:
        act(moderator, "suspend_for_a_week", ann)
        assert again(ann).is_suspended
        act(moderator, "lift", ann)
        assert not again(ann).is_suspended
        said = {"suspended_until_0": "2127-03-03", "suspended_until_1": "10:00"}
        assert change(moderator, ann, **said) == 302
        assert again(ann).is_suspended

    def test_remove_what_a_profile_shows(self, moderator: Client, ann: User) -> None:
        picture = SimpleUploadedFile("me.jpg", pictures.jpeg())
        signed_in(ann).post("/settings/", {"bio": "rude", "picture": picture})
        said = {"profile-0-remove_picture": "on", "profile-0-remove_bio": "on"}
        assert change(moderator, ann, **said) == 302
        profile = Profile.objects.get(user=ann)
        assert (profile.bio, profile.picture) == ("", "")

    def test_put_no_words_into_mouths(self, moderator: Client, ann: User) -> None:
        said = {"profile-0-bio": "I am rude", "profile-0-picture": "profile/x"}
        change(moderator, ann, **said, **{"profile-0-shows_sensitive": "on"})
        profile = Profile.objects.get(user=ann)
        assert (profile.bio, profile.picture, profile.shows_sensitive) == ("", "", False)

    @pytest.mark.parametrize(
        "said",
        [
            {"username": "renamed"},
            {"email": "mine@example.org"},
            {"password": "md5$x$y"},
            {"is_staff": "on"},
            {"is_superuser": "on"},
            {"is_active": ""},
            {"public_id": "x"},
            {"groups": "all"},
            {"user_permissions": "all"},
        ],
    )
    def test_change_nothing_else(self, moderator: Client, ann: User, said: dict[str, Any]) -> None:
        before = User.objects.values().get(pk=ann.pk)
        everything: dict[str, Any] = {
            "groups": [group.pk for group in Group.objects.all()],
            "user_permissions": [each.pk for each in Permission.objects.all()[:5]],
        }
        sent = {name: everything[name] if value == "all" else value for name, value in said.items()}
        change(moderator, ann, **sent)
        after = User.objects.values().get(pk=ann.pk)
        assert {**after, "updated_at": None} == {**before, "updated_at": None}
        assert not ann.groups.exists()
        assert not ann.user_permissions.exists()
        assert not EmailAddress.objects.filter(email="mine@example.org").exists()

    def test_set_no_password(self, moderator: Client, ann: User) -> None:
        said = {"password1": "another battery", "password2": "another battery"}
        url = f"{LIST}{ann.pk}/password/"
        assert moderator.get(url).status_code == 403
        assert moderator.post(url, {**said, "usable_password": "true"}).status_code == 403
        assert again(ann).check_password(PASSWORD)

    def test_do_not_touch_staff(self, moderator: Client) -> None:
        staff = person("staffer", is_staff=True)
        root = person("root", is_superuser=True)
        for each in (staff, root, moderator.user):  # type: ignore[attr-defined]
            said = {"suspended_until_0": "2127-03-03", "suspended_until_1": "10:00"}
            assert moderator.post(change_page(each), said).status_code == 403
            act(moderator, "suspend_for_a_week", each)
            assert not again(each).is_suspended

    def test_do_not_add_or_delete(self, moderator: Client, ann: User) -> None:
        assert moderator.get(f"{LIST}add/").status_code == 403
        assert moderator.post(f"{LIST}{ann.pk}/delete/", {"post": "yes"}).status_code == 403
        act(moderator, "delete_selected", ann)
        assert User.objects.filter(pk=ann.pk).exists()

    @pytest.mark.parametrize(
        "page", ["account/emailaddress/", "auth/group/", "socialaccount/socialapp/"]
    )
    def test_see_nothing_of_allauth_or_groups(self, moderator: Client, page: str) -> None:
        # 404: not even administrators have a page for it.
        assert moderator.get(f"/admin/{page}").status_code in (403, 404)


def test_more_rights_do_not_make_a_moderator_an_administrator(ann: User) -> None:
    """Not even with every permission that Django knows."""
    mo = person("mo", is_staff=True)
    mo.user_permissions.set(Permission.objects.all())
    client = signed_in(mo)
    change(client, ann, is_superuser="on", is_staff="on", email="mine@example.org")
    assert (again(ann).is_superuser, again(ann).is_staff) == (False, False)
    assert client.post(f"{LIST}add/", {"username": "bea"}).status_code == 403
    assert client.post(f"{LIST}{ann.pk}/delete/", {"post": "yes"}).status_code == 403


class TestTheWayIn:
    def test_is_the_sites_own(self, stranger: Client) -> None:
        there = stranger.get("/admin/login/?next=/admin/")
        assert there["Location"] == "/accounts/login/?next=%2Fadmin%2F"

    def test_is_closed_for_others(self, owner: Client) -> None:
        assert owner.get("/admin/login/").status_code == 403
        assert owner.get(LIST).status_code in (302, 403)
