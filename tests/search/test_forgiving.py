"""Typing errors, suggestions, and what is found besides posts."""

import pytest
from django.core.management import call_command

from accounts.models import User
from accounts.services.closing import close_accounts
from accounts.services.names import change_username
from collections_app.services.boards import About, create_board, delete_board, edit_board
from pictria.search.finding import find_boards, find_people, find_posts, find_tags, suggest
from pictria.search.models import BoardEntry, PersonEntry, PostEntry, Word
from pictria.search.query import parse
from pictria.search.services.people import follow_rest
from pictria.search.services.repairing import add_missing, repair
from posts.models import Post, Tag
from tests.search.entries import GUEST, post_of, titles
from tests.support.people import SignedIn, person
from tests.support.posts import rows


@pytest.mark.parametrize(
    "typed",
    ["zepelin", "zeppeline", "zepqelin", "zepeplin", "eppelin", "zeppeli", "ezppelin", "Zeppelim"],
)
def test_one_error_is_forgiven(owner: SignedIn, typed: str) -> None:
    post_of(owner.user, "Red Zeppelin")
    found = find_posts(parse(f"red {typed} -blue"), GUEST, after=None, size=20)
    assert [post.title for post in found.page.rows] == ["Red Zeppelin"]
    assert str(found.corrected) == "red zeppelin -blue"


@pytest.mark.parametrize("typed", ["zepein", '"zepelin"', "#zepelin", "cta", "bout"])
def test_not_more_than_one_and_not_what_is_said_exactly(owner: SignedIn, typed: str) -> None:
    post_of(owner.user, "Zeppelin cut bat")
    assert titles(typed) == []


def test_a_slip_may_have_given_another_word_that_there_is(owner: SignedIn) -> None:
    post_of(owner.user, "Shopping cart")
    for _ in range(3):
        post_of(owner.user, "Art")
    found = find_posts(parse("shoping art"), GUEST, after=None, size=20)
    assert [post.title for post in found.page.rows] == ["Shopping cart"]
    # Who made no slip means what was typed.
    assert titles("shopping art") == []


def test_a_letter_left_out_is_likelier_than_another_letter(owner: SignedIn) -> None:
    post_of(owner.user, "Earth")
    post_of(owner.user, "Ears")
    found = find_posts(parse("eart"), GUEST, after=None, size=20)
    assert [post.title for post in found.page.rows] == ["Earth"]


def test_pages_of_what_was_meant_go_on(owner: SignedIn) -> None:
    for number in range(5):
        post_of(owner.user, f"Zeppelin {number}")
    first = find_posts(parse("zepelin"), GUEST, after=None, size=3)
    rest = find_posts(parse("zepelin"), GUEST, after=first.page.after, size=3)
    assert rest.corrected == first.corrected
    assert [post.title[-1] for post in (*first.page.rows, *rest.page.rows)] == list("43210")


def test_suggestions(owner: SignedIn, other: SignedIn) -> None:
    post_of(owner.user, "Boat boats boats", tags=("boating",))
    post_of(owner.user, "Boats")
    person("boatman")
    found = suggest("red boa", GUEST)
    assert [(each.kind, each.text) for each in found] == [
        ("word", "boats"),
        ("word", "boat"),
        ("word", "boating"),
        ("tag", "#boating"),
        ("person", "@boatman"),
    ]
    assert found[0].query == "red boats"
    assert [each.text for each in suggest("baots", GUEST)] == ["boats"]
    assert [each.text for each in suggest("#boa", GUEST)] == ["#boating"]
    assert [each.text for each in suggest("@BOAT", GUEST)] == ["@boatman"]
    assert suggest("boat ", GUEST) == suggest("", GUEST) == suggest("b" * 300, GUEST) == []
    for text in ("%", "_", "'", "\\", "\x00", "\ud800", "@%", "#'", '"', "-"):
        suggest(text, GUEST)


