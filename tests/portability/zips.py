"""ZIPs as people bring them, and reading those that they take along."""

import io
import json
import zipfile
from typing import Any, cast
from urllib.request import urlopen

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from pictria.portability.models import Download, Import
from pictria.portability.views.data import signed_address
from tests.support.people import SignedIn


def zipped(files: dict[str, bytes], packed: int = zipfile.ZIP_STORED) -> bytes:
    """A ZIP of these files."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", packed) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return content.getvalue()


def bring(person: SignedIn, content: bytes, visibility: str = "private") -> HttpResponse:
    """Brings a ZIP as a browser without scripts does, and gives the answer."""
    file = SimpleUploadedFile("brought.zip", content)
    form = {"archive": file, "visibility": visibility}
    return cast(HttpResponse, person.post("/settings/data/bring/", form))


def results(person: SignedIn) -> list[tuple[str, str]]:
    """The name and the result of each entry of the person's newest ZIP."""
    job = Import.objects.filter(person=person.user).latest("created_at")
    return list(job.entries.values_list("name", "result"))


def take_along(person: SignedIn) -> zipfile.ZipFile:
    """Has a person's data put together, and fetches it."""
    person.post("/settings/data/download/")
    return fetched(person)


def fetched(person: SignedIn) -> zipfile.ZipFile:
    """The newest ZIP of a person's data."""
    answer = person.get(signed_address(Download.objects.filter(person=person.user).latest("pk")))
    return zipfile.ZipFile(io.BytesIO(_body(answer)))


def taken_along(person: SignedIn) -> bytes:
    """The ZIP of a person's data, as it is downloaded."""
    archive = take_along(person)
    assert archive.fp
    archive.fp.seek(0)
    return archive.fp.read()


def _body(answer: Any) -> bytes:
    if answer.status_code == 302:
        with urlopen(answer.headers["Location"]) as stored:
            return bytes(stored.read())
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def data(archive: zipfile.ZipFile, section: str) -> Any:
    return json.loads(archive.read(f"data/{section}.json"))
