"""Colours: palettes written in hex, and mixing that stays clean between far hues (OKLab)."""

from collections.abc import Sequence

Colour = tuple[int, int, int]
Lab = tuple[float, float, float]


def palette(hexes: str) -> tuple[Colour, ...]:
    """Read colours from a line such as ``"f4e9d8 1f3a5f"``."""
    return tuple(colour(word) for word in hexes.split())


def colour(word: str) -> Colour:
    """Read one colour from six hex digits."""
    red, green, blue = bytes.fromhex(word)
    return red, green, blue


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Mix two colours; a share of 0 is the one, 1 the other."""
    a, b = _lab(one), _lab(other)
    return _rgb(
        (
            a[0] + (b[0] - a[0]) * share,
            a[1] + (b[1] - a[1]) * share,
            a[2] + (b[2] - a[2]) * share,
        )
    )


def along(stops: Sequence[Colour], position: float) -> Colour:
    """The colour at a position (0 to 1) of a ramp of evenly spaced stops."""
    if len(stops) == 1:
        return stops[0]
    place = min(max(position, 0.0), 1.0) * (len(stops) - 1)
    first = min(int(place), len(stops) - 2)
    return mix(stops[first], stops[first + 1], place - first)


def lighter(tone: Colour, share: float) -> Colour:
    """The tone, moved towards a warm white."""
    return mix(tone, (255, 252, 244), share)


def darker(tone: Colour, share: float) -> Colour:
    """The tone, moved towards a blue black."""
    return mix(tone, (12, 14, 28), share)


def _linear(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _display(value: float) -> int:
    part = max(value, 0.0)
    shown = part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
    return min(255, max(0, round(shown * 255)))


def _lab(tone: Colour) -> Lab:
    r, g, b = (_linear(value) for value in tone)
    l_ = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    m_ = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    s_ = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * l_ + 0.7936177850 * m_ - 0.0040720468 * s_,
        1.9779984951 * l_ - 2.4285922050 * m_ + 0.4505937099 * s_,
        0.0259040371 * l_ + 0.7827717662 * m_ - 0.8086757660 * s_,
    )


def _rgb(lab: Lab) -> Colour:
    light, a, b = lab
    l_ = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    m_ = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    s_ = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _display(4.0767416621 * l_ - 3.3077115913 * m_ + 0.2309699292 * s_),
        _display(-1.2684380046 * l_ + 2.6097574011 * m_ - 0.3413193965 * s_),
        _display(-0.0041960863 * l_ - 0.7034186147 * m_ + 1.7076147010 * s_),
    )
