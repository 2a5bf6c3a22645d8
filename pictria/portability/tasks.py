"""What workers do for people's data.

Acknowledged at once, since they may take longer than the broker waits: the row is the queue of
record, and the sweep follows whoever died.
"""

from celery import shared_task

from pictria.portability.models import Download, Import
from pictria.portability.services import arriving, downloading, taking_in
from pictria.portability.services.sending import send_unattended
from pictria.portability.services.sweeping import each

TWO_HOURS = 2 * 3600
SWEEPS = (
    lambda: send_unattended(Download),
    lambda: send_unattended(Import),
    downloading.remove_expired,
    arriving.forget_abandoned,
    arriving.forget_finished,
)


@shared_task(acks_late=False, time_limit=TWO_HOURS, soft_time_limit=TWO_HOURS - 60)
def make_download(job_id: int) -> None:
    downloading.make_download(job_id)


@shared_task(acks_late=False, time_limit=TWO_HOURS, soft_time_limit=TWO_HOURS - 60)
def take_in(job_id: int) -> None:
    taking_in.take_in(job_id)


@shared_task
def sweep_jobs() -> None:
    each(SWEEPS, lambda sweep: sweep())
