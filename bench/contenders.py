"""Ways to make all renditions of a photo, each run in a fresh process.

`python -m bench.contenders NAME SOURCE OUT WIDTH HEIGHT` does it and prints as JSON the CPU seconds
it took (user and system, all threads, imports not counted) and the peak of resident memory, bytes.
"""

import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image, WebPImagePlugin

from pictria.images import work
from pictria.images.loading import still
from pictria.images.opening import opened
from pictria.images.renditions import METHOD, QUALITY, save_renditions
from pictria.images.sizes import Size, rendition_sizes

Contender = Callable[[Path, Path, list[Size]], None]
assert WebPImagePlugin.SUPPORTED


def pictria(source: Path, out: Path, sizes: list[Size]) -> None:
    """Ours: decode a JPEG at a fraction of its size, then from large to small."""
    with opened(source) as file:
        save_renditions(still(file, at_least=sizes[-1]), sizes, out)


def pyvips(source: Path, out: Path, sizes: list[Size]) -> None:
    """libvips at its best: shrink on load, then from large to small, pixels kept in memory.

    One thread: CPU time is what is compared, and more of them only add to it.
    """
    import pyvips as vips

    width, height = sizes[-1]
    picture = vips.Image.thumbnail(str(source), width, height=height, size="force")
    for width, height in reversed(sizes):
        if picture.width != width:
            picture = picture.thumbnail_image(width, height=height, size="force")
        picture = picture.copy_memory()
        picture.webpsave(str(out / f"{width}.webp"), Q=QUALITY, effort=METHOD, keep="none")


def plain_pillow(source: Path, out: Path, sizes: list[Size]) -> None:
    """The obvious way: open, resize and save for each size."""
    for size in sizes:
        with Image.open(source) as picture:
            resized = picture.resize(size, Image.Resampling.LANCZOS)
            resized.save(out / f"{size[0]}.webp", quality=QUALITY, method=METHOD)


def nothing(source: Path, out: Path, sizes: list[Size]) -> None:
    """The base for memory: everything imported, nothing opened."""


def cleaned_original(source: Path, out: Path, sizes: list[Size]) -> None:
    """Renditions and the cleaned original, as a task does it."""
    work.make(source, out)


CONTENDERS: dict[str, Contender] = {
    each.__name__: each for each in (pictria, pyvips, plain_pillow, nothing, cleaned_original)
}
STATUS = Path("/proc/self/status")


def main(name: str, source: str, out: str, width: str, height: str) -> None:
    """Run one contender once and print what it took."""
    sizes = rendition_sizes(int(width), int(height))
    if name == "pyvips":
        os.environ["VIPS_CONCURRENCY"] = "1"
        __import__("pyvips")
    before = _cpu_seconds()
    CONTENDERS[name](Path(source), Path(out), sizes)
    print(json.dumps({"cpu": _cpu_seconds() - before, "peak": _peak_memory()}))


def _cpu_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _peak_memory() -> int:
    """Give bytes. Linux starts ru_maxrss with what the parent had before exec, VmHWM afresh."""
    if STATUS.exists():
        [line] = [each for each in STATUS.read_text().splitlines() if each.startswith("VmHWM")]
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main(*sys.argv[1:])
