"""The page of what people take along and bring, and the ZIP itself."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from pictria.core.rate_limits import TooOften
from pictria.core.requests import signed_in
from pictria.portability.forms import BringForm
from pictria.portability.models import Download, Import, Job
from pictria.portability.services.arriving import LARGEST_ARCHIVE, LARGEST_GIGABYTES, PART
from pictria.portability.services.downloading import KEPT_FOR, ask_for_download, file_name
from posts.views.media import handed_over

SALT = "pictria.portability.download"


@login_required
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    return show(request, BringForm())


def show(
    request: HttpRequest, form: BringForm, status: int = 200, problem: str = ""
) -> HttpResponse:
    context = {
        "form": form,
        "problem": problem,
        "most_bytes": LARGEST_ARCHIVE,
        "most_gigabytes": LARGEST_GIGABYTES,
        "part_bytes": PART,
        "plain_megabytes": settings.LARGEST_REQUEST >> 20,
        **_jobs(request),
    }
    return render(request, "portability/data.html", context, status=status)


@login_required
@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """The two jobs as they are now, for a page that stays open."""
    return render(request, "portability/jobs.html", _jobs(request))


def _jobs(request: HttpRequest) -> dict[str, object]:
    person = signed_in(request)
    download = Download.objects.filter(person=person).order_by("-created_at").first()
    brought = Import.objects.filter(person=person).order_by("-created_at").first()
    return {
        "download": download,
        "brought": brought,
        "address": signed_address(download) if download and download.is_ready else "",
        "is_going_on": any(job and job.is_going_on for job in (download, brought)),
    }


def signed_address(job: Download) -> str:
    """Where its owner fetches a ZIP, as long as it is kept."""
    return reverse("portability:fetch", args=[signing.dumps(job.public_id, salt=SALT)])


@login_required
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    try:
        ask_for_download(person=signed_in(request))
    except TooOften as limit:
        return show(request, BringForm(), 429, problem=str(limit))
    return redirect("portability:data")


@login_required
@require_safe
def fetch(request: HttpRequest, signed: str) -> HttpResponseBase:
    """The ZIP, for its owner alone: whoever else has the address has nothing."""
    try:
        public_id = signing.loads(signed, salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature as error:
        raise Http404 from error
    ready = Download.objects.filter(person=signed_in(request), state=Job.State.READY)
    job = get_object_or_404(ready, public_id=public_id)
    return handed_over(job.key, "application/zip", file_name=file_name(job))
