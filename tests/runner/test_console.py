"""What the person who runs the site reads."""

import io
from typing import IO, cast

import pytest

from pictria.runner.console import Console
from tests.runner.patience import until


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Closed(io.StringIO):
    def write(self, text: str) -> int:
        raise BrokenPipeError


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_lines_stand_behind_their_program(
    stream: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    _relay(stream, "Grüße\n".encode() + b"\xff\n")
    assert until(lambda: stream.getvalue().count("\n") == 2)
    if stream.isatty():
        assert stream.getvalue() == "\x1b[36mweb    |\x1b[0m Grüße\n\x1b[36mweb    |\x1b[0m �\n"
    else:
        assert stream.getvalue() == "web    | Grüße\nweb    | �\n"


def test_no_color_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    stream = Terminal()
    _relay(stream, b"plain\n")
    assert until(lambda: stream.getvalue() == "web    | plain\n")


def test_a_closed_terminal_stops_nothing() -> None:
    Console(Closed(), ["web"]).say("Stopped.")


def _relay(stream: io.StringIO, output: bytes) -> None:
    Console(stream, ["web", "worker"]).relay("web", cast(IO[bytes], io.BytesIO(output)))
