"""Which sizes are made of a picture: arithmetic, for whoever must know before they are made."""

from pictria.images.limits import MAX_SIDE, RENDITION_WIDTHS

Size = tuple[int, int]
"""Width and height in pixels."""


def rendition_sizes(width: int, height: int) -> list[Size]:
    """Give the renditions' widths and heights for an upright picture, narrowest first.

    The widths are those of RENDITION_WIDTHS below the picture's own, and its own up to the largest
    of them. No side exceeds MAX_SIDE: a very tall picture is scaled until its height fits.
    """
    widths = [each for each in RENDITION_WIDTHS if each < width]
    if width <= RENDITION_WIDTHS[-1]:
        widths.append(width)
    return list(dict.fromkeys(scaled(width, height, each) for each in widths))


def scaled(width: int, height: int, target: int) -> Size:
    """Give the size at `target` pixels of width, or less if the height would exceed MAX_SIDE."""
    new_height = max(1, _rounded(height * target, width))
    if new_height <= MAX_SIDE:
        return target, new_height
    return max(1, _rounded(width * MAX_SIDE, height)), MAX_SIDE


def _rounded(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)
