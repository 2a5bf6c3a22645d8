"""People take their data along: a job makes the ZIP, and it can be fetched for a week."""

import errno
import logging
import shutil
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from pictria.core.public_ids import new_storage_token
from pictria.core.rate_limits import count_against
from pictria.decoding import workspace
from pictria.portability.claims import MOST_TRIES, Pulse, Taken, claim, fail, report
from pictria.portability.models import Download, Job
from pictria.portability.services.archive import bytes_of, pictures_of, write_archive
from pictria.portability.services.removal import TAKEOUTS
from pictria.portability.services.sending import send
from pictria.portability.services.sweeping import each
from pictria.storage import STORAGE_ERRORS, media
from posts.services.discarding import discard

logger = logging.getLogger(__name__)
KEPT_FOR = timedelta(days=7)
A_DAY = 24 * 3600
DOWNLOADS_A_DAY = 10
# So much of the disk is left to the rest of the site.
ROOM_FOR_OTHERS = 512 << 20
FAILED = "Something went wrong on our side while your data was put together. Please try again."
NO_ROOM = "There is no room for your data on the server just now. Please try again later."


class NoRoom(Exception):
    """The disk is too full for the ZIP."""


def ask_for_download(*, person: User) -> Download:
    """Starts to put a person's data together, or gives the one that is being made.

    Raises TooOften with a sentence for the person.
    """
    unfinished = Download.objects.filter(person=person).exclude(state__in=("ready", "failed"))
    if job := unfinished.first():
        return job
    count_against(
        DOWNLOADS_A_DAY,
        action="takeout",
        who=person.pk,
        seconds=A_DAY,
        sentence="Your data was put together very often today. Please try again tomorrow.",
    )
    try:
        with transaction.atomic():
            Download.objects.filter(person=person, state=Job.State.FAILED).delete()
            job = Download.objects.create(person=person)
            send(job)
            return job
    except IntegrityError:
        return Download.objects.filter(person=person).latest("created_at")


def make_download(job_id: int) -> None:
    """Makes the ZIP. A job that is over, or in other hands, is left alone."""
    try:
        job = claim(Download, job_id)
        if job.tries > MOST_TRIES:
            _give_up(job, FAILED)
        else:
            _make(job)
    except Taken:
        return


def _make(job: Download) -> None:
    discard([job.key])  # of a worker that died over it
    report(job, total=pictures_of(job.person), done=0, key="")
    try:
        _write_and_store(job, Pulse(job))
        report(job, state=Job.State.READY, expires_at=timezone.now() + KEPT_FOR, done=job.total)
    except NoRoom:
        _give_up(job, NO_ROOM)
    except STORAGE_ERRORS as error:
        logger.exception("the data of a person could not be put together")
        _give_up(job, NO_ROOM if getattr(error, "errno", None) == errno.ENOSPC else FAILED)
    except Taken:
        discard([job.key])
        raise
    else:
        _forget_older(job)


def _write_and_store(job: Download, pulse: Pulse) -> None:
    with workspace() as folder:
        _require_room(folder, bytes_of(job.person))
        archive = folder / "data.zip"
        write_archive(job.person, archive, progress=lambda number: pulse.beat(done=number))
        _store(job, archive, pulse)


def _require_room(folder: Path, needed: int) -> None:
    if shutil.disk_usage(folder).free < needed + ROOM_FOR_OTHERS:
        logger.error("the disk is too full for a ZIP of %d MB", needed >> 20)
        raise NoRoom


def _store(job: Download, archive: Path, pulse: Pulse) -> None:
    """The row first: whatever happens next, it knows what to remove."""
    report(job, key=f"{TAKEOUTS}{new_storage_token()}.zip", size=archive.stat().st_size)
    media.put(job.key, archive, "application/zip", progress=lambda _: pulse.beat())


def _give_up(job: Download, sentence: str) -> None:
    """What was stored of it goes at once."""
    discard([job.key])
    fail(job, sentence)


def _forget_older(job: Download) -> None:
    """A newer one stands for all that were before."""
    for older in Download.objects.filter(person=job.person, pk__lt=job.pk):
        older.delete()


def remove_expired() -> int:
    """Removes what was not to be kept any longer. Gives how many ZIPs went."""
    expired = Download.objects.filter(expires_at__lt=timezone.now())
    return each(expired.order_by("expires_at")[:500], Download.delete)


def file_name(job: Download) -> str:
    made = timezone.localtime(job.updated_at)
    return f"{settings.SITE_NAME.lower()}-{job.person.username}-{made:%Y-%m-%d}.zip"
