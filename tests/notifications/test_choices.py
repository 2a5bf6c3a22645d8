"""What people want to be told of."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone
from pytest_django import Settings

from accounts.models import User
from accounts.services.following import follow, let_in
from accounts.services.privacy import make_private
from collections_app.services.collaborating import invite
from pictria.notifications.models import Choices, Kind, Line
from pictria.notifications.services.choosing import choose
from posts.models import Post
from posts.services.likes import like_post
from tests.notifications.telling import board_of, comment_on, save, told
from tests.support.people import SignedIn, person, signed_in
from tests.support.posts import rows

SETTINGS = "/settings/notifications/"


@pytest.fixture
def annes(ann: User) -> SignedIn:
    return signed_in(ann)


@pytest.fixture
def with_mail(ann: User, settings: Settings) -> None:
    settings.CAN_SEND_MAIL = True
    EmailAddress.objects.create(user=ann, email="ann@example.org", verified=True, primary=True)


def all_but(*names: str) -> dict[str, Any]:
    """The form with each kind ticked but these."""
    return {kind: "on" for kind in Kind.values if kind not in names}


def happens(kind: str, ann: User, ben: User) -> None:
    [post] = rows(ann, 1)
    match kind:
        case Kind.LIKE:
            like_post(user=ben, post=post)
        case Kind.COMMENT:
            comment_on(post, ben)
        case Kind.MENTION:
            comment_on(rows(ben, 1)[0], ben, "@ann")
        case Kind.FOLLOW:
            follow(follower=ben, followed=ann)
        case Kind.REQUEST:
            make_private(person=ann)
            follow(follower=ben, followed=ann)
        case Kind.GRANTED:
            make_private(person=ben)
            follow(follower=ann, followed=ben)
            let_in(asked=ben, asker=ann)
        case Kind.SAVED:
            save(post, ben)
        case Kind.INVITED:
            invite(board=board_of(ben), username="ann")


@pytest.mark.parametrize("kind", Kind.values)
def test_each_kind_can_be_switched_off_and_then_writes_nothing(
    annes: SignedIn, ben: User, kind: str
) -> None:
    answer = annes.post(SETTINGS, all_but(kind))
    assert answer.status_code == 302
    happens(kind, annes.user, ben)
    assert not Line.objects.exists()
    happens("like" if kind == "mention" else "mention", annes.user, person("cat"))
    assert len(told(annes.user)) == 1


def test_who_wants_mentions_but_no_comments_hears_of_a_comment_that_names_them(
    annes: SignedIn, ben: User, post: Post
) -> None:
    annes.post(SETTINGS, all_but("comment"))
    comment_on(post, ben, "@ann, look")
    assert told(annes.user) == ["ben mentioned you in a comment"]


def test_at_first_all_is_on_and_nothing_is_mailed(annes: SignedIn, with_mail: None) -> None:
    form = annes.get(SETTINGS).context["form"]
    assert all(form[kind].value() for kind in Kind.values)
    assert form["digest"].value() == "never"
    assert not Choices.objects.exists()


def test_choices_are_kept(annes: SignedIn, with_mail: None) -> None:
    annes.post(SETTINGS, {**all_but("like"), "digest": "weekly"})
    form = annes.get(SETTINGS).context["form"]
    assert [kind for kind in Kind.values if not form[kind].value()] == ["like"]
    assert form["digest"].value() == "weekly"


def test_others_choices_stay(annes: SignedIn, ben: User) -> None:
    annes.post(SETTINGS, {})
    assert Choices.objects.filter(person=ben).count() == 0
    [theirs] = rows(ben, 1)
    like_post(user=annes.user, post=theirs)
    assert told(ben) == ["ann liked your picture"]


@pytest.mark.parametrize("digest", ["hourly", "", "daily\x00", "\ud800", "x" * 5000])
def test_a_frequency_that_there_is_not_is_said_and_the_rest_kept(
    annes: SignedIn, with_mail: None, digest: str
) -> None:
    sent = digest.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    answer = annes.post(SETTINGS, {**all_but("like"), "digest": sent})
    assert answer.status_code == 422
    assert answer.context["form"].errors["digest"]
    assert not answer.context["form"]["like"].value()
    assert not Choices.objects.exists()


def test_without_mail_none_is_offered(annes: SignedIn, settings: Settings) -> None:
    settings.CAN_SEND_MAIL = False
    assert "by mail" not in annes.get(SETTINGS).content.decode()
    annes.post(SETTINGS, {**all_but(), "digest": "daily"})
    assert Choices.objects.get().digest == "never"


def test_without_a_proven_address_one_proves_it_first(annes: SignedIn, settings: Settings) -> None:
    settings.CAN_SEND_MAIL = True
    EmailAddress.objects.create(user=annes.user, email="ann@example.org", primary=True)
    assert "confirm an e-mail address" in annes.get(SETTINGS).content.decode()
    annes.post(SETTINGS, {**all_but(), "digest": "daily"})
    assert Choices.objects.get().digest == "never"


def test_a_paused_account_changes_nothing(annes: SignedIn) -> None:
    annes.user.suspended_until = timezone.now() + timedelta(days=1)
    annes.user.save()
    assert annes.get(SETTINGS).status_code == 200
    assert annes.post(SETTINGS, {}).status_code == 403
    assert not Choices.objects.exists()


def test_choices_go_with_the_person(ann: User) -> None:
    choose(person=ann, like=False)
    ann.delete()
    assert not Choices.objects.exists()
