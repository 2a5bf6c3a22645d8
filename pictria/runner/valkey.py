"""Where the bundled Valkey server is reached, and how it is configured.

Settings import this module, so it knows nothing of Django.
"""

import hashlib
import os
import tempfile
from pathlib import Path

# A unix socket's address holds 104 bytes on macOS and 108 on Linux.
LONGEST_SOCKET_PATH = 99

# Cache entries have lifetimes and may be dropped for room; queues have none and stay.
CONFIGURATION = """\
port 0
unixsocket "{socket}"
unixsocketperm 700
dir "{folder}"
logfile "{folder}/valkey.log"
appendonly yes
appendfsync everysec
aof-load-truncated yes
save ""
maxmemory 256mb
maxmemory-policy volatile-lru
"""


def socket_path(var: Path) -> Path:
    """Where Valkey listens for the site with its data in `var`: there, unless that is too long."""
    beside_data = data_folder(var) / "valkey.sock"
    temporary = (tempfile.gettempdir(), "/tmp")  # noqa: S108  the folder in it is ours alone
    in_temporary = (_private_folder(root, var) for root in temporary)
    candidates = [beside_data, *(folder / "valkey.sock" for folder in in_temporary)]
    return next(path for path in candidates if len(os.fsencode(path)) <= LONGEST_SOCKET_PATH)


def data_folder(var: Path) -> Path:
    return var.absolute() / "valkey"


def configuration(var: Path) -> str:
    return CONFIGURATION.format(
        socket=_quotable(socket_path(var)), folder=_quotable(data_folder(var))
    )


def _private_folder(root: str, var: Path) -> Path:
    var_as_name = hashlib.sha256(os.fsencode(var.absolute())).hexdigest()[:16]
    return Path(root) / f"pictria-{os.getuid()}-{var_as_name}"


def _quotable(path: Path) -> str:
    return str(path).replace("\\", "\\\\").replace('"', '\\"')
