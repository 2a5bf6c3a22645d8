"""Making the renditions of a 12-megapixel photo: CPU time beside other ways, and memory.

Each measurement is a fresh process (contenders.py); the contenders take turns, A B C A B C, so that
whatever else the machine does meets all of them; figures are ratios of medians.
"""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from PIL import Image, ImageFilter

from bench.figures import Figure

SIZE = (4000, 3000)
ROUNDS = 5
ROOM = 100_000_000
Taken = dict[str, float]


def figures() -> list[Figure]:
    """Give CPU time against pyvips and plain Pillow, and peak memory against 100 MB."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "photo.jpg"
        photo().save(source, quality=90)
        taken = _rounds(source, Path(folder))
    cpu = {name: median(each["cpu"] for each in runs) for name, runs in taken.items()}
    peak = {name: median(each["peak"] for each in runs) for name, runs in taken.items()}
    return [
        Figure("renditions: CPU time / pyvips", cpu["pictria"] / cpu["pyvips"], 1.2),
        Figure("renditions: CPU time / plain Pillow", cpu["pictria"] / cpu["plain_pillow"], 0.4),
        Figure("renditions: memory / 100 MB", (peak["pictria"] - peak["nothing"]) / ROOM, 1.0),
        Figure(
            "with cleaned original: CPU time / renditions", cpu["cleaned_original"] / cpu["pictria"]
        ),
    ]


def photo() -> Image.Image:
    """Draw what costs codecs about as much as a photo: soft shapes, detail and sensor noise."""
    light = Image.radial_gradient("L").resize(SIZE, Image.Resampling.BICUBIC)
    detail = Image.effect_noise((SIZE[0] // 8, SIZE[1] // 8), 80).resize(
        SIZE, Image.Resampling.BICUBIC
    )
    grain = Image.effect_noise(SIZE, 12).filter(ImageFilter.BoxBlur(1))
    surface = Image.blend(Image.blend(light, detail, 0.3), grain, 0.3)
    warm = surface.point(lambda level: min(255, round(level * 1.2)))
    cold = Image.blend(surface, Image.linear_gradient("L").resize(SIZE), 0.3)
    return Image.merge("RGB", (warm, surface, cold))


def _rounds(source: Path, out: Path) -> dict[str, list[Taken]]:
    names = ("pictria", "pyvips", "plain_pillow", "nothing", "cleaned_original")
    taken: dict[str, list[Taken]] = {name: [] for name in names}
    for _ in range(ROUNDS):
        for name in names:
            taken[name].append(_run(name, source, out))
    return taken


def _run(name: str, source: Path, out: Path) -> Taken:
    command = [sys.executable, "-m", "bench.contenders", name, str(source), str(out)]
    printed = subprocess.check_output([*command, *map(str, SIZE)])
    taken: Taken = json.loads(printed)
    return taken
