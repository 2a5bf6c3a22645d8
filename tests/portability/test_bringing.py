"""People can bring what they took along, or any ZIP of pictures. Nothing twice, nothing lost."""

import json
import struct
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from pictria.portability.claims import claim
from pictria.portability.models import Entry, Import, Job, Part
from pictria.portability.services import arriving, entries, taking_in
from pictria.portability.services.taking_in import take_in
from pictria.storage import media
from posts.models import Image, Post
from tests.portability.zips import bring, results, taken_along, zipped
from tests.support import pictures
from tests.support.people import SignedIn
from tests.support.posts import share

PLAIN = {
    "summer/beach-day_1.jpg": pictures.jpeg(300, 200),
    "summer/two.png": pictures.png(30, 40),
    "notes.txt": b"not a picture",
    "__MACOSX/summer/._two.png": b"x",
    ".hidden.jpg": b"x",
    "empty/": b"",
}


@pytest.fixture
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "PART", 1000)


def captions(person: SignedIn) -> set[str]:
    return set(person.user.posts.values_list("caption", flat=True))


def test_a_plain_folder_of_pictures_becomes_posts(owner: SignedIn) -> None:
    answer = bring(owner, zipped(PLAIN))

    assert answer.status_code == 302
    assert results(owner) == [
        ("notes.txt", "refused"),
        ("summer/beach-day_1.jpg", "posted"),
        ("summer/two.png", "posted"),
    ]
    assert captions(owner) == {"beach day 1", "two"}
    assert set(Post.objects.values_list("visibility", flat=True)) == {"private"}
    report = owner.get(answer.headers["Location"]).content.decode()
    assert "This file is not a picture." in report
    assert "2 brought" in report
    assert Import.objects.get().state == Job.State.READY
    assert not Part.objects.exists()


def test_the_same_zip_again_posts_nothing_twice(owner: SignedIn) -> None:
    bring(owner, zipped(PLAIN))
    bring(owner, zipped(PLAIN), visibility="public")

    assert Post.objects.count() == 2
    assert [result for _, result in results(owner)] == ["refused", "there", "there"]


def test_what_was_taken_along_comes_back_as_it_was(owner: SignedIn, other: SignedIn) -> None:
    first = share(owner, pictures.jpeg(90, 60), caption="with #tag", tags="b", alt_text="alt")
    share(owner, pictures.png(20, 30), visibility="private", sensitive="on")
    content = taken_along(owner)

    bring(owner, content)
    assert {result for _, result in results(owner)} == {"there"}
    assert owner.user.posts.count() == 2

    bring(other, content)
    bring(other, content)

    again, private = other.user.posts.order_by("posted_at")
    assert again.caption == first.caption
    assert set(again.tags.names()) == {"tag", "b"}
    assert again.cover is not None
    assert again.cover.alt_text == "alt"
    assert again.cover.state == Image.State.READY
    assert again.posted_at == first.posted_at
    assert private.visibility == "private"
    assert private.sensitive
    assert {result for _, result in results(other)} == {"there"}


def test_a_deleted_post_can_be_brought_back(owner: SignedIn) -> None:
    post = share(owner, caption="gone and back")
    content = taken_along(owner)
    owner.post(f"{post.get_absolute_url()}delete/")

    bring(owner, content)

    assert captions(owner) == {"gone and back"}


def _ours(record: object, files: dict[str, bytes] | None = None) -> bytes:
    return zipped(
        {
            "pictria.json": b'{"pictria": 1, "site": "https://a.example"}',
            "data/posts.json": json.dumps([record]).encode(),
            **(files or {}),
        }
    )


ONE = {"id": "x", "kind": "image", "visibility": "public", "pictures": [{"file": "a.jpg"}]}


@pytest.mark.parametrize(
    "record",
    [
        {},
        {**ONE, "pictures": "a.jpg"},
        {**ONE, "pictures": ["a.jpg"]},
        {**ONE, "pictures": []},
        {**ONE, "pictures": [{"file": "../../etc/passwd"}]},
        {**ONE, "pictures": [{"file": {"a": 1}}]},
        {**ONE, "visibility": "everybody"},
        {**ONE, "caption": "x" * 3000},
        {**ONE, "caption": "x" * 200_000},
        {**ONE, "source": "javascript:alert(1)"},
        {**ONE, "tags": [f"tag{number}" for number in range(100)]},
        {**ONE, "kind": "collection"},
        {**ONE, "kind": "text", "pictures": []},
        {**ONE, "kind": ["image"], "pictures": [{"file": "a.jpg"}] * 11},
        {**ONE, "kind": "collection", "pictures": [{"file": "a.jpg"}] * 11},
        {**ONE, "kind": "collection", "pictures": []},
    ],
)
def test_a_record_that_is_wrong_is_refused_with_a_sentence(
    owner: SignedIn, record: dict[str, object]
) -> None:
    bring(owner, _ours(record, {"a.jpg": pictures.jpeg()}))

    entry = Entry.objects.get()
    assert entry.result == Entry.Result.REFUSED
    assert entry.reason.endswith((".", "…", "page"))
    assert not Post.objects.exists()
    assert Import.objects.get().state == Job.State.READY


