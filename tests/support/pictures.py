"""Draws the picture files that tests need; nothing here comes from a camera.

Every maker gives the bytes of a file. Further keywords go to Pillow's `save`.
"""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import ExifTags, Image, ImageDraw

SECRETS = (b"CAMERA-SECRET", b"COMMENT-SECRET", b"XMP-SECRET", b"TRAILING-SECRET")
ORIENTATION = ExifTags.Base.Orientation


def drawing(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A smooth picture whose four corners differ: black, red, green, yellow, with blue inside."""
    red = Image.linear_gradient("L").transpose(Image.Transpose.ROTATE_90).resize((width, height))
    green = Image.linear_gradient("L").resize((width, height))
    blue = Image.radial_gradient("L").resize((width, height)).point(lambda level: 255 - level)
    picture = Image.merge("RGB", (red, green, blue))
    if "A" in mode:
        picture.putalpha(green)
    return picture.convert(mode)


def saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """The picture as a file of that Pillow format."""
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def jpeg(width: int = 320, height: int = 240, mode: str = "RGB", **options: Any) -> bytes:
    """A JPEG; mode may be RGB, L or CMYK."""
    return saved(drawing(width, height, mode), "JPEG", **options)


def png(width: int = 320, height: int = 240, mode: str = "RGB", **options: Any) -> bytes:
    """A PNG; mode may be RGB, RGBA, L, LA, P or 1."""
    return saved(drawing(width, height, mode), "PNG", **options)


def webp(width: int = 320, height: int = 240, mode: str = "RGB", **options: Any) -> bytes:
    """A WebP, lossy unless `lossless=True`."""
    return saved(drawing(width, height, mode), "WEBP", **options)


def gif(width: int = 320, height: int = 240, **options: Any) -> bytes:
    """A GIF that does not move."""
    return saved(drawing(width, height, "P"), "GIF", **options)


def avif(width: int = 320, height: int = 240, mode: str = "RGB", **options: Any) -> bytes:
    """An AVIF."""
    return saved(drawing(width, height, mode), "AVIF", **{"speed": 10, **options})


def mpo(width: int = 320, height: int = 240) -> bytes:
    """Two JPEGs in one file, the second all white, as some phones send them."""
    second = Image.new("RGB", (width, height), "white")
    return saved(drawing(width, height), "MPO", save_all=True, append_images=[second])


def png16_grey(levels: list[int], transparent: int | None = None) -> bytes:
    """A PNG of one row in 16-bit grey, in which one level may be transparent."""
    row = b"".join(struct.pack(">H", level) for level in levels)
    hole = b"" if transparent is None else png_chunk(b"tRNS", struct.pack(">H", transparent))
    return _png(len(levels), 1, bits=16, colour=0, rows=b"\0" + row, before=hole)


def png16(levels: list[tuple[int, int, int]]) -> bytes:
    """A PNG of one row in 16-bit RGB."""
    row = b"".join(struct.pack(">HHH", *level) for level in levels)
    return _png(len(levels), 1, bits=16, colour=2, rows=b"\0" + row)


def bomb_png(width: int = 20_000, height: int = 20_000) -> bytes:
    """A PNG of 2 kB that claims to be huge."""
    return _png(width, height, bits=8, colour=2, rows=bytes(2_000_000))


def frame_drawings(count: int, width: int = 120, height: int = 80) -> list[Image.Image]:
    """Pictures, no two alike, in which a square moves over a coloured ground."""
    frames, ground = [], drawing(width, height)
    for number in range(count):
        frame = ground.copy()
        left = number * (width - 10) // max(1, count - 1)
        colour = (255, number * 37 % 256, number * 91 % 256)
        ImageDraw.Draw(frame).rectangle((left, 10, left + 9, 19), fill=colour)
        frames.append(frame)
    return frames


def animated(
    kind: str, frames: int = 4, width: int = 120, height: int = 80, **options: Any
) -> bytes:
    """An animation as GIF, PNG, WEBP or AVIF; 80 ms a frame unless `duration` says else."""
    first, *others = frame_drawings(frames, width, height)
    return saved(first, kind, save_all=True, append_images=others, **{"duration": 80, **options})


def animated_gif(frames: int = 4, width: int = 120, height: int = 80, **options: Any) -> bytes:
    """A GIF that moves."""
    return animated("GIF", frames, width, height, **options)


def long_gif(frames: int) -> bytes:
    """A GIF of many tiny frames in plain grey, which costs little to draw."""
    first, *others = [Image.new("L", (16, 16), number % 256) for number in range(frames)]
    return saved(first, "GIF", save_all=True, append_images=others, duration=80)


def truncated(file: bytes, part: float = 0.6) -> bytes:
    """The first part of a file."""
    return file[: int(len(file) * part)]


def telling_exif(orientation: int = 1) -> bytes:
    """EXIF with a camera's name, a position and an orientation."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[ExifTags.Base.Make] = "CAMERA-SECRET"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (48.0, 12.0, 30.0), 3: "E"})
    return exif.tobytes()


def telling_jpeg(orientation: int = 1, **options: Any) -> bytes:
    """A JPEG with EXIF, GPS, XMP, a comment and bytes behind its end."""
    told = {"exif": telling_exif(orientation), "comment": "COMMENT-SECRET", "xmp": b"XMP-SECRET"}
    return jpeg(**{**told, **options}) + b"TRAILING-SECRET"


def broken_png() -> bytes:
    """A PNG with all its chunks, of which the one with the pixels is nonsense."""
    header = png(20, 20).partition(b"IDAT")[0][:-4]
    return header + png_chunk(b"IDAT", b"nonsense") + png_chunk(b"IEND", b"")


def svg() -> bytes:
    """A vector picture, which is not taken."""
    return b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


def png_chunk(name: bytes, body: bytes) -> bytes:
    """One chunk of a PNG file."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _png(
    width: int, height: int, *, bits: int, colour: int, rows: bytes, before: bytes = b""
) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", header)
        + before
        + png_chunk(b"IDAT", zlib.compress(rows, 9))
        + png_chunk(b"IEND", b"")
    )
