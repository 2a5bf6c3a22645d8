"""Open a file a person sent: the right decoder, within the limits, every failure a refusal."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pi_heif import HeifImageFile, options
from PIL import AvifImagePlugin, Image
from PIL.AvifImagePlugin import AvifImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from pictria.images import gif
from pictria.images.checks import check_file
from pictria.images.completeness import is_complete
from pictria.images.errors import Refused
from pictria.images.formats import Format
from pictria.images.limits import MAX_FRAME_PIXELS, MAX_FRAMES, MAX_PIXELS
from pictria.images.orientation import orientation, upright_size

# Named one by one instead of Image.open, which would try further formats, and make an MPO
# (a JPEG with a second picture behind it) something else than its first picture.
DECODERS: dict[Format, type[ImageFile]] = {
    Format.JPEG: JpegImageFile,
    Format.PNG: PngImageFile,
    Format.WEBP: WebPImageFile,
    Format.GIF: GifImageFile,
    Format.AVIF: AvifImageFile,
    Format.HEIC: HeifImageFile,
}
STILL_FORMATS = {Format.JPEG, Format.HEIC}

# Threads would each reserve address space, and the limit on it is the child's.
AvifImagePlugin.DEFAULT_MAX_THREADS = 1
options.DECODE_THREADS = 1
options.THUMBNAILS = options.DEPTH_IMAGES = options.AUX_IMAGES = False
# Pillow refuses at twice this number of pixels, some formats before they reserve memory.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2


@dataclass(frozen=True)
class Opened:
    """A file with its header read and nothing decoded yet."""

    path: Path
    image: ImageFile
    format: Format
    size: tuple[int, int]
    """Width and height of the upright picture; `image.size` shrinks when less is decoded."""
    orientation: int
    frames: int

    @property
    def animated(self) -> bool:
        """Whether there is more than one frame to show."""
        return self.frames > 1


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """Give the file opened and checked against the limits. Raises Refused."""
    picture_format = check_file(path)
    if not is_complete(path, picture_format):
        raise Refused("truncated")
    with reading():
        image = DECODERS[picture_format](path)
    with image:
        yield _checked(path, image, picture_format)


@contextmanager
def reading() -> Iterator[None]:
    """Around whatever makes a decoder read: all it can raise becomes Refused."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Refused:
        raise
    except Image.DecompressionBombError as error:
        raise Refused("too_many_pixels") from error
    except MemoryError as error:
        raise Refused("too_hard") from error
    except Exception as error:  # OSError, ValueError, IndexError, struct.error, SyntaxError, …
        raise Refused("unreadable") from error


def check_pixels(size: tuple[int, int]) -> None:
    """Raise Refused when the picture has too many pixels, or none."""
    if min(size) < 1:
        raise Refused("unreadable")
    if size[0] * size[1] > MAX_PIXELS:
        raise Refused("too_many_pixels")


def check_frames(size: tuple[int, int], frames: int) -> None:
    """Raise Refused when an animation is too long, or too large over all its frames."""
    too_large = frames > 1 and size[0] * size[1] * frames > MAX_FRAME_PIXELS
    if frames > MAX_FRAMES or too_large:
        raise Refused("too_many_frames")


def _checked(path: Path, image: ImageFile, picture_format: Format) -> Opened:
    check_pixels(image.size)
    with reading():
        frames = _frame_count(path, image, picture_format)
    check_frames(image.size, frames)
    if picture_format is Format.PNG:
        _read_to_the_end(image)
    turned = orientation(image)
    size = upright_size(image.size, turned)
    return Opened(path, image, picture_format, size, turned, frames)


def _read_to_the_end(image: ImageFile) -> None:
    """Decode a PNG before its EXIF is asked for, which may stand behind the pixels.

    Pillow would decode them in passing, and their failure be lost among those of broken EXIF.
    """
    with reading():
        image.load()


def _frame_count(path: Path, image: ImageFile, picture_format: Format) -> int:
    """How many frames are shown; a PNG's default image may be none of them."""
    if picture_format in STILL_FORMATS:
        return 1
    if picture_format is Format.GIF:
        return gif.frame_count(path.read_bytes())
    hidden = 1 if image.info.get("default_image") else 0
    return int(getattr(image, "n_frames", 1)) - hidden
