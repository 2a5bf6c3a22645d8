"""What is new by mail: only to who wants it, once a period, and never about what is not theirs."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail as outbox
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.models import User
from accounts.services.blocking import block
from accounts.services.leaving import leave
from pictria.notifications.digest import digest_mail
from pictria.notifications.models import Cause, Choices, Line
from pictria.notifications.services import digests
from pictria.notifications.services.choosing import choose
from pictria.notifications.services.digests import period_start
from pictria.notifications.services.reading import mark_all_read
from pictria.notifications.tasks import send_digests
from posts.models import Post
from posts.services.likes import like_post, unlike_post
from tests.notifications.telling import comment_on, told
from tests.support.people import person
from tests.support.posts import rows


@pytest.fixture(autouse=True)
def _mail(settings: Settings) -> None:
    settings.CAN_SEND_MAIL = True
    settings.SITE_URL = "https://pictures.example"


def reader(someone: User, digest: str = "daily", *, verified: bool = True) -> User:
    """Somebody who asked for digests two weeks ago."""
    email = f"{someone.username}@example.org"
    EmailAddress.objects.create(user=someone, email=email, verified=verified, primary=True)
    choose(person=someone, digest=digest)
    was_told_at(someone, timezone.now() - timedelta(days=14))
    return someone


def was_told_at(someone: User, moment: datetime) -> None:
    Choices.objects.filter(person=someone).update(digested_until=moment)


def next_period() -> None:
    """As if all that was sent, and all that happened, had been two weeks ago."""
    ago = timedelta(days=14)
    for choices in Choices.objects.exclude(digested_until=None):
        assert choices.digested_until
        was_told_at(choices.person, choices.digested_until - ago)
    for cause in Cause.objects.all():
        Cause.objects.filter(pk=cause.pk).update(created_at=cause.created_at - ago)
    for line in Line.objects.all():
        Line.objects.filter(pk=line.pk).update(latest_at=line.latest_at - ago)


@pytest.fixture
def anns(ann: User) -> User:
    return reader(ann)


@pytest.mark.parametrize("digest", ["daily", "weekly"])
def test_what_is_new_comes_once(ann: User, ben: User, post: Post, digest: str) -> None:
    reader(ann, digest)
    like_post(user=ben, post=post)
    comment = comment_on(post, person("cat"), "So <blue> & calm")

    assert send_digests() == 1
    assert send_digests() == 0

    [mail] = outbox.outbox
    assert mail.to == ["ann@example.org"]
    assert mail.subject == "[Pictria] cat commented on your picture, and more"
    assert "* ben liked your picture" in mail.body
    assert "“So <blue> & calm”" in mail.body
    assert f"https://pictures.example{post.get_absolute_url()}\n" in mail.body
    assert comment.get_absolute_url() in mail.body
    assert "https://pictures.example/settings/notifications/" in mail.body


def test_the_next_one_has_only_what_came_since(anns: User, ben: User) -> None:
    first, second = rows(anns, 2)
    like_post(user=ben, post=first)
    send_digests()
    next_period()
    comment_on(second, ben)
    assert send_digests() == 1
    assert "liked" not in str(outbox.outbox[1].body)


def test_what_joined_a_line_and_left_it_again_is_not_new(anns: User, ben: User, post: Post) -> None:
    like_post(user=ben, post=post)
    send_digests()
    next_period()
    cat = person("cat")
    like_post(user=cat, post=post)
    unlike_post(user=cat, post=post)
    assert send_digests() == 0


def test_nothing_new_is_no_mail(anns: User) -> None:
    assert send_digests() == 0
    assert outbox.outbox == []


def test_what_was_read_is_not_mailed(anns: User, ben: User, post: Post) -> None:
    like_post(user=ben, post=post)
    mark_all_read(person=anns)
    assert send_digests() == 0


def test_what_is_not_theirs_to_see_is_not_mailed(anns: User, ben: User) -> None:
    cat = person("cat")
    [post] = rows(cat, 1)
    comment_on(post, ben, "@ann, look")
    Post.objects.update(visibility="private")
    assert send_digests() == 0


def test_nothing_across_a_block_is_mailed(anns: User, ben: User, post: Post) -> None:
    like_post(user=ben, post=post)
    block(blocker=ben, blocked=anns)
    assert send_digests() == 0


def test_who_never_asked_gets_none(ann: User, ben: User, post: Post) -> None:
    EmailAddress.objects.create(user=ann, email="ann@example.org", verified=True, primary=True)
    like_post(user=ben, post=post)
    assert send_digests() == 0


def test_what_happened_before_one_asked_is_not_mailed(ann: User, ben: User, post: Post) -> None:
    reader(ann, "never")
    like_post(user=ben, post=post)
    choose(person=ann, digest="daily")
    chosen_at = Choices.objects.get(person=ann).digested_until
    assert chosen_at
    assert timezone.now() - chosen_at < timedelta(minutes=1)


@pytest.mark.parametrize("state", ["unproven", "paused", "closed", "leaving"])
def test_who_cannot_be_reached_or_is_not_here_gets_none(
    ann: User, ben: User, post: Post, state: str
) -> None:
    reader(ann, verified=state != "unproven")
    like_post(user=ben, post=post)
    match state:
        case "paused":
            User.objects.filter(pk=ann.pk).update(suspended_until=timezone.now() + timedelta(1))
        case "closed":
            User.objects.filter(pk=ann.pk).update(is_active=False)
        case "leaving":
            leave(person=ann)
            outbox.outbox.clear()
    assert send_digests() == 0
    assert outbox.outbox == []


def test_a_site_without_mail_sends_none(
    anns: User, ben: User, post: Post, settings: Settings
) -> None:
    settings.CAN_SEND_MAIL = False
    like_post(user=ben, post=post)
    assert send_digests() == 0


class Refusing(EmailBackend):
    """A mail server that knows no ann, or loses the connection at her mail."""

    error: Exception = SMTPRecipientsRefused({})

    def send_messages(self, messages: Any) -> int:
        if "ann@example.org" in messages[0].to:
            raise self.error
        return super().send_messages(messages)


@pytest.fixture
def refusing(settings: Settings) -> Iterator[type[Refusing]]:
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    yield Refusing
    Refusing.error = SMTPRecipientsRefused({})


def test_one_address_that_is_refused_keeps_no_other(
    anns: User, ben: User, post: Post, refusing: type[Refusing]
) -> None:
    reader(ben)
    like_post(user=ben, post=post)
    like_post(user=anns, post=rows(ben, 1)[0])
    assert send_digests() == 1
    assert [mail.to for mail in outbox.outbox] == [["ben@example.org"]]
    assert send_digests() == 0


@pytest.mark.parametrize("error", [SMTPServerDisconnected(), TimeoutError(), ConnectionError()])
def test_mail_that_is_away_is_sent_later(
    anns: User, ben: User, post: Post, refusing: type[Refusing], settings: Settings, error: Any
) -> None:
    like_post(user=ben, post=post)
    refusing.error = error
    assert send_digests() == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_digests() == 1
    assert send_digests() == 0


def test_a_server_that_does_not_answer_is_no_error(
    anns: User, ben: User, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    like_post(user=ben, post=post)
    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "open", raising(OSError))
        assert send_digests() == 0
    assert send_digests() == 1


def test_two_workers_at_once_write_one_mail(
    anns: User, ben: User, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second run begins while the first one is writing."""
    like_post(user=ben, post=post)
    write, meanwhile = digest_mail, []

    def write_slowly(*about: Any) -> Any:
        monkeypatch.setattr(digests, "digest_mail", write)
        meanwhile.append(send_digests())
        return write(*about)

    monkeypatch.setattr(digests, "digest_mail", write_slowly)
    assert send_digests() == 1
    assert meanwhile == [0]
    assert len(outbox.outbox) == 1