def test_people(owner: SignedIn) -> None:
    ann = person("ann-smith")
    found = find_people(parse("Smi"), GUEST, after=None, size=20)
    assert list(found.page.rows) == [ann]
    assert list(find_people(parse("@ann"), GUEST, after=None, size=20).page.rows) == [ann]
    corrected = find_people(parse("smiht"), GUEST, after=None, size=20)
    assert list(corrected.page.rows) == [ann]
    change_username(user=ann, username="bert")
    assert not find_people(parse("smith"), GUEST, after=None, size=20).page.rows
    close_accounts(people=User.objects.filter(pk=ann.pk))
    assert not find_people(parse("bert"), GUEST, after=None, size=20).page.rows


def test_posts_follow_their_authors_name(owner: SignedIn) -> None:
    post_of(owner.user, "Boat")
    change_username(user=owner.user, username="captain")
    assert titles("captain") == titles("@captain") == titles("@owner") == ["Boat"]
    assert titles("owner") == []


def test_boards(owner: SignedIn, other: SignedIn) -> None:
    def names(text: str, viewer: User | None = None) -> list[str]:
        page = find_boards(parse(text), viewer or GUEST, after=None, size=20).page
        return [board.name for board in page.rows]

    board = create_board(owner=owner.user, about=About("Red boats", "at sea"), submit_key="1")
    assert names("boats sea") == names("boast") == ["Red boats"]
    edit_board(board=board, about=About("Red boats", visibility="private"))
    assert names("boats", other.user) == names("boats") == []
    assert names("boats", owner.user) == ["Red boats"]
    delete_board(board=board)
    assert names("boats", owner.user) == []


def test_tags(owner: SignedIn, other: SignedIn) -> None:
    post_of(owner.user, "Sea", tags=("boat", "boathouse"))
    post_of(owner.user, "Sea", tags=("boatsecret",), visibility="private")
    Tag.objects.filter(name="boathouse").update(post_count=5)

    def names(text: str, viewer: User | None = None, after: str | None = None) -> list[str]:
        page = find_tags(parse(text), viewer or GUEST, after=after, size=1).page
        following = names(text, viewer, page.after) if page.after else []
        return [tag.name for tag in page.rows] + following

    assert names("Boat") == names("#boat") == names("boat", other.user) == ["boathouse", "boat"]
    assert names("boatsecret") == []
    assert names("baot") == ["boathouse", "boat"]


def test_what_was_missed_is_made_good(owner: SignedIn) -> None:
    boat, ship = rows(owner.user, 2, caption="boat")
    assert add_missing(seconds=60).number >= 2
    assert len(titles("boat")) == 2
    Post.objects.filter(pk=boat.pk).update(visibility="private")
    PostEntry.objects.filter(pk=ship.pk).update(text=" wrong ", updated_at=ship.created_at)
    Post.objects.get(pk=ship.pk).save()
    Word.objects.filter(word="boat").update(count=77)
    assert repair(seconds=60) == 2
    assert Word.objects.get(kind="post", word="boat").count == 1
    assert len(titles("boat")) == 1
    assert repair(seconds=60) == 0


def test_everything_can_be_made_anew(owner: SignedIn, capsys: pytest.CaptureFixture[str]) -> None:
    rows(owner.user, 2, caption="boat")
    for model in (PostEntry, PersonEntry, BoardEntry):
        model.objects.all().delete()
    Word.objects.all().delete()
    call_command("reindex_search")
    assert "post entries: 2" in capsys.readouterr().out
    assert len(titles("boat")) == 2
    assert Word.objects.get(kind="post", word="boat").count == 2


def test_of_very_many_posts_a_task_follows_the_rest(
    owner: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    posts = rows(owner.user, 4, caption="boat")
    add_missing(seconds=60)
    monkeypatch.setattr("pictria.search.services.people.AT_ONCE", 2)
    close_accounts(people=User.objects.filter(pk=owner.user.pk))
    follow_rest(owner.user.pk)
    assert not PostEntry.objects.filter(subject__in=posts, is_public=True).exists()
    assert not Word.objects.filter(kind="post", word="boat", count__gt=0).exists()
