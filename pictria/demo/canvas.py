"""A canvas drawn larger than life and shrunk at the end, which is what makes edges smooth."""

from collections.abc import Iterable, Sequence

from PIL import Image, ImageDraw

from pictria.demo.colour import Colour

Size = tuple[int, int]
Point = tuple[float, float]
Fill = Colour | tuple[int, int, int, int] | int


class Canvas:
    """A sheet measured in the finished picture's pixels."""

    def __init__(self, ground: Image.Image | Fill, size: Size, scale: int = 2) -> None:
        self.size = size
        self.scale = scale
        self.image = self._prepared(ground)
        mode = "RGBA" if self.image.mode == "RGB" else None
        self.pen = ImageDraw.Draw(self.image, mode)

    @property
    def width(self) -> int:
        return self.size[0]

    @property
    def height(self) -> int:
        return self.size[1]

    def polygon(self, points: Iterable[Point], fill: Fill) -> None:
        """Fill the shape the points go round."""
        self.pen.polygon(self._enlarged(points), fill=fill)

    def line(self, points: Iterable[Point], fill: Fill, width: float = 1) -> None:
        """Draw a stroke through the points."""
        thick = max(1, round(width * self.scale))
        joint = "curve" if thick > 3 else None
        self.pen.line(self._enlarged(points), fill=fill, width=thick, joint=joint)

    def rounded_line(self, points: Sequence[Point], fill: Fill, width: float) -> None:
        """Draw an opaque stroke with round ends and round bends."""
        self.line(points, fill, width)
        bends = points if width > 6 else (points[0], points[-1])
        for point in bends:
            self.disc(point, width / 2, fill)

    def disc(self, centre: Point, radius: float, fill: Fill) -> None:
        """Fill a circle."""
        self.ellipse(centre, radius, radius, fill)

    def ellipse(self, centre: Point, rx: float, ry: float, fill: Fill) -> None:
        """Fill an upright ellipse."""
        self.pen.ellipse(self._box(centre, rx, ry), fill=fill)

    def ring(self, centre: Point, radius: float, fill: Fill, width: float = 1) -> None:
        """Draw a circle's outline."""
        thick = max(1, round(width * self.scale))
        self.pen.ellipse(self._box(centre, radius, radius), outline=fill, width=thick)

    def sector(self, centre: Point, radius: float, turn: Point, fill: Fill) -> None:
        """Fill a slice of a circle between two angles in degrees."""
        self.pen.pieslice(self._box(centre, radius, radius), turn[0], turn[1], fill=fill)

    def rectangle(self, corner: Point, opposite: Point, fill: Fill, radius: float = 0) -> None:
        """Fill an upright rectangle, its corners rounded if wanted."""
        (x0, y0), (x1, y1) = self._enlarged((corner, opposite))
        self.pen.rounded_rectangle((x0, y0, x1, y1), radius * self.scale, fill=fill)

    def lay(self, ink: Image.Image | Colour, mask: "Canvas | Image.Image") -> None:
        """Lay an ink, or another picture, through a mask of this canvas's size."""
        through = mask.image if isinstance(mask, Canvas) else mask
        if isinstance(ink, Image.Image):
            self.image.paste(ink, (0, 0), through)
        else:
            self.image.paste(ink, (0, 0, *self.image.size), through)

    def mask(self) -> "Canvas":
        """An empty mask as large as this canvas."""
        return Canvas(0, self.size, self.scale)

    def replace(self, image: Image.Image) -> None:
        """Go on with another picture of the same size."""
        self.image.paste(image)

    def finished(self) -> Image.Image:
        """The picture at its own size."""
        return self.image.resize(self.size, Image.Resampling.LANCZOS)

    def _prepared(self, ground: Image.Image | Fill) -> Image.Image:
        large = (self.size[0] * self.scale, self.size[1] * self.scale)
        if isinstance(ground, Image.Image):
            return ground.resize(large, Image.Resampling.BICUBIC)
        if isinstance(ground, int):
            return Image.new("L", large, ground)
        return Image.new("RGB" if len(ground) == 3 else "RGBA", large, ground)

    def _enlarged(self, points: Iterable[Point]) -> list[Point]:
        return [(x * self.scale, y * self.scale) for x, y in points]

    def _box(self, centre: Point, rx: float, ry: float) -> tuple[float, float, float, float]:
        (x, y), k = centre, self.scale
        return (x - rx) * k, (y - ry) * k, (x + rx) * k, (y + ry) * k