@pytest.mark.parametrize(
    "odd",
    [
        {"title": "nul \0 and half \ud800", "caption": "nul \0 \ud800"},
        {"posted_at": "not a day"},
        {"posted_at": "2026-13-45T00:00:00Z"},
        {"posted_at": "9999-01-01T00:00:00Z"},
        {"posted_at": "2020-01-01T00:00:00"},
        {"posted_at": 5},
        {"posted_at": "0001-01-01T00:00:00+10:00"},
        {"posted_at": 1e999},
        {"id": {"a": [1]}},
        {"id": "\0"},
        {"tags": {"a": 1}},
        {"likes": 10**400},
        {"unknown": float("nan")},
    ],
)
def test_odd_values_do_no_harm(owner: SignedIn, odd: dict[str, object]) -> None:
    bring(owner, _ours({**ONE, **odd}, {"a.jpg": pictures.jpeg()}))

    assert Entry.objects.get().result == Entry.Result.POSTED
    assert Post.objects.get().posted_at <= timezone.now()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a zip",
        zipped({}),
        zipped({"folder/": b""}),
        zipped({"pictria.json": b"{}"}),
        zipped({"pictria.json": b"{}", "data/posts.json": b"{" * 100_000}),
        zipped({"pictria.json": b"{}", "data/posts.json": b"[" * 100_000}),
        zipped({"pictria.json": b"{}", "data/posts.json": b"5"}),
        zipped({"pictria.json": b"{}", "data/posts.json": b"[]"}),
        zipped(PLAIN)[:-30],
        b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 9, 9, 2**31, 0, 0),
    ],
    ids=range(11),
)
def test_what_is_no_zip_of_ours_is_refused_with_a_sentence(owner: SignedIn, content: bytes) -> None:
    answer = bring(owner, content)

    assert answer.status_code in (302, 422)
    if answer.status_code == 302:
        job = Import.objects.get()
        assert job.state == Job.State.FAILED
        assert job.problem.endswith(".")
        assert job.problem in owner.get("/settings/data/").content.decode()
    assert not Post.objects.exists()
    assert not list(media.objects())


def test_a_damaged_file_in_it_does_not_spoil_the_rest(owner: SignedIn) -> None:
    content = zipped(PLAIN)
    start = content.index(b"\xff\xd8")

    bring(owner, content[:start] + b"\0" * 500 + content[start + 500 :])

    assert [result for _, result in results(owner)] == ["refused", "refused", "posted"]


def test_a_file_that_unpacks_to_very_much_is_not_unpacked(owner: SignedIn) -> None:
    bomb = zipped({"bomb.jpg": b"\0" * (41 << 20)})

    bring(owner, bomb)

    assert Entry.objects.get().reason == "This file is larger than 40 MB."


