"""Windows that shine: whatever is bright spills a little light around it."""

from PIL import Image, ImageChops, ImageFilter

from pictria.demo.canvas import Canvas


def lit(canvas: Canvas) -> Image.Image:
    """The finished picture, its lights blooming."""
    picture = canvas.finished()
    bright = picture.point([max(0, (level - 150) * 2) for level in range(256)] * 3)
    small = bright.reduce(4).filter(ImageFilter.GaussianBlur(3))
    bloom = small.resize(picture.size, Image.Resampling.BICUBIC)
    return Image.blend(picture, ImageChops.screen(picture, bloom), 0.6)
