"""What a ZIP holds becomes a person's own, one entry after the other.

A run of the task works for a minute and lets others have their turn. Each entry has a row that
says what became of it, so whoever comes next goes on where the last one stopped, and posts nothing
twice.
"""

import logging
import time
from pathlib import Path
from typing import IO

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.permissions import refuse_suspended
from pictria.decoding import workspace
from pictria.images.pipeline import Busy
from pictria.portability.claims import (
    MOST_TRIES,
    Pulse,
    Taken,
    claim,
    fail,
    lay_down,
    report,
)
from pictria.portability.models import Entry, Import, Job
from pictria.portability.services import contents
from pictria.portability.services.arriving import Unwelcome, forget_parts
from pictria.portability.services.entries import bring
from pictria.portability.services.joined import PartAway, PartLost, joined
from pictria.portability.services.posting import Outcome, Source
from pictria.portability.services.records import Found
from pictria.portability.services.sending import send
from pictria.storage import STORAGE_ERRORS

logger = logging.getLogger(__name__)
A_TURN = 60
NOT_NOW: tuple[type[Exception], ...] = (Busy, PartAway, *STORAGE_ERRORS)
GIVEN_UP = "This ZIP could not be taken in. Please try a smaller one."
TOO_HARD = "This could not be looked at."


def take_in(job_id: int) -> None:
    """Does one turn of the job. One that is over, or in other hands, is left alone."""
    try:
        _take_turn(claim(Import, job_id))
    except Taken:
        return


def _take_turn(job: Import) -> None:
    try:
        refuse_suspended(job.person)
        with workspace() as folder, joined(job) as file:
            _work(job, file, folder)
    except (Unwelcome, PartLost, PermissionDenied) as refusal:
        _end(job, str(refusal))
    except NOT_NOW as error:
        logger.warning("a ZIP waits for a better moment: %s", type(error).__name__)
        lay_down(job)


def _work(job: Import, file: IO[bytes], folder: Path) -> None:
    _mind_earlier_tries(job)
    with contents.open_archive(file) as archive:
        if not job.is_listed:
            _list_entries(job, contents.found_in(archive))
        source = Source(job, archive, contents.origin_of(archive), folder, Pulse(job).beat)
        if not _take_entries(job, source):
            lay_down(job)
            send(job)
            return
    report(job, state=Job.State.READY, done=job.total)
    forget_parts(job)


def _mind_earlier_tries(job: Import) -> None:
    """What ended several workers is passed over, or it would end them all."""
    if job.tries <= MOST_TRIES:
        return
    if not job.is_listed:
        raise Unwelcome(GIVEN_UP)
    if entry := _next_of(job):
        _note(job, entry, Outcome(Entry.Result.REFUSED, TOO_HARD))


def _take_entries(job: Import, source: Source) -> bool:
    """Gives whether all are done; else the turn is over."""
    until = time.monotonic() + A_TURN
    while entry := _next_of(job):
        if time.monotonic() > until:
            return False
        _note(job, entry, bring(source, entry))
    return True


def _next_of(job: Import) -> Entry | None:
    return job.entries.filter(result=Entry.Result.WAITING).order_by("position").first()


def _list_entries(job: Import, found: list[Found]) -> None:
    with transaction.atomic():
        job.entries.all().delete()
        rows = (
            Entry(job=job, position=number, kind=one.kind, name=one.name, record=one.record)
            for number, one in enumerate(found)
        )
        Entry.objects.bulk_create(rows, batch_size=500)
        report(job, is_listed=True, total=len(found), done=0)


@transaction.atomic
def _note(job: Import, entry: Entry, outcome: Outcome) -> None:
    report(job, done=entry.position + 1, tries=0)
    entry.result, entry.reason = outcome.result, outcome.reason[:300]
    entry.post, entry.board = outcome.post, outcome.board
    entry.save(update_fields=["result", "reason", "post", "board", "updated_at"])


def _end(job: Import, sentence: str) -> None:
    fail(job, sentence)
    forget_parts(job)
