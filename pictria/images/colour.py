"""Whatever a file's colours are, make them 8-bit sRGB: mode L, RGB or RGBA."""

from functools import cache
from io import BytesIO
from itertools import product

from PIL import Image, ImageCms

OPAQUE = (255, 255)
TOLERANCE = 2
CUBE_STEPS = (0, 36, 73, 109, 146, 182, 219, 255)
SPACES = {"L": "GRAY", "RGB": "RGB ", "RGBA": "RGB ", "CMYK": "CMYK"}


def plain(image: Image.Image) -> Image.Image:
    """Give the loaded picture as L, RGB or RGBA in sRGB, without any metadata.

    An alpha channel that hides nothing is dropped.
    """
    profile = foreign_profile(image)
    picture = _without_idle_alpha(_eight_bit(image))
    if profile and picture.mode in SPACES and _fits(profile, picture.mode):
        picture = _to_srgb(picture, profile)
    if picture.mode == "CMYK":
        picture = picture.convert("RGB")
    picture.info = {}
    return picture


def foreign_profile(image: Image.Image) -> ImageCms.ImageCmsProfile | None:
    """Give the embedded ICC profile if it is sound and is not sRGB."""
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(image.info["icc_profile"]))
        return None if _is_srgb(profile) else profile
    except (KeyError, TypeError, OSError, ValueError, ImageCms.PyCMSError):
        return None


@cache
def srgb() -> ImageCms.ImageCmsProfile:
    """The profile everything is converted to."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _is_srgb(profile: ImageCms.ImageCmsProfile) -> bool:
    """Whether a small colour cube comes through the profile as it was, within `TOLERANCE` levels.

    Names lie and bytes differ between makers; only what a profile does to colours counts.
    """
    probe = _grey_ramp() if _space(profile) == "GRAY" else _colour_cube()
    if not _fits(profile, probe.mode):
        return False
    before = probe.convert("RGB").tobytes()
    after = _to_srgb(probe, profile).convert("RGB").tobytes()
    return all(abs(a - b) <= TOLERANCE for a, b in zip(before, after, strict=True))


@cache
def _colour_cube() -> Image.Image:
    levels = bytes(level for colour in product(CUBE_STEPS, repeat=3) for level in colour)
    return Image.frombytes("RGB", (len(CUBE_STEPS) ** 2, len(CUBE_STEPS)), levels)


@cache
def _grey_ramp() -> Image.Image:
    return Image.frombytes("L", (256, 1), bytes(range(256)))


def _space(profile: ImageCms.ImageCmsProfile) -> str:
    return str(profile.profile.xcolor_space)


def _fits(profile: ImageCms.ImageCmsProfile, mode: str) -> bool:
    return _space(profile) == SPACES[mode]


def _to_srgb(picture: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    """Convert by relative colorimetry with black-point compensation.

    Every colour sRGB can show stays exactly what it was, and only those beyond it are clipped; the
    perceptual intent would shift all colours, each profile maker's way.
    """
    target = "RGBA" if picture.mode == "RGBA" else "RGB"
    transform = ImageCms.buildTransform(
        profile,
        srgb(),
        picture.mode,
        target,
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    converted = transform.apply(picture)
    return converted.convert("L") if picture.mode == "L" else converted


def _eight_bit(image: Image.Image) -> Image.Image:
    """Give mode L, RGB, RGBA or CMYK."""
    if image.mode.startswith("I"):
        image = _grey_from_sixteen_bit(image)
    if image.has_transparency_data:
        return image if image.mode == "RGBA" else image.convert("RGBA")
    if image.mode in ("L", "RGB", "CMYK"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _grey_from_sixteen_bit(image: Image.Image) -> Image.Image:
    """Keep the upper byte: converting to L directly would clip everything above 255."""
    grey = Image.frombytes("L", image.size, image.convert("I;16").tobytes()[1::2])
    if isinstance(transparent := image.info.get("transparency"), int):
        grey.info["transparency"] = transparent >> 8
    return grey


def _without_idle_alpha(picture: Image.Image) -> Image.Image:
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() == OPAQUE:
        return picture.convert("RGB")
    return picture
