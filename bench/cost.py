"""What something costs: CPU time of this process and of its PostgreSQL backend together.

All that is measured is warm, so CPU time is time, but for what else the machine does. The server
must run on this machine.
"""

import time
from collections.abc import Callable

import psutil


def cost(times: int, act: Callable[[], object]) -> float:
    """CPU seconds of one act, of so many; the kernel counts hundredths for other processes."""
    act()
    began = _cpu_seconds()
    for _ in range(times):
        act()
    return (_cpu_seconds() - began) / times


def _cpu_seconds() -> float:
    from django.db import connection

    backend = psutil.Process(connection.connection.info.backend_pid).cpu_times()
    return float(time.process_time() + backend.user + backend.system)
