"""Where the bundled Valkey keeps its socket and its data."""

import os
from pathlib import Path

import pytest

from pictria.runner.errors import CannotStart
from pictria.runner.valkey import LONGEST_SOCKET_PATH, configuration, socket_path
from pictria.runner.valkey_server import valkey_command


def test_the_socket_is_beside_the_data() -> None:
    assert socket_path(Path("/srv/pictria/var")) == Path("/srv/pictria/var/valkey/valkey.sock")


@pytest.mark.parametrize("letter", ["x", "ü"])
def test_too_long_a_path_gives_way_to_a_short_one(letter: str) -> None:
    deep, other = (Path("/srv") / (letter * 90) / name for name in ("var", "other"))
    assert len(os.fsencode(socket_path(deep))) <= LONGEST_SOCKET_PATH
    assert socket_path(deep) == socket_path(deep)
    assert socket_path(deep) != socket_path(other)


def test_a_long_temporary_folder_is_no_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: f"/tmp/{'x' * 90}")
    assert socket_path(Path("/srv") / ("x" * 90)).parent.parent == Path("/tmp")


def test_a_folder_name_may_hold_anything() -> None:
    assert r'dir "/srv/my \"own\" pictures/var/valkey"' in configuration(
        Path('/srv/my "own" pictures/var')
    )


def test_folders_are_made_private(tmp_path: Path) -> None:
    (tmp_path / "valkey").mkdir(mode=0o755)
    valkey_command(tmp_path)
    assert (tmp_path / "valkey").stat().st_mode & 0o777 == 0o700


def test_somebody_elses_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "valkey").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CannotStart, match="is not a folder of yours"):
        valkey_command(tmp_path)
