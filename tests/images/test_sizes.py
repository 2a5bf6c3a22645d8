import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictria.images.limits import MAX_PIXELS, MAX_SIDE, RENDITION_WIDTHS
from pictria.images.sizes import rendition_sizes

sides = st.integers(1, MAX_PIXELS)
pictures = st.tuples(sides, sides).map(
    lambda size: (size[0], max(1, size[1] % (MAX_PIXELS // size[0] + 1)))
)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((1000, 500), [(236, 118), (474, 237), (736, 368), (1000, 500)]),
        ((200, 300), [(200, 300)]),
        ((4000, 3000), [(236, 177), (474, 356), (736, 552), (1200, 900)]),
        ((1200, 600), [(236, 118), (474, 237), (736, 368), (1200, 600)]),
        ((236, 10), [(236, 10)]),
        ((1, 1), [(1, 1)]),
        ((1, 30_000), [(1, 16_000)]),
        ((30_000, 1), [(236, 1), (474, 1), (736, 1), (1200, 1)]),
        ((1000, 50_000), [(236, 11_800), (320, 16_000)]),
    ],
)
def test_examples(size: tuple[int, int], expected: list[tuple[int, int]]) -> None:
    assert rendition_sizes(*size) == expected


@given(pictures)
def test_no_size_is_larger_than_the_picture_or_the_limits(size: tuple[int, int]) -> None:
    for width, height in rendition_sizes(*size):
        assert 1 <= width <= min(size[0], RENDITION_WIDTHS[-1])
        assert 1 <= height <= min(size[1], MAX_SIDE)


@given(pictures)
def test_sizes_are_distinct_and_ascend(size: tuple[int, int]) -> None:
    sizes = rendition_sizes(*size)
    assert sizes == sorted(set(sizes))


@given(pictures)
def test_widths_are_the_named_ones_or_the_pictures_own_unless_it_is_very_tall(
    size: tuple[int, int],
) -> None:
    for width, height in rendition_sizes(*size):
        assert width in (*RENDITION_WIDTHS, size[0]) or height == MAX_SIDE


@given(pictures)
def test_the_shape_is_kept_to_half_a_pixel(size: tuple[int, int]) -> None:
    for width, height in rendition_sizes(*size):
        exact_height = size[1] * width / size[0]
        exact_width = size[0] * height / size[1]
        fits_width = abs(height - exact_height) <= 0.5 or height == 1
        assert fits_width or abs(width - exact_width) <= 0.5 or width == 1
