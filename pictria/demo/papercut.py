"""Sheets of coloured paper laid over one another, each casting its shadow on the last."""

from collections.abc import Sequence

from PIL import Image, ImageChops, ImageFilter

from pictria.demo.canvas import Canvas, Size
from pictria.demo.colour import Colour, darker, lighter
from pictria.demo.grain import grained, on_paper
from pictria.demo.light import vertical

SHADE = (18, 10, 30)


class Papercut:
    """A stack of paper, built from the back to the front."""

    def __init__(self, back: Colour | Sequence[Colour], size: Size, seed: int) -> None:
        stops = [back] if isinstance(back[0], int) else list(back)
        self.stack = vertical(size, [tone for tone in stops if isinstance(tone, tuple)])
        self.size = size
        self.seed = seed

    def sheet(self, full: bool = False) -> Canvas:
        """A sheet to cut from: 255 is paper, 0 is cut away."""
        return Canvas(255 if full else 0, self.size)

    def lay(self, cut: Canvas, tone: Colour, lift: int = 10, shade: float = 0.55) -> None:
        """Lay a cut sheet on the stack; the higher its lift, the softer and longer its shadow."""
        paper = cut.finished()
        self._cast(paper, lift, shade)
        self.stack.paste(tone, (0, 0, *self.size), paper)
        edge = ImageChops.subtract(paper, ImageChops.offset(paper, 1, 2))
        rim = edge.point([round(level * 0.55) for level in range(256)])
        self.stack.paste(lighter(tone, 0.45), (0, 0, *self.size), rim)

    def finished(self) -> Image.Image:
        """The whole stack, with the paper's tooth."""
        return on_paper(grained(self.stack, self.seed, 0.05), self.seed, 0.2)

    def _cast(self, paper: Image.Image, lift: int, shade: float) -> None:
        small = paper.reduce(2).filter(ImageFilter.GaussianBlur(lift * 0.45))
        soft = small.resize(self.size, Image.Resampling.BICUBIC)
        shadow = Image.new("L", self.size)
        shadow.paste(soft, (round(lift * 0.35), round(lift * 0.8)))
        faint = shadow.point([round(level * shade) for level in range(256)])
        self.stack.paste(darker(SHADE, 0.2), (0, 0, *self.size), faint)
