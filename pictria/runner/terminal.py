"""Under `make`, Ctrl-C is for us alone.

GNU make dies of the second Ctrl-C while we are still finishing, and complains at the first. So
we become the terminal's foreground group, as a shell does it for each of its jobs.
"""

import contextlib
import os
import signal
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def keyboard_signals_to_us_alone() -> Iterator[None]:
    """While this lasts, the terminal's signals reach this process and not `make`."""
    if not _under_make_on_a_terminal():
        yield
        return
    terminal, group_of_make = sys.stdin.fileno(), os.getpgrp()
    # From a background group, handing the terminal back would stop us. And nobody could
    # continue us after Ctrl-Z, since the shell knows only the group of make.
    before = {number: signal.signal(number, signal.SIG_IGN) for number in _TERMINAL_STOPS}
    os.setpgid(0, 0)
    os.tcsetpgrp(terminal, os.getpgrp())
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # The terminal may be closed by now.
            os.tcsetpgrp(terminal, group_of_make)
        for number, handler in before.items():
            signal.signal(number, handler)


_TERMINAL_STOPS = (signal.SIGTTOU, signal.SIGTSTP)


def _under_make_on_a_terminal() -> bool:
    if "MAKELEVEL" not in os.environ or os.getpid() == os.getpgrp():
        return False
    try:
        return os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()
    except (OSError, ValueError):
        return False