def test_no_more_entries_than_a_site_can_bear(
    owner: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pictria.portability.services.contents.MOST_ENTRIES", 1)

    bring(owner, zipped(PLAIN))

    assert "Please part this one" in Import.objects.get().problem


@pytest.mark.usefixtures("_small_parts")
def test_a_zip_that_comes_in_parts_goes_on_where_it_stopped(owner: SignedIn) -> None:
    content = zipped({"a.jpg": pictures.jpeg(300, 200), "b.png": pictures.png(10, 10)})
    announced = {"name": "a.zip", "size": len(content), "fingerprint": "f", "visibility": "public"}

    def begin() -> dict[str, object]:
        return dict(owner.post("/settings/data/bring/begin/", announced).json())

    job = begin()["id"]
    pieces = [content[start : start + 1000] for start in range(0, len(content), 1000)]
    for number in (0, 2, 0):
        assert _send(owner, job, number, pieces[number]) == 200
    assert owner.post(f"/settings/data/bring/{job}/finish/").status_code == 422

    again = begin()
    assert again == {"id": job, "arrived": [0, 2]}
    for number, piece in enumerate(pieces):
        assert _send(owner, job, number, piece) == 200
    for _ in range(2):
        assert owner.post(f"/settings/data/bring/{job}/finish/").status_code == 200

    assert captions(owner) == {"a", "b"}
    assert Post.objects.filter(visibility="public").count() == 2


def _send(person: SignedIn, job: object, number: int, piece: bytes) -> int:
    file = SimpleUploadedFile("part", piece)
    address = f"/settings/data/bring/{job}/parts/{number}/"
    return person.post(address, {"part": file}).status_code


@pytest.mark.usefixtures("_small_parts")
def test_parts_that_were_not_announced_are_refused(owner: SignedIn, other: SignedIn) -> None:
    announced = {"name": "a.zip", "size": 1500, "fingerprint": "f", "visibility": "public"}
    job = owner.post("/settings/data/bring/begin/", announced).json()["id"]

    assert _send(owner, job, 0, b"x" * 999) == 422
    assert _send(owner, job, 1, b"x" * 1000) == 422
    assert _send(owner, job, 2, b"x" * 500) == 422
    assert _send(owner, job, 2**70, b"x" * 500) in (404, 422)
    assert _send(other, job, 1, b"x" * 500) == 404
    assert owner.post(f"/settings/data/bring/{job}/parts/0/").status_code == 400
    assert not Part.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"size": 0}, {"size": 17 << 30}, {"size": "x"}, {"visibility": "?"}, {"name": ""}]
)
def test_an_announcement_that_cannot_be_is_refused(
    owner: SignedIn, wrong: dict[str, object]
) -> None:
    announced = {"name": "a.zip", "size": 10, "fingerprint": "f", "visibility": "public", **wrong}

    answer = owner.post("/settings/data/bring/begin/", announced)

    assert answer.status_code == 422
    assert answer.json()["error"].endswith(".")


def test_one_zip_at_a_time_and_it_can_be_stopped(owner: SignedIn) -> None:
    announced = {"name": "a.zip", "size": 10, "fingerprint": "f", "visibility": "public"}
    job = owner.post("/settings/data/bring/begin/", announced).json()["id"]
    _send(owner, job, 0, b"x" * 10)

    answer = bring(owner, zipped(PLAIN))
    assert answer.status_code == 422
    assert "Another ZIP is on its way" in answer.content.decode()

    assert owner.post(f"/settings/data/bring/{job}/stop/").status_code == 302
    assert not list(media.objects())
    assert bring(owner, zipped(PLAIN)).status_code == 302


def test_a_worker_that_died_in_the_middle_is_followed_by_another(
    owner: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arriving, "send", lambda job: None)
    bring(owner, zipped(PLAIN))
    job = Import.objects.get()
    real = entries.bring

    def die_at_the_second(*arguments: object) -> object:
        if Entry.objects.filter(result="posted").exists():
            raise SystemExit
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(taking_in, "bring", die_at_the_second)
    with pytest.raises(SystemExit):
        take_in(job.pk)
    assert Post.objects.count() == 1
    monkeypatch.setattr(taking_in, "bring", real)
    take_in(job.pk)
    assert Post.objects.count() == 1, "whoever was at it may be alive"

    Import.objects.update(seen_alive_at=timezone.now() - timedelta(minutes=16))
    take_in(job.pk)

    assert Import.objects.get().state == Job.State.READY
    assert captions(owner) == {"beach day 1", "two"}


def test_others_have_their_turn_in_between(
    owner: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_in, "A_TURN", -1)
    sent: list[Import] = []
    monkeypatch.setattr(arriving, "send", lambda job: None)
    monkeypatch.setattr(taking_in, "send", sent.append)
    bring(owner, zipped(PLAIN))

    take_in(Import.objects.get().pk)

    assert len(sent) == 1
    assert Import.objects.get().state == Job.State.WAITING
    claim(Import, sent[0].pk)


def test_nobody_sees_somebody_elses_report(owner: SignedIn, other: SignedIn) -> None:
    address = bring(owner, zipped(PLAIN)).headers["Location"]

    assert other.get(address).status_code == 404
    assert other.post(f"{address}stop/").status_code == 404


def test_a_paused_person_cannot_bring_anything(owner: SignedIn) -> None:
    owner.user.suspended_until = timezone.now() + timedelta(days=3)
    owner.user.save()

    assert bring(owner, zipped(PLAIN)).status_code == 403
    assert not Import.objects.exists()


def test_a_zip_that_never_came_whole_is_forgotten(owner: SignedIn) -> None:
    announced = {"name": "a.zip", "size": 10, "fingerprint": "f", "visibility": "public"}
    job = owner.post("/settings/data/bring/begin/", announced).json()["id"]
    _send(owner, job, 0, b"x" * 10)
    Import.objects.update(updated_at=timezone.now() - timedelta(days=4))

    assert arriving.forget_abandoned() == 1

    assert not list(media.objects())
