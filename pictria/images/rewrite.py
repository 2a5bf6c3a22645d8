"""Rewrite a JPEG without its metadata: same coefficients, so the same pixels.

A process of its own, `python -m pictria.images.rewrite PARENT SOURCE TARGET`: on some damaged files
that every decoder shows, libjpeg's transcoder calls exit().
"""

import os
import subprocess
import sys
from pathlib import Path

import mozjpeg_lossless_optimization as mozjpeg

from pictria.images.confine import die_with
from pictria.images.environment import child_environment


def rewritten(source: Path, target: Path) -> bool:
    """Write the cleaned JPEG to `target` and say whether that worked. Limits are inherited."""
    process = subprocess.run(
        [sys.executable, "-m", __name__, str(os.getpid()), str(source), str(target)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=child_environment(os.environ),
        check=False,
    )
    return process.returncode == 0 and target.is_file()


def main(parent: str, source: str, target: str) -> None:
    """Rewrite one file. Raises ValueError, or ends the process."""
    die_with(int(parent))
    without_markers = mozjpeg.COPY_MARKERS.NONE
    Path(target).write_bytes(mozjpeg.optimize(Path(source).read_bytes(), without_markers))


if __name__ == "__main__":
    main(*sys.argv[1:])
