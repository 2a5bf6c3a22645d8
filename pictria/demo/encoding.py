"""Pieces as image files."""

from io import BytesIO

from PIL import Image

from pictria.demo.piece import Piece

SUFFIXES = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif"}
FRAME_MILLISECONDS = 60
SHADES = 64


def encode(piece: Piece) -> tuple[bytes, str]:
    """Draw a piece; give the bytes of its file, and the file's name."""
    file = BytesIO()
    if piece.frames:
        _write_loop(file, piece.frames())
    elif piece.form == "PNG":
        piece.draw().save(file, "PNG", optimize=True)
    elif piece.form == "WEBP":
        piece.draw().save(file, "WEBP", quality=90)
    else:
        piece.draw().save(file, "JPEG", quality=90, subsampling=0, progressive=True)
    return file.getvalue(), f"{piece.slug}.{SUFFIXES[piece.form]}"


def _write_loop(file: BytesIO, frames: list[Image.Image]) -> None:
    first = frames[0].quantize(SHADES, dither=Image.Dither.NONE)
    indexed = [frame.quantize(palette=first, dither=Image.Dither.NONE) for frame in frames]
    indexed[0].save(
        file,
        "GIF",
        save_all=True,
        append_images=indexed[1:],
        duration=FRAME_MILLISECONDS,
        loop=0,
    )
