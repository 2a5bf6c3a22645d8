"""Sessions: whose they are, and that those nobody can come back to are removed."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.models import User
from accounts.tasks import clear_expired_sessions
from accounts.who_asks import person_asking
from tests.support.people import SignedIn


@pytest.mark.django_db
def test_expired_sessions_go_and_others_stay() -> None:
    for key, days in (("old", -1), ("new", 1)):
        Session.objects.create(
            session_key=key, session_data="", expire_date=timezone.now() + timedelta(days=days)
        )
    clear_expired_sessions.delay()
    assert [session.session_key for session in Session.objects.all()] == ["new"]


@pytest.mark.django_db
def test_an_expired_session_is_nobodys(owner: SignedIn) -> None:
    assert owner.get("/stream/").status_code == 200
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    assert owner.get("/stream/").status_code == 302


@pytest.mark.django_db
def test_a_cookie_that_no_text_can_be_is_nobodys(owner: SignedIn) -> None:
    owner.cookies["sessionid"] = "abcdefgh\0ijkl"

    assert owner.get("/stream/").status_code == 302


@pytest.mark.django_db
def test_who_asks_is_known_with_all_that_is_kept_of_them(owner: SignedIn) -> None:
    there = User.objects.select_related("profile").get(pk=owner.user.pk)
    asking = person_asking(owner.user.pk)

    assert asking == there
    for one, other in ((asking, there), (asking.profile, there.profile)):
        for field in one._meta.concrete_fields:
            assert getattr(one, field.attname) == getattr(other, field.attname), field


def test_it_is_on_the_schedule() -> None:
    scheduled = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert clear_expired_sessions.name in scheduled
