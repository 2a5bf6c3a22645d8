"""The page of notifications and the bell in the bar."""

import pytest
from django.test import Client

from accounts.models import User
from accounts.services.following import follow
from accounts.services.privacy import make_private
from collections_app.services.collaborating import invite
from pictria.notifications.models import Kind, Line
from posts.services.likes import like_post
from tests.notifications.telling import board_of, comment_on, save, told
from tests.support.people import SignedIn, person, signed_in
from tests.support.posts import rows
from tests.support.queries import query_count

PAGE = "/notifications/"
SIGN_IN = "/accounts/login/"


@pytest.fixture
def annes(ann: User) -> SignedIn:
    return signed_in(ann)


def text_of(client: Client, address: str = PAGE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def bell_of(client: Client) -> str:
    page = text_of(client, "/settings/privacy/")
    return page.partition('class="bell"')[2].partition("</a>")[0]


def everything_happens_to(ann: User, people: list[User]) -> None:
    """Each kind once, about posts of its own, by all of these people."""
    make_private(person=ann)
    ann.refresh_from_db()
    liked, talked_of, saved = rows(ann, 3)
    for each in people:
        follow(follower=each, followed=ann)
        [theirs] = rows(each, 1)
        comment_on(theirs, each, "@ann, look")
        invite(board=board_of(each, name="Ours"), username="ann")
    User.objects.filter(pk=ann.pk).update(is_private=False)
    ann.refresh_from_db()
    for each in people:
        like_post(user=each, post=liked)
        comment_on(talked_of, each)
        save(saved, each)


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", [PAGE, f"{PAGE}read/", "/settings/notifications/"])
def test_guests_log_in_first(stranger: Client, method: str, address: str) -> None:
    answer = getattr(stranger, method)(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith(SIGN_IN)


def test_guests_have_no_bell(stranger: Client, ann: User) -> None:
    assert "bell" not in text_of(stranger, "/")


def test_nothing_yet(annes: SignedIn) -> None:
    assert "Nothing new" in text_of(annes)


def test_what_is_new_looks_so_once(annes: SignedIn, ben: User) -> None:
    [post] = rows(annes.user, 1)
    like_post(user=ben, post=post)
    assert "line--new" in text_of(annes)
    page = text_of(annes)
    assert "line--new" not in page
    assert "liked your picture" in page


@pytest.mark.parametrize("how", ["head", "prefetch"])
def test_what_nobody_looked_at_stays_new(annes: SignedIn, ben: User, how: str) -> None:
    [post] = rows(annes.user, 1)
    like_post(user=ben, post=post)
    if how == "head":
        annes.head(PAGE)
    else:
        annes.get(PAGE, headers={"Sec-Purpose": "prefetch;prerender"})
    assert "line--new" in text_of(annes)


def test_only_what_was_shown_is_read(annes: SignedIn, ben: User) -> None:
    for post in rows(annes.user, 25):
        like_post(user=ben, post=post)
    text_of(annes)
    assert Line.objects.unread().count() == 5


def test_all_is_marked_as_read(annes: SignedIn, ben: User) -> None:
    for post in rows(annes.user, 25):
        like_post(user=ben, post=post)
    [theirs] = rows(ben, 1)
    like_post(user=annes.user, post=theirs)
    annes.post(f"{PAGE}read/")
    assert Line.objects.unread().get().recipient == ben


def test_paging_shows_every_line_once_newest_first(annes: SignedIn, ben: User) -> None:
    for post in rows(annes.user, 25):
        like_post(user=ben, post=post)
    first = annes.get(PAGE).context
    second = annes.get(PAGE, {"after": first["page"].after}).context
    lines = [shown.line.pk for shown in [*first["lines"], *second["lines"]]]
    assert len(first["lines"]) == 20
    assert lines == sorted(lines, reverse=True)
    assert len(set(lines)) == 25
    assert second["page"].after is None


@pytest.mark.parametrize("after", ["x", "", "9" * 40, "é", "LTEuLTE"])
def test_a_place_that_is_none_is_a_404(annes: SignedIn, after: str) -> None:
    assert annes.get(PAGE, {"after": after}).status_code == 404


@pytest.mark.parametrize("after", ["%00", "%ED%A0%80"])
def test_a_place_that_nobody_wrote_is_refused(annes: SignedIn, after: str) -> None:
    assert annes.get(f"{PAGE}?after={after}").status_code in {400, 404}


def test_a_request_is_answered_on_the_page(annes: SignedIn, ben: User) -> None:
    make_private(person=annes.user)
    follow(follower=ben, followed=annes.user)
    assert 'action="/@ben/let-in/"' in text_of(annes)
    answer = annes.post(
        "/@ben/let-in/", {"let_in": "1"}, headers={"Referer": f"http://testserver{PAGE}"}
    )
    assert answer["Location"] == PAGE
    assert "let-in" not in text_of(annes)
    assert told(ben) == ["ann let you in: you follow them now"]


def test_a_sensitive_picture_stays_covered(annes: SignedIn, ben: User) -> None:
    [post] = rows(annes.user, 1, sensitive=True)
    like_post(user=ben, post=post)
    assert "line__picture--covered" in text_of(annes)
    annes.user.profile.shows_sensitive = True
    annes.user.profile.save()
    assert "line__picture--covered" not in text_of(annes)


def test_words_of_others_are_only_words(annes: SignedIn, ben: User) -> None:
    [post] = rows(annes.user, 1)
    comment_on(post, ben, "<script>alert(1)</script>")
    save(post, ben, name="<b>{board}")
    page = text_of(annes)
    assert "<script>alert" not in page
    assert "“&lt;b&gt;{board}”" in page


def test_every_kind_leads_somewhere(annes: SignedIn, ben: User) -> None:
    everything_happens_to(annes.user, [ben])
    follow(follower=person("fan"), followed=annes.user)
    make_private(person=ben)
    follow(follower=annes.user, followed=ben)
    signed_in(ben).post("/@ann/let-in/", {"let_in": "1"})
    lines = annes.get(PAGE).context["lines"]
    assert {shown.line.kind for shown in lines} == set(Kind.values)
    for shown in lines:
        there = annes.get(shown.address.partition("#")[0], follow=True)
        assert there.status_code == 200, shown.sentence


def test_the_page_costs_the_same_however_much_is_on_it(annes: SignedIn, ben: User) -> None:
    everything_happens_to(annes.user, [ben])
    few = query_count(annes, PAGE)
    everything_happens_to(annes.user, [person(f"person{number}") for number in range(4)])
    for post in rows(annes.user, 40):
        like_post(user=ben, post=post)
        comment_on(post, ben)
    many = query_count(annes, PAGE)
    for line in annes.get(PAGE, {"after": annes.get(PAGE).context["page"].after}).context["lines"]:
        assert line.people
    assert many == few
    # Session, person, profile and bell; lines, numbers, causes; and two to mark them as read.
    assert few <= 9


def test_the_bell_counts_lines(annes: SignedIn, ben: User) -> None:
    assert 'aria-label="Notifications"' in bell_of(annes)
    [post] = rows(annes.user, 1)
    like_post(user=ben, post=post)
    like_post(user=person("cat"), post=post)
    comment_on(post, ben)
    bell = bell_of(annes)
    assert 'aria-label="Notifications, 2 new"' in bell
    assert ">2</span>" in bell
    text_of(annes)
    assert 'aria-label="Notifications"' in bell_of(annes)


def test_the_bell_counts_to_99(annes: SignedIn, ben: User) -> None:
    posts = rows(annes.user, 101)
    for post in posts[:99]:
        like_post(user=ben, post=post)
    assert ">99</span>" in bell_of(annes)
    for post in posts[99:]:
        like_post(user=ben, post=post)
    assert ">99+</span>" in bell_of(annes)


def test_the_bell_costs_no_query_and_two_where_something_is_new(
    annes: SignedIn, stranger: Client, ben: User
) -> None:
    [post] = rows(annes.user, 1)
    without_bell = query_count(stranger, "/privacy/") + 2  # session, person
    assert query_count(annes, "/privacy/") == without_bell
    like_post(user=ben, post=post)
    assert query_count(annes, "/privacy/") == without_bell + 2
