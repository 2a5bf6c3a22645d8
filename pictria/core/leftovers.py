"""What a process that was killed has left lying in a folder of ours."""

import shutil
import time
from contextlib import suppress
from pathlib import Path

A_DAY = 24 * 3600


def remove_older_than_a_day(folder: Path, pattern: str = "*") -> int:
    """Removes what lies in `folder`, files and folders alike, for more than a day. Gives how many.

    Nobody works on anything for so long, so it is nobody's.
    """
    forgotten = [path for path in folder.glob(pattern) if _is_older_than_a_day(path)]
    for path in forgotten:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return len(forgotten)


def _is_older_than_a_day(path: Path) -> bool:
    with suppress(FileNotFoundError):
        return path.lstat().st_mtime < time.time() - A_DAY
    return False
