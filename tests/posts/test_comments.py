"""Comments: who may say something, how long it can be changed, and who can remove it."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from accounts.models import Follow, User
from accounts.models.user import MODERATORS
from accounts.services.blocking import block
from posts import signals
from posts.models import Comment, Post
from posts.services.comments import add_comment, delete_comment
from posts.services.moderation import hide_comments, restore_comments
from posts.services.publishing import Words, edit_post
from tests.support.people import SignedIn, person, signed_in
from tests.support.posts import rows
from tests.support.suspension import suspend

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(owner: SignedIn) -> Post:
    return rows(owner.user, 1)[0]


def say(client: Client, post: Post, text: str = "Lovely!", key: str = "k") -> Any:
    return client.post(f"/i/{post.public_id}/comments/", {"text": text, "submit_key": key})


def said(author: User, post: Post, text: str = "Lovely!", **fields: Any) -> Comment:
    key = f"key {Comment.objects.count()}"
    comment = add_comment(author=author, post=post, text=text, submit_key=key)
    Comment.objects.filter(pk=comment.pk).update(**fields)
    return comment


def said_by_the_way(author: User, post: Post, texts: list[str]) -> list[Comment]:
    """Many comments that exist as rows only; some of the same moment."""
    comments = Comment.objects.bulk_create(
        Comment(author=author, post=post, text=text, submit_key=f"row {place}")
        for place, text in enumerate(texts)
    )
    began = timezone.now()
    for place, comment in enumerate(comments):
        comment.created_at = began + timedelta(seconds=place // 3)
    Comment.objects.bulk_update(comments, ["created_at"])
    return comments


def count(post: Post) -> int:
    post.refresh_from_db()
    return post.comment_count


def page_of(client: Client, post: Post) -> str:
    return client.get(post.get_absolute_url()).content.decode()


def test_what_is_said_stands_under_the_post(other: SignedIn, stranger: Client, post: Post) -> None:
    answer = say(other, post, "Where is this?\nSee https://example.org #sea <b>")

    place = other.get(answer.headers["Location"]).headers["Location"]
    page = page_of(stranger, post)
    assert place == f"{post.get_absolute_url()}#comment-{Comment.objects.get().public_id}"
    assert place.partition("#")[2] in page
    assert 'Where is this?<br>See <a href="https://example.org" rel="nofollow">' in page
    assert "&lt;b&gt;" in page
    assert "1 comment<" in page
    assert count(post) == 1


def test_a_form_sent_twice_is_one_comment(other: SignedIn, post: Post) -> None:
    places = {say(other, post).headers["Location"] for _ in range(2)}

    assert len(places) == 1
    assert count(post) == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("", "Write something first"), (" \n ", "Write something first"), ("x" * 1001, "1000")],
)
def test_what_cannot_be_said_is_kept_as_typed(
    other: SignedIn, post: Post, text: str, sentence: str
) -> None:
    answer = say(other, post, text, key="my-key")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert text.strip() in page
    assert 'value="my-key"' in page
    assert not Comment.objects.exists()


def test_a_thousand_characters_fit_however_lines_end(other: SignedIn, post: Post) -> None:
    assert say(other, post, "\r\n".join(["x" * 499] * 2) + "y").status_code == 302


@pytest.mark.parametrize("text", ["a\0b", "\ufffd\u202e\ufeff"])
def test_odd_signs_never_break_it(other: SignedIn, post: Post, text: str) -> None:
    assert say(other, post, text).status_code in {302, 422}


def test_who_is_not_signed_in_is_asked_to(stranger: Client, post: Post) -> None:
    assert "/accounts/login/" in say(stranger, post).headers["Location"]
    assert "Log in</a> to say something" in page_of(stranger, post)
    assert not Comment.objects.exists()


def test_a_paused_account_reads_why_it_cannot_comment(other: SignedIn, post: Post) -> None:
    suspend(other.user)

    assert "Your account is paused until" in page_of(other, post)
    assert say(other, post).status_code == 403
    assert not Comment.objects.exists()


def test_nobody_comments_on_what_they_cannot_see(owner: SignedIn, other: SignedIn) -> None:
    secret, seen = rows(owner.user, 2)
    Post.objects.filter(pk=secret.pk).update(visibility="private")
    assert say(other, secret).status_code == 404

    block(blocker=other.user, blocked=owner.user)
    assert say(other, seen).status_code == 404
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    ("commenters", "who_may"),
    [
        ("everyone", {"fan", "friend", "other"}),
        ("followers", {"fan"}),
        ("following", {"friend"}),
        ("nobody", set()),
    ],
)
def test_the_owner_says_from_whom_comments_come(
    owner: SignedIn, other: SignedIn, post: Post, commenters: str, who_may: set[str]
) -> None:
    fan, friend = signed_in(person("fan")), signed_in(person("friend"))
    Follow.objects.create(follower=fan.user, followed=owner.user)
    Follow.objects.create(follower=owner.user, followed=friend.user)
    owner.user.profile.comments_from = commenters
    owner.user.profile.save()

    for client in (fan, friend, other):
        may = client.user.username in who_may
        assert ('name="text"' in page_of(client, post)) is may
        assert say(client, post).status_code == (302 if may else 403)
    assert say(owner, post).status_code == 302


def test_comments_can_be_switched_off_and_on(owner: SignedIn, other: SignedIn, post: Post) -> None:
    said(other.user, post)
    edit = f"{post.get_absolute_url()}edit/"

    owner.post(edit, {"visibility": "public", "comments_closed": "on"})
    refused = say(other, post, "One more word")
    page = refused.content.decode()
    assert refused.status_code == 403
    assert "Comments on this post are switched off." in page
    assert "Lovely!" in page
    assert owner.get(edit).context["form"]["comments_closed"].value() is True

    owner.post(edit, {"visibility": "public"})
    assert say(other, post).status_code == 302


def test_comments_come_oldest_first_in_pages(
    owner: SignedIn, other: SignedIn, stranger: Client, post: Post
) -> None:
    texts = [f"number {place:02}" for place in range(45)]
    said_by_the_way(other.user, post, texts)

    shown: list[str] = []
    after: str | None = ""
    while after is not None:
        where = {"after": after} if after else {}
        page = stranger.get(f"/i/{post.public_id}/comments/", where)
        shown += [each.comment.text for each in page.context["comments"]]
        after = page.context["comments_after"]

    assert shown == texts
    assert [each.comment.text for each in stranger.get(post.get_absolute_url()).context["comments"]]
    assert stranger.get(f"/i/{post.public_id}/comments/?after=x").status_code == 404


def test_a_link_to_a_comment_leads_to_the_page_it_is_on(
    other: SignedIn, stranger: Client, post: Post
) -> None:
    comments = said_by_the_way(other.user, post, ["Lovely!"] * 43)

    for comment in (comments[0], comments[19], comments[20], comments[42]):
        place = stranger.get(comment.get_absolute_url()).headers["Location"]
        page, _, anchor = place.partition("#")
        assert anchor == f"comment-{comment.public_id}"
        assert f'id="{anchor}"' in stranger.get(page).content.decode()


def test_a_comment_can_be_changed_for_fifteen_minutes(
    other: SignedIn, stranger: Client, post: Post
) -> None:
    comment = said(other.user, post, "Lovley!")
    address = f"{comment.get_absolute_url()}edit/"
    assert "Lovley!" in other.get(address).content.decode()

    assert other.post(address, {"text": ""}).status_code == 422
    assert other.post(address, {"text": "Lovely!"}).status_code == 302
    page = page_of(stranger, post)
    assert "Lovely!" in page
    assert "Edited" in page

    Comment.objects.update(created_at=timezone.now() - timedelta(minutes=16))
    late = other.post(address, {"text": "Something else"})
    assert late.status_code == 422
    assert "That time is over" in late.content.decode()
    assert "Something else" in late.content.decode()
    assert other.get(address).status_code == 403
    assert "edit/" not in page_of(other, post).split('id="comments"')[1]
    comment.refresh_from_db()
    assert comment.text == "Lovely!"


def test_only_its_author_changes_a_comment(owner: SignedIn, other: SignedIn, post: Post) -> None:
    comment = said(other.user, post)
    address = f"{comment.get_absolute_url()}edit/"

    assert owner.post(address, {"text": "I am a fool"}).status_code == 404
    suspend(other.user)
    assert other.post(address, {"text": "Hm"}).status_code == 403
    comment.refresh_from_db()
    assert comment.text == "Lovely!"


def test_comments_are_removed_by_their_author_and_by_the_posts_owner(
    owner: SignedIn, other: SignedIn, stranger: Client, post: Post
) -> None:
    first, second = said(other.user, post), said(other.user, post)
    third = signed_in(person("third"))
    addresses = [f"{comment.get_absolute_url()}delete/" for comment in (first, second)]

    assert third.post(addresses[0]).status_code == 404
    assert "/accounts/login/" in stranger.post(addresses[0]).headers["Location"]
    assert count(post) == 2
    assert "Delete this comment?" in other.get(addresses[0]).content.decode()
    assert other.post(addresses[0]).status_code == 302
    assert owner.post(addresses[1]).status_code == 302
    assert count(post) == 0
    assert other.post(addresses[0]).status_code == 404


def test_removing_twice_counts_once(other: SignedIn, post: Post) -> None:
    comment = said(other.user, post)
    said(other.user, post)
    for _ in range(2):
        delete_comment(comment=comment)

    assert count(post) == 1


def test_a_comment_belongs_to_its_own_post(owner: SignedIn, other: SignedIn, post: Post) -> None:
    comment, elsewhere = said(other.user, post), rows(owner.user, 1)[0]

    for act in ("", "edit/", "delete/"):
        address = f"/i/{elsewhere.public_id}/comments/{comment.public_id}/{act}"
        assert other.get(address).status_code == 404


def test_whom_one_blocked_is_not_heard(owner: SignedIn, other: SignedIn, post: Post) -> None:
    reader = signed_in(person("reader"))
    said(other.user, post, "Can anyone hear me?")
    block(blocker=reader.user, blocked=other.user)

    assert "Can anyone hear me?" not in page_of(reader, post)
    assert "Can anyone hear me?" in page_of(owner, post)


def test_too_many_comments_wait_with_what_was_typed(
    other: SignedIn, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posts.views.comments.MOST_COMMENTS", 1)
    say(other, post, key="1")
    answer = say(other, post, "and another thing", key="2")

    assert answer.status_code == 429
    assert "and another thing" in answer.content.decode()
    assert count(post) == 1


@pytest.fixture
def mentioned() -> Any:
    heard: list[tuple[str, list[str]]] = []

    def hear(sender: Any, by: User, people: list[User], **news: Any) -> None:
        heard.append((by.username, sorted(each.username for each in people)))

    signals.mentioned.connect(hear)
    yield heard
    signals.mentioned.disconnect(hear)


def test_who_is_named_hears_of_it_once(
    owner: SignedIn, other: SignedIn, post: Post, mentioned: list[Any]
) -> None:
    person("ann"), person("ben")
    comment = said(other.user, post, "@Ann @ann @other look")
    other.post(f"{comment.get_absolute_url()}edit/", {"text": "@ann @ben look"})

    assert mentioned == [("other", ["ann"]), ("other", ["ben"])]


def test_nobody_is_named_to_where_they_cannot_look(
    owner: SignedIn, other: SignedIn, post: Post, mentioned: list[Any]
) -> None:
    ann, ben = person("ann"), person("ben")
    block(blocker=ann, blocked=other.user)
    block(blocker=owner.user, blocked=ben)
    said(other.user, post, "@ann @ben")
    edit_post(post=post, words=Words(visibility="private"))
    said(owner.user, post, "@other")

    assert [people for _, people in mentioned if people] == []


@pytest.fixture
def moderator() -> SignedIn:
    someone = person("looks_after", is_staff=True)
    someone.groups.add(Group.objects.get(name=MODERATORS))
    return signed_in(someone)


def test_a_moderator_hides_restores_and_deletes(
    other: SignedIn, stranger: Client, moderator: SignedIn, post: Post
) -> None:
    comment = said(other.user, post, "Buy cheap watches")

    def act(action: str, **more: str) -> None:
        form = {"action": action, "_selected_action": [comment.pk], **more}
        assert moderator.post("/admin/posts/comment/", form).status_code == 302

    act("hide")
    assert count(post) == 0
    assert "Buy cheap watches" not in page_of(stranger, post)
    assert "Hidden by a moderator" in page_of(other, post)
    assert stranger.get(comment.get_absolute_url()).status_code == 404
    act("restore")
    assert count(post) == 1
    assert "Buy cheap watches" in page_of(stranger, post)
    act("delete_selected", post="yes")
    assert count(post) == 0
    assert not Comment.objects.exists()


def test_hiding_and_restoring_twice_counts_once(other: SignedIn, post: Post) -> None:
    _, comment, removed_later = (said(other.user, post) for _ in range(3))

    assert [hide_comments(comments=[comment]) for _ in range(2)] == [1, 0]
    assert count(post) == 2
    hide_comments(comments=[removed_later])
    delete_comment(comment=removed_later)
    assert count(post) == 1
    assert [restore_comments(comments=[comment]) for _ in range(2)] == [1, 0]
    assert count(post) == 2


def test_what_is_said_in_private_is_not_in_the_admin(
    owner: SignedIn, other: SignedIn, moderator: SignedIn, post: Post
) -> None:
    said(other.user, post, "for everyone to read")
    said(owner.user, rows(owner.user, 1, visibility="private")[0], "a secret diary")
    closed = person("closed", is_private=True)
    said(closed, rows(closed, 1)[0], "among friends")

    page = moderator.get("/admin/posts/comment/").content.decode()

    assert "for everyone to read" in page
    assert "a secret diary" not in page
    assert "among friends" not in page
