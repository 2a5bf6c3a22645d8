"""One worker at a time does a job; one that died is followed by another."""

import time
from datetime import timedelta
from typing import TypeVar

from django.db.models import F, Q
from django.utils import timezone

from pictria.core.public_ids import new_public_id
from pictria.portability.models import Job

J = TypeVar("J", bound=Job)
# Whoever works says so every few seconds; only looking at a difficult picture takes minutes.
PRESUMED_DEAD_AFTER = timedelta(minutes=15)
SAYS_SO_EVERY = 2
# So many workers may end over the same piece of work; then it is given up.
MOST_TRIES = 3


class Taken(Exception):
    """The job is over, is gone, or somebody else's now."""


def unattended() -> Q:
    """Jobs that wait, and those whose worker was not heard of for long."""
    silent = Q(seen_alive_at__lt=timezone.now() - PRESUMED_DEAD_AFTER)
    return Q(state=Job.State.WAITING) | (Q(state=Job.State.WORKING) & silent)


def claim(kind: type[J], job_id: int) -> J:
    """The job, which is the caller's now. Raises Taken."""
    name = new_public_id()
    free = kind._default_manager.filter(unattended(), pk=job_id)
    mine = {"state": Job.State.WORKING, "claim": name, "seen_alive_at": timezone.now()}
    if not free.update(**mine, tries=F("tries") + 1):
        raise Taken
    job = kind._default_manager.select_related("person").filter(pk=job_id, claim=name).first()
    if job is None:
        raise Taken
    return job


def report(job: Job, **facts: object) -> None:
    """Writes how far the job is, and that its worker is alive. Raises Taken."""
    mine = type(job)._default_manager.filter(pk=job.pk, claim=job.claim, state=Job.State.WORKING)
    if not mine.update(**facts, seen_alive_at=timezone.now(), updated_at=timezone.now()):
        raise Taken
    for name, value in facts.items():
        setattr(job, name, value)


class Pulse:
    """Says every few seconds how far a job is and that its worker is alive, however often asked."""

    def __init__(self, job: Job) -> None:
        self._job, self._next = job, 0.0

    def beat(self, **facts: object) -> None:
        """Raises Taken."""
        if time.monotonic() >= self._next:
            report(self._job, **facts)
            self._next = time.monotonic() + SAYS_SO_EVERY


def lay_down(job: Job) -> None:
    """Lets go of a job that is not finished, for whoever comes next. Raises Taken.

    That a better moment has to be waited for is not the job's fault, so it does not count.
    """
    report(job, state=Job.State.WAITING, tries=0)


def fail(job: Job, sentence: str) -> None:
    """Ends the job with a sentence for the person. Raises Taken."""
    report(job, state=Job.State.FAILED, problem=sentence)
