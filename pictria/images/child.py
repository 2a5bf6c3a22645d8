"""The child process: `python -m pictria.images.child REQUEST`, one task, one line of JSON.

REQUEST is a JSON object: task, source, out, parent, memory, cpu_seconds, file_bytes. The answer is
one of {"done": …}, {"refused": reason}, {"failed": text}.
"""

import json
import sys
from pathlib import Path
from typing import Any

from pictria.images.confine import confine, die_with
from pictria.images.errors import Refused


def main(argument: str) -> None:
    """Confine this process, then do what the argument asks."""
    request = json.loads(argument)
    die_with(request.pop("parent"))
    limits = {name: request.pop(name) for name in ("memory", "cpu_seconds", "file_bytes")}
    confine(**limits)
    sys.stdout.write(json.dumps(answer(**request)) + "\n")


def answer(task: str, source: str, out: str) -> dict[str, Any]:
    """Do the task and give what to print, whatever happens."""
    # Imported here: decoders must not be loaded before the limits are set.
    from pictria.images.work import TASKS

    try:
        return {"done": TASKS[task](Path(source), Path(out))}
    except Refused as refusal:
        return {"refused": refusal.reason}
    except MemoryError:
        return {"refused": "too_hard"}
    except Exception as error:  # also a bug of ours shall be reported
        return {"failed": f"{type(error).__name__}: {error}"}


if __name__ == "__main__":
    main(sys.argv[1])
