"""A ZIP arrives in parts, so that a broken connection costs one part and not the whole."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import IntegrityError, transaction
from django.db.models import Count, Sum
from django.utils import timezone

from accounts.models import User
from accounts.permissions import refuse_suspended
from pictria.core.public_ids import new_storage_token
from pictria.core.rate_limits import count_against
from pictria.core.uploads import private_file
from pictria.portability.models import Import, Job, Part
from pictria.portability.services.removal import PARTS
from pictria.portability.services.sending import send
from pictria.portability.services.sweeping import each
from pictria.storage import media
from posts.services.discarding import discard

MIB = 1 << 20
PART = 8 * MIB
LARGEST_GIGABYTES = 16
LARGEST_ARCHIVE = LARGEST_GIGABYTES * 1024 * MIB
ZIPS_AN_HOUR = 20
A_RUN = 100
ABANDONED_AFTER = timedelta(days=3)
OVER = "This ZIP has arrived already, or was stopped."


class Unwelcome(ValueError):
    """What was sent cannot be taken; its text is a sentence for the person."""


@dataclass(frozen=True)
class Announced:
    """A file as the browser describes it before it sends it."""

    name: str
    size: int
    fingerprint: str
    visibility: str


def begin(*, person: User, file: Announced) -> Import:
    """Makes room for a ZIP, or goes on with the same one where it stopped.

    Raises Unwelcome or TooOften with a sentence, and PermissionDenied for a paused account.
    """
    refuse_suspended(person)
    if not 0 < file.size <= LARGEST_ARCHIVE:
        raise Unwelcome(f"A ZIP can have up to {LARGEST_GIGABYTES} GB.")
    running = Import.objects.filter(person=person).exclude(state__in=("ready", "failed"))
    if job := running.first():
        return _going_on(job, file)
    count_against(
        ZIPS_AN_HOUR,
        action="bring",
        who=person.pk,
        seconds=3600,
        sentence="You have brought very many ZIPs. Please go on in an hour.",
    )
    try:
        with transaction.atomic():
            return Import.objects.create(
                person=person,
                state=Job.State.ARRIVING,
                file_name=file.name[:200],
                fingerprint=file.fingerprint[:200],
                size=file.size,
                visibility=file.visibility,
            )
    except IntegrityError:
        # Another window was first.
        if job := running.first():
            return _going_on(job, file)
        raise


def _going_on(job: Import, file: Announced) -> Import:
    same = job.fingerprint == file.fingerprint[:200] and job.size == file.size
    if job.state == Job.State.ARRIVING and same:
        return job
    raise Unwelcome("Another ZIP is on its way already. Wait for it, or stop it first.")


def parts_of(size: int) -> int:
    """In how many parts so many bytes arrive."""
    return -(-size // PART)


def receive_part(*, job: Import, number: int, file: TemporaryUploadedFile) -> None:
    """Stores one part; one that is there already changes nothing.

    Raises Unwelcome for a part that is none, and what the storage raises.
    """
    if job.state != Job.State.ARRIVING:
        raise Unwelcome(OVER)
    if not 0 <= number < parts_of(job.size) or file.size != _part_size(job, number):
        raise Unwelcome("This is not a part of the ZIP that was announced.")
    _receive(job, number, Path(file.temporary_file_path()), _part_size(job, number))


def _receive(job: Import, number: int, piece: Path, size: int) -> None:
    part = _place_for(job, number)
    if part.size:
        return
    media.put(part.key, piece, "application/octet-stream")
    if not Part.objects.filter(pk=part.pk).update(size=size):
        # The person stopped it meanwhile.
        discard([part.key])
    Import.objects.filter(pk=job.pk).update(updated_at=timezone.now())


@transaction.atomic
def _place_for(job: Import, number: int) -> Part:
    """The row first, without a size: whatever happens next, it knows what to remove."""
    arriving = Import.objects.select_for_update().filter(pk=job.pk, state=Job.State.ARRIVING)
    if not arriving.exists():
        raise Unwelcome(OVER)
    key = f"{PARTS}{new_storage_token()}"
    part, _ = Part.objects.get_or_create(job=job, number=number, defaults={"key": key, "size": 0})
    return part


def receive_whole(*, job: Import, file: TemporaryUploadedFile) -> None:
    """Stores a ZIP that came in one piece as its parts. Raises as `receive_part`."""
    for number in range(parts_of(job.size)):
        with private_file() as piece:
            piece.write(file.read(PART))
            piece.flush()
            _receive(job, number, Path(piece.name), _part_size(job, number))


def _part_size(job: Import, number: int) -> int:
    return min(PART, job.size - number * PART)


def arrived_parts(job: Import) -> list[int]:
    """The numbers of the parts that are here."""
    return list(job.parts.filter(size__gt=0).values_list("number", flat=True))


def finish(*, job: Import) -> None:
    """All parts are here, and a worker begins. Once is enough. Raises Unwelcome."""
    with transaction.atomic():
        job = Import.objects.select_for_update().get(pk=job.pk)
        if job.state != Job.State.ARRIVING:
            return
        here = job.parts.aggregate(bytes=Sum("size"))["bytes"] or 0
        if here != job.size:
            raise Unwelcome("Parts of the ZIP are still missing. Please send it again.")
        job.state = Job.State.WAITING
        job.save(update_fields=["state", "updated_at"])
        send(job)


def counts_of(job: Import) -> dict[str, int]:
    """How many entries came to which result."""
    counted = job.entries.order_by().values("result").annotate(number=Count("pk"))
    return {row["result"]: row["number"] for row in counted}


def stop(*, job: Import) -> None:
    """Ends a job. What was posted stays; what arrived goes."""
    with transaction.atomic():
        unfinished = Import.objects.filter(pk=job.pk).exclude(state__in=("ready", "failed"))
        unfinished.update(state=Job.State.FAILED, problem="You stopped this.")
        forget_parts(job)


def forget_parts(job: Import) -> None:
    for part in job.parts.all():
        part.delete()


def forget_abandoned() -> int:
    """Removes ZIPs that stopped arriving three days ago. Gives how many."""
    limit = timezone.now() - ABANDONED_AFTER
    abandoned = Import.objects.filter(state=Job.State.ARRIVING, updated_at__lt=limit)
    return each(abandoned.order_by("updated_at")[:A_RUN], Import.delete)


def forget_finished() -> int:
    """Removes parts that a worker left which died directly after its work. Gives of how many."""
    over = Import.objects.filter(state__in=("ready", "failed"), parts__isnull=False)
    return each(over.distinct()[:A_RUN], forget_parts)
