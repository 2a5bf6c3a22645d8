"""Damaged files end as a refusal or as a picture, never as anything else."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictria.images.child import answer
from pictria.images.errors import SENTENCES
from pictria.images.pipeline import Inspection, Refused, Sandbox, inspect_upload, make_files
from tests.images.heic_sample import HEIC
from tests.images.profiles import display_p3
from tests.support import pictures
from tests.support.examples import examples

EXIF = pictures.telling_exif(6)
SEEDS = [
    pictures.jpeg(64, 48, exif=EXIF, icc_profile=display_p3()),
    pictures.jpeg(64, 48, progressive=True),
    pictures.jpeg(32, 32, "CMYK"),
    pictures.png(64, 48, "RGBA", exif=EXIF, icc_profile=display_p3()),
    pictures.png(40, 30, "P"),
    pictures.animated("PNG", 3),
    pictures.png16_grey([0, 500, 60_000]),
    pictures.webp(64, 48, exif=EXIF),
    pictures.webp(64, 48, "RGBA", lossless=True),
    pictures.animated("WEBP", 3),
    pictures.gif(64, 48),
    pictures.animated_gif(3),
    pictures.avif(64, 48, exif=EXIF),
    HEIC,
]
Damage = list[tuple[float, bytes]]

damages = st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=6)), max_size=6)


def damaged(file: bytes, damage: Damage, kept: float) -> bytes:
    """Overwrite some places, and cut off what is behind the part kept."""
    changed = bytearray(file)
    for place, replacement in damage:
        at = int(place * (len(changed) - 1))
        changed[at : at + len(replacement)] = replacement
    return bytes(changed[: int(len(changed) * kept)])


fuzzed = st.builds(
    damaged, st.sampled_from(SEEDS), damages, st.one_of(st.just(1.0), st.floats(0, 1))
)


@examples(100)
@given(fuzzed)
@pytest.mark.filterwarnings("ignore")
def test_any_damage_is_refused_or_shown(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    """In this process, for speed; the answer is what the child would print."""
    folder = tmp_path_factory.getbasetemp()
    source = folder / "damaged"
    source.write_bytes(data)
    for task in ("inspect", "make"):
        told = answer(task, str(source), str(folder))
        assert told.keys() == {"done"} or told["refused"] in SENTENCES


@examples(5)
@given(fuzzed)
def test_any_damage_through_the_front_door(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp()
    source = folder / "damaged"
    source.write_bytes(data)
    sandbox = Sandbox(folder / "locks")
    try:
        assert_sound(inspect_upload(source, out=folder, sandbox=sandbox))
        assert make_files(source, out=folder, sandbox=sandbox).renditions
    except Refused as refusal:
        assert_told(refusal)


def assert_told(refusal: Refused) -> None:
    assert str(refusal) == SENTENCES[refusal.reason]


def assert_sound(found: Inspection) -> None:
    assert found.width * found.height > 0
    assert found.frames >= 1
    assert re.fullmatch("#[0-9a-f]{6}", found.colour)
    assert Path(found.smallest.path).stat().st_size > 0
