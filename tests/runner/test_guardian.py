"""What stops the programs when their supervisor was killed."""

import signal
import subprocess
import sys

import psutil

from pictria.runner.guardian import left_behind, stop
from tests.runner.patience import living, until

STUBBORN_CHILD = """
import subprocess, sys, time
child = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"
subprocess.Popen([sys.executable, "-c", child])
print("started", flush=True)
time.sleep(600)
"""


def test_what_ended_is_left_alone_and_the_highest_rank_stops_first() -> None:
    news = ["+ 10 0", "+ 11 1", "+ 12 2", "- 11", "+ 13 1", "- 12", "+ 14 2", "- 10", "+ 15 0"]
    assert left_behind(news) == [14, 13, 15]


def test_half_a_line_is_no_news() -> None:
    assert left_behind(["+ 10 0\n", "+ 11"]) == [10]


def test_the_leader_is_asked_and_the_rest_of_its_group_ended() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", STUBBORN_CHILD], stdout=subprocess.PIPE, start_new_session=True
    ) as leader:
        assert leader.stdout
        leader.stdout.readline()
        family = [psutil.Process(leader.pid), *psutil.Process(leader.pid).children()]
        assert len(family) == 2
        stop(leader.pid)
        assert until(lambda: not living(family))
    assert leader.returncode == -signal.SIGTERM
