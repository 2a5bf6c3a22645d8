"""What a process that touches hostile bytes gets to see of ours."""

from collections.abc import Mapping
from pathlib import Path

import pictria

PASSED_ON = ("PATH", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV", "LD_LIBRARY_PATH")


def child_environment(ours: Mapping[str, str]) -> dict[str, str]:
    """Give the few variables a child needs; keys and passwords of ours are not among them."""
    kept = {name: ours[name] for name in PASSED_ON if name in ours}
    # Each further malloc arena would reserve 64 MB of the address space.
    return {**kept, "PYTHONPATH": _import_root(), "MALLOC_ARENA_MAX": "1"}


def _import_root() -> str:
    return str(Path(pictria.__path__[0]).absolute().parent)
