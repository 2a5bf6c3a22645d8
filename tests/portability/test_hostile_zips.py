"""A ZIP is what a stranger sends. Nothing it says makes the site unpack, read or keep very much."""

import json
import random
import zipfile
from io import BufferedReader
from pathlib import Path
from types import SimpleNamespace

import pytest

from pictria.portability.models import Entry, Import, Job
from pictria.portability.services import joined, records
from pictria.portability.services.arriving import Unwelcome
from pictria.portability.services.contents import extract, found_in, open_archive, origin_of
from posts.models import Post
from tests.portability.zips import bring, zipped
from tests.support import pictures
from tests.support.people import SignedIn

OURS = {"pictria.json": b'{"pictria": 1, "site": "https://a.example"}'}


def post(number: int, file: str) -> dict[str, object]:
    told = {"id": f"p{number}", "kind": "image", "visibility": "public"}
    return {**told, "pictures": [{"file": file}]}


@pytest.mark.parametrize("packed", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_python_unpacks_without_a_limit_is_not_unpacked(owner: SignedIn, packed: int) -> None:
    bring(owner, zipped({"a.jpg": pictures.jpeg()}, packed))

    assert Entry.objects.get().reason == "This file is packed in a way that we do not unpack."


def test_nor_is_a_list(owner: SignedIn) -> None:
    bring(owner, zipped({**OURS, "data/posts.json": b"[" + b" " * 1000 + b"]"}, zipfile.ZIP_BZIP2))

    assert Import.objects.get().state == Job.State.FAILED


def test_files_that_lie_over_each_other_are_no_zip(tmp_path: Path) -> None:
    path = tmp_path / "over.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("0.jpg", b"x" * 50_000)
        first = archive.infolist()[0]
        for number in range(1, 50):
            again = zipfile.ZipInfo(f"{number}.jpg")
            for name in ("compress_size", "file_size", "CRC", "header_offset"):
                setattr(again, name, getattr(first, name))
            archive.filelist.append(again)

    with path.open("rb") as file, pytest.raises(Unwelcome):
        open_archive(file)


def test_one_picture_does_not_become_many_posts(owner: SignedIn) -> None:
    told = [post(number, "a.jpg") for number in range(3)]

    bring(
        owner,
        zipped({**OURS, "data/posts.json": json.dumps(told).encode(), "a.jpg": pictures.jpeg()}),
    )

    assert Post.objects.count() == 1
    assert Entry.objects.filter(result=Entry.Result.REFUSED).count() == 2


def test_posts_without_an_id_are_not_taken_for_the_same(owner: SignedIn) -> None:
    told = [{**post(0, f"{name}.jpg"), "id": None} for name in "ab"]
    files = {"a.jpg": pictures.jpeg(), "b.jpg": pictures.jpeg(90, 50)}

    bring(owner, zipped({**OURS, "data/posts.json": json.dumps(told).encode(), **files}))

    assert Post.objects.count() == 2


def test_a_long_list_is_read_a_record_at_a_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """However long it is: a line that is too long ends it."""
    monkeypatch.setattr(records, "LONGEST_LINE", 2000)
    lines = b",\n".join(json.dumps(post(number, f"{number}.jpg")).encode() for number in range(500))
    path = tmp_path / "long.zip"

    path.write_bytes(zipped({**OURS, "data/posts.json": b"[\n" + lines + b"\n]\n"}))
    with path.open("rb") as file:
        assert len(found_in(open_archive(file))) == 500

    path.write_bytes(zipped({**OURS, "data/posts.json": b"[" + b"[],\n" * 100 + b"[]," * 1000}))
    with path.open("rb") as file, pytest.raises(Unwelcome):
        found_in(open_archive(file))


def test_damage_anywhere_is_said_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read as it is in truth, out of parts."""
    told = json.dumps([post(1, "a.jpg")]).encode()
    files = {**OURS, "data/posts.json": told, "a.jpg": pictures.jpeg()}
    whole, chance = zipped(files, zipfile.ZIP_DEFLATED), random.Random(5)
    monkeypatch.setattr(joined, "_read", lambda part: part.content)

    said = {read_all(damaged(whole, chance), tmp_path / "out") for _ in range(600)}

    assert len(said) > 5
    assert all(sentence.endswith(".") for sentence in said if sentence)


def damaged(whole: bytes, chance: random.Random) -> bytes:
    content = bytearray(whole)
    for _ in range(chance.randint(1, 8)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content[: chance.choice((len(content), chance.randrange(len(content))))])


def read_all(content: bytes, out: Path) -> str:
    """What a person is told; nothing where nothing is wrong."""
    parts = [SimpleNamespace(content=content[at : at + 400]) for at in range(0, len(content), 400)]
    for part in parts:
        part.size = len(part.content)
    try:
        file = BufferedReader(joined._Joined(parts))  # type: ignore[arg-type]
        with open_archive(file) as archive:
            found_in(archive)
            origin_of(archive)
            for info in archive.infolist():
                extract(archive, info.filename, out)
    except Unwelcome as refusal:
        return str(refusal)
    return ""
