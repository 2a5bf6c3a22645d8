"""However much is missing from the end of a file, it is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictria.images import gif
from pictria.images.completeness import is_complete
from pictria.images.formats import Format
from tests.images.heic_sample import HEIC
from tests.support import pictures

WHOLE = {
    "jpeg": pictures.jpeg(60, 40),
    "thumbnailed jpeg": pictures.jpeg(60, 40, exif=b"Exif\0\0" + pictures.jpeg(16, 16)),
    "progressive jpeg": pictures.jpeg(60, 40, progressive=True),
    "png": pictures.png(60, 40),
    "moving png": pictures.animated("PNG", 3),
    "webp": pictures.webp(60, 40),
    "moving webp": pictures.animated("WEBP", 3),
    "gif": pictures.gif(60, 40),
    "moving gif": pictures.animated_gif(3),
}
CONTAINERS = {"avif": pictures.avif(60, 40), "heic": HEIC}
KINDS = {name: Format(name.split()[-1]) for name in [*WHOLE, *CONTAINERS]}


@pytest.mark.parametrize("name", KINDS)
def test_whole_files_are_complete(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("whole") / "file"
    path.write_bytes((WHOLE | CONTAINERS)[name])
    assert is_complete(path, KINDS[name])


@pytest.mark.parametrize("name", WHOLE)
@given(data=st.data())
def test_no_beginning_is_complete(
    name: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = WHOLE[name]
    path = tmp_path_factory.getbasetemp() / "beginning"
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    assert not is_complete(path, KINDS[name])


@pytest.mark.parametrize("name", CONTAINERS)
@given(data=st.data())
def test_a_container_may_only_end_between_boxes(
    name: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = CONTAINERS[name]
    end = data.draw(st.integers(1, len(whole) - 1))
    path = tmp_path_factory.getbasetemp() / "beginning"
    path.write_bytes(whole[:end])
    assert not is_complete(path, KINDS[name]) or whole[end + 4 : end + 8].isalpha()


def test_bytes_behind_the_end_do_no_harm(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("whole") / "file"
    for name, whole in (WHOLE | CONTAINERS).items():
        path.write_bytes(whole + b"\xff\x01\x02\x03\x04\x05 more")
        assert is_complete(path, KINDS[name])


def test_stray_bytes_between_blocks_of_a_gif_are_skipped() -> None:
    whole = WHOLE["moving gif"]
    first_block = 13 + 3 * 256
    stray = whole[:first_block] + b"\0\0" + whole[first_block:]
    assert gif.is_complete(stray)
    assert gif.frame_count(stray) == 3


@given(st.binary(max_size=200))
def test_the_walk_over_a_gif_ends_on_any_bytes(tail: bytes) -> None:
    assert gif.frame_count(b"GIF89a" + tail) <= len(tail)
