"""Bringing a ZIP: in parts with a script, or whole without one."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.permissions import may_write
from pictria.core.pagination import oldest_first
from pictria.core.rate_limits import TooOften
from pictria.core.requests import signed_in
from pictria.portability.forms import AnnouncedForm, BringForm
from pictria.portability.models import Import
from pictria.portability.services import arriving
from pictria.portability.services.arriving import Announced, Unwelcome
from pictria.portability.views.data import show
from pictria.storage import STORAGE_ERRORS

NOT_NOW = "The ZIP could not be kept just now. Please try again in a moment."
LINES_A_PAGE = 100
CHOOSE = "Choose a ZIP first."


@may_write
@require_POST
def bring(request: HttpRequest) -> HttpResponse:
    """A ZIP that comes whole with the form; larger ones need the page's script."""
    form, file = BringForm(request.POST, request.FILES), request.FILES.get("archive")
    if not form.is_valid():
        return show(request, form, 422)
    if not isinstance(file, TemporaryUploadedFile):
        form.add_error("archive", CHOOSE)
        return show(request, form, 422)
    try:
        return redirect("portability:report", _taken_whole(request, form, file).public_id)
    except (Unwelcome, TooOften) as refusal:
        form.add_error("archive", str(refusal))
        return show(request, form, 422)
    except STORAGE_ERRORS:
        form.add_error("archive", NOT_NOW)
        return show(request, form, 503)


def _taken_whole(request: HttpRequest, form: BringForm, file: TemporaryUploadedFile) -> Import:
    size = file.size or 0
    announced = Announced(
        name=file.name or "", size=size, fingerprint="", visibility=form.cleaned_data["visibility"]
    )
    job = arriving.begin(person=signed_in(request), file=announced)
    arriving.receive_whole(job=job, file=file)
    arriving.finish(job=job)
    return job


@may_write
@require_POST
def begin(request: HttpRequest) -> JsonResponse:
    """Which parts of the announced file are here already, and where the others go."""
    form = AnnouncedForm(request.POST)
    if not form.is_valid():
        return _sorry("This file cannot be sent. Please choose it again.")
    try:
        job = arriving.begin(person=signed_in(request), file=Announced(**form.cleaned_data))
    except (Unwelcome, TooOften) as refusal:
        return _sorry(str(refusal))
    return JsonResponse({"id": job.public_id, "arrived": arriving.arrived_parts(job)})


@may_write
@require_POST
def part(request: HttpRequest, public_id: str, number: int) -> JsonResponse:
    job, file = _own(request, public_id), request.FILES.get("part")
    if not isinstance(file, TemporaryUploadedFile):
        return _sorry("This part is empty.", 400)
    return _answer(lambda: arriving.receive_part(job=job, number=number, file=file))


@may_write
@require_POST
def finish(request: HttpRequest, public_id: str) -> JsonResponse:
    job = _own(request, public_id)
    return _answer(lambda: arriving.finish(job=job))


@login_required
@require_POST
def stop(request: HttpRequest, public_id: str) -> HttpResponse:
    arriving.stop(job=_own(request, public_id))
    return redirect("portability:data")


@login_required
@require_safe
def report(request: HttpRequest, public_id: str) -> HttpResponse:
    """What became of each file."""
    job, after = _own(request, public_id), request.GET.get("after")
    entries = job.entries.select_related("post", "board__owner")
    page = oldest_first(entries, after=after, size=LINES_A_PAGE, moment="created_at")
    context = {"job": job, "page": page, "counts": arriving.counts_of(job)}
    return render(request, "portability/report.html", context)


def _own(request: HttpRequest, public_id: str) -> Import:
    return get_object_or_404(Import, person=signed_in(request), public_id=public_id)


def _answer(act: Callable[[], None]) -> JsonResponse:
    try:
        act()
    except Unwelcome as refusal:
        return _sorry(str(refusal))
    except STORAGE_ERRORS:
        return _sorry(NOT_NOW, 503)
    return JsonResponse({})


def _sorry(sentence: str, status: int = 422) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=status)
