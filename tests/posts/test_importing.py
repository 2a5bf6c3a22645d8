"""A folder of one's own pictures."""

import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from posts.models import Image, Post
from tests.support import pictures
from tests.support.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deep").mkdir()
    (tmp_path / "red_barn-2019.jpg").write_bytes(pictures.jpeg(300, 200))
    (tmp_path / "deep" / "drawing.png").write_bytes(pictures.png(200, 300))
    (tmp_path / "notes.txt").write_text("no picture")
    (tmp_path / ".hidden.jpg").write_bytes(pictures.jpeg())
    return tmp_path


def run(folder: Path, capsys: pytest.CaptureFixture[str], **options: object) -> str:
    out = StringIO()
    call_command("import_folder", str(folder), user="Ann", stdout=out, **options)
    return out.getvalue() + capsys.readouterr().out


def test_a_folder_becomes_posts_with_a_report_for_each_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ann = person("ann")

    report = run(folder, capsys, tags="home")

    assert set(Post.objects.values_list("caption", flat=True)) == {"red barn 2019", "drawing"}
    assert all(post.author == ann and "home" in post.tags.names() for post in Post.objects.all())
    assert "2 posted, 0 there already, 1 refused." in report
    assert "notes.txt" in report
    assert "not a picture" in report
    assert Image.objects.filter(state=Image.State.READY).count() == 2


def test_a_second_run_adds_only_what_is_new(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person("ann")
    run(folder, capsys)
    (folder / "renamed.jpg").write_bytes((folder / "red_barn-2019.jpg").read_bytes())
    (folder / "new.jpg").write_bytes(pictures.jpeg(301, 200))

    report = run(folder, capsys)

    assert "1 posted, 3 there already, 1 refused." in report
    assert Post.objects.count() == 3


def test_pictures_can_be_imported_for_oneself_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person("ann")
    run(folder, capsys, private=True)

    assert not Post.objects.public().exists()


def test_what_cannot_be_done_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CommandError, match="Nobody here is called Ann"):
        run(folder, capsys)
    person("ann")
    with pytest.raises(CommandError, match="There is no folder"):
        run(folder / "nowhere", capsys)


def test_a_name_that_is_no_text_is_imported_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person("ann")
    (tmp_path / os.fsdecode(b"caf\xe9.jpg")).write_bytes(pictures.jpeg())

    assert "1 posted" in run(tmp_path, capsys)
    assert Post.objects.get().caption == "caf\ufffd"