def test_what_a_killed_worker_left_is_sent_by_a_later_one(
    anns: User, ben: User, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    like_post(user=ben, post=post)
    with dying_at("digest_mail", monkeypatch), pytest.raises(SystemExit):
        send_digests()
    assert send_digests() == 0
    Choices.objects.update(claimed_at=timezone.now() - timedelta(minutes=16))
    assert send_digests() == 1


def test_a_mail_that_is_sent_twice_after_all_has_one_name(
    anns: User, ben: User, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between sending and noting it."""
    like_post(user=ben, post=post)
    with dying_at("_done", monkeypatch), pytest.raises(SystemExit):
        send_digests()
    Choices.objects.update(claimed_at=timezone.now() - timedelta(minutes=16))
    send_digests()
    assert len({mail.message()["Message-ID"] for mail in outbox.outbox}) == 1


@contextmanager
def dying_at(step: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A worker that is killed where it comes to this step."""
    with monkeypatch.context() as patch:
        patch.setattr(digests, step, raising(SystemExit))
        yield


def raising(error: type[BaseException]) -> Callable[..., None]:
    def fail(*about: Any) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("frequency", "now", "start"),
    [
        ("daily", datetime(2026, 3, 4, 6, tzinfo=UTC), datetime(2026, 3, 4, 6, tzinfo=UTC)),
        ("daily", datetime(2026, 3, 4, 5, 59, tzinfo=UTC), datetime(2026, 3, 3, 6, tzinfo=UTC)),
        ("weekly", datetime(2026, 3, 4, 12, tzinfo=UTC), datetime(2026, 3, 2, 6, tzinfo=UTC)),
        ("weekly", datetime(2026, 3, 2, 5, tzinfo=UTC), datetime(2026, 2, 23, 6, tzinfo=UTC)),
    ],
)
def test_mails_go_out_in_the_morning(frequency: str, now: datetime, start: datetime) -> None:
    assert period_start(frequency, now) == start


class TestUnsubscribing:
    @pytest.fixture
    def link(self, anns: User, ben: User, post: Post) -> str:
        like_post(user=ben, post=post)
        send_digests()
        header = str(outbox.outbox[0].message()["List-Unsubscribe"])
        assert header.startswith("<https://pictures.example/")
        return header.strip("<>").removeprefix("https://pictures.example")

    def test_a_mail_program_does_it_in_one_step(self, anns: User, link: str) -> None:
        mail = outbox.outbox[0].message()
        assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        client = Client(enforce_csrf_checks=True)
        assert client.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
        assert Choices.objects.get(person=anns).digest == "never"
        assert client.post(link).status_code == 200

    def test_a_person_does_it_with_the_link_in_the_mail(self, anns: User, link: str) -> None:
        assert link in re.findall(r"https://pictures.example(\S+)", str(outbox.outbox[0].body))
        client = Client(enforce_csrf_checks=True)
        page = client.get(link)
        assert page.status_code == 200
        assert Choices.objects.get(person=anns).digest == "daily"
        client.post(link)
        assert Choices.objects.get(person=anns).digest == "never"

    def test_it_ends_nothing_else(self, anns: User, ben: User, link: str) -> None:
        reader(ben)
        Client().post(link)
        assert Choices.objects.get(person=ben).digest == "daily"
        assert Choices.objects.get(person=anns).like
        assert told(anns) == ["ben liked your picture"]

    def test_whoever_is_gone_already_is_no_error(self, anns: User, link: str) -> None:
        anns.delete()
        assert Client().post(link).status_code == 200

    @pytest.mark.parametrize("token", ["x", "x:y", ":", "a" * 3000, "é:é", "%ff", "1:%00"])
    def test_a_link_we_never_made_is_refused(self, anns: User, token: str) -> None:
        for answer in (
            Client().get(f"/notifications/unsubscribe/{token}/"),
            Client().post(f"/notifications/unsubscribe/{token}/"),
        ):
            assert answer.status_code in {400, 404}

    def test_a_changed_link_is_refused(self, anns: User, ben: User, link: str) -> None:
        changed = link.replace(anns.public_id, ben.public_id)
        assert Client().post(changed).status_code == 404
