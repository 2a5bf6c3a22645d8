"""Sessions nobody can come back to are removed."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.tasks import clear_expired_sessions


@pytest.mark.django_db
def test_expired_sessions_go_and_others_stay() -> None:
    for key, days in (("old", -1), ("new", 1)):
        Session.objects.create(
            session_key=key, session_data="", expire_date=timezone.now() + timedelta(days=days)
        )
    clear_expired_sessions.delay()
    assert [session.session_key for session in Session.objects.all()] == ["new"]


def test_it_is_on_the_schedule() -> None:
    scheduled = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert clear_expired_sessions.name in scheduled
