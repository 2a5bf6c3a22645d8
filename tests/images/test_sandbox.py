"""The child process may die in any way, and takes nothing of ours along."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from pictria.images.confine import die_with
from pictria.images.environment import child_environment
from pictria.images.errors import Failed, Refused
from pictria.images.limits import MIB
from pictria.images.made import MadeFile, MadeFileJSON
from pictria.images.pipeline import Sandbox, inspect_upload, make_files
from pictria.images.sandbox import Died
from tests.images.conftest import Write
from tests.support import pictures

PROBES = {
    "allocate": "x = bytearray(3 * 1024**3); print('got it')",
    "spin": "while True: pass",
    "sleep": "import time; time.sleep(60)",
    "kill": "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
    "crash": "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
    "leave": "import sys; sys.exit(3)",
    "babble": "print('no JSON')",
    "silence": "pass",
    "environment": "import json, os; print(json.dumps({'done': dict(os.environ)}))",
    "stdin": "import json, sys; print(json.dumps({'done': sys.stdin.read()}))",
    "limits": (
        "import json, resource as r;"
        "print(json.dumps({'done': [r.getrlimit(r.RLIMIT_AS)[0], r.getrlimit(r.RLIMIT_CPU)[0],"
        "r.getrlimit(r.RLIMIT_CORE)[0], r.getrlimit(r.RLIMIT_FSIZE)[0]]}))"
    ),
    "large file": "open('large', 'wb').write(bytes(2 * 1024**2))",
}
Probe = Callable[..., object]


@pytest.fixture
def probe(sandbox: Sandbox, out: Path, monkeypatch: pytest.MonkeyPatch) -> Probe:
    """Run Python lines in place of the child's task, after it confined itself."""
    started = subprocess.Popen

    def run(name: str, **limits: float) -> object:
        lines = (
            "import json, os, sys; from pictria.images.child import confine, die_with\n"
            "request = json.loads(sys.argv[3]); die_with(request['parent'])\n"
            "confine(memory=request['memory'], cpu_seconds=request['cpu_seconds'],"
            " file_bytes=request['file_bytes'])\n"
            "os.chdir(request['out'])\n" + PROBES[name]
        )

        def start(command: list[str], **options: object) -> object:
            return started([sys.executable, "-c", lines, *command[1:]], **options)  # type: ignore[call-overload]

        monkeypatch.setattr(subprocess, "Popen", start)
        return replace(sandbox, **limits).run("inspect", out / "none", out)  # type: ignore[arg-type]

    return run


@pytest.mark.parametrize(
    ("name", "limits"),
    [
        ("allocate", {}),
        ("spin", {"cpu_seconds": 1}),
        ("sleep", {"deadline": 0.5}),
        ("kill", {}),
        ("crash", {}),
        ("leave", {}),
        ("babble", {}),
        ("silence", {}),
        ("large file", {"file_bytes": MIB}),
    ],
)
def test_a_child_that_ends_badly_is_reported(
    name: str, limits: dict[str, float], probe: Probe
) -> None:
    begun = time.monotonic()
    with pytest.raises(Died):
        probe(name, **limits)
    assert time.monotonic() - begun < 50


def test_limits_are_set(probe: Probe) -> None:
    assert probe("limits") == [1024 * MIB, 60, 0, 256 * MIB]


def test_the_child_gets_no_secrets(probe: Probe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "not for children")
    monkeypatch.setenv("DATABASE_URL", "postgres://me:password@host/db")
    environment = probe("environment")
    assert isinstance(environment, dict)
    assert not {"SECRET_KEY", "DATABASE_URL"} & environment.keys()
    assert "password" not in json.dumps(environment)


def test_the_child_gets_no_input(probe: Probe) -> None:
    ours, kept = os.pipe(), os.dup(0)
    os.write(ours[1], b"typed by somebody")
    os.close(ours[1])
    os.dup2(ours[0], 0)
    try:
        assert probe("stdin") == ""
    finally:
        os.dup2(kept, 0)
        os.close(kept)
        os.close(ours[0])


def test_a_child_that_dies_refuses_an_upload_and_fails_a_task(
    write: Write, out: Path, sandbox: Sandbox
) -> None:
    starved = replace(sandbox, memory=4 * MIB)
    with pytest.raises(Refused) as refusal:
        inspect_upload(write(pictures.jpeg()), out=out, sandbox=starved)
    assert refusal.value.reason == "too_hard"
    with pytest.raises(Failed):
        make_files(write(pictures.jpeg()), out=out, sandbox=starved)


def test_too_little_memory_is_a_refusal(write: Write, out: Path, sandbox: Sandbox) -> None:
    tight = replace(sandbox, memory=200 * MIB)
    large = write(pictures.saved(Image.new("RGB", (8000, 6000)), "WEBP", method=0))
    with pytest.raises(Refused) as refusal:
        inspect_upload(large, out=out, sandbox=tight)
    assert refusal.value.reason in ("too_hard", "unreadable")


def test_a_full_disk_is_not_the_pictures_fault(write: Write, sandbox: Sandbox) -> None:
    with pytest.raises(Failed):
        inspect_upload(write(pictures.jpeg()), out=Path("/nonexistent"), sandbox=sandbox)


def test_fifty_two_megapixels_fit(write: Write, out: Path, sandbox: Sandbox) -> None:
    large = Image.new("RGBA", (8160, 6144), (200, 30, 30, 255))
    large.paste((0, 0, 0, 0), (0, 0, 4000, 3000))
    source = write(pictures.saved(large, "WEBP", method=0))
    assert inspect_upload(source, out=out, sandbox=sandbox).width == 8160


@pytest.mark.skipif(sys.platform != "linux", reason="needs PR_SET_PDEATHSIG")
def test_the_child_dies_with_its_parent(tmp_path: Path) -> None:
    lines = (
        "import os, subprocess, sys, time\n"
        "code = 'import os, sys, time; from pictria.images.confine import die_with;'"
        "'die_with(int(sys.argv[1])); print(os.getpid(), flush=True); time.sleep(60)'\n"
        "subprocess.Popen([sys.executable, '-c', code, str(os.getpid())])\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", lines],
        stdout=subprocess.PIPE,
        env=child_environment(os.environ),
    )
    assert parent.stdout
    pid = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 120
    while _is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _is_alive(pid)


def test_an_orphan_does_not_begin() -> None:
    with pytest.raises(SystemExit):
        die_with(parent=os.getpid())


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_a_child_cannot_name_files_elsewhere() -> None:
    told: MadeFileJSON = {"name": "../../etc/passwd", "width": 1, "height": 1}
    assert MadeFile.from_json(Path("/out"), told).path == Path("/out/passwd")
