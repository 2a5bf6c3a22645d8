"""What people send: how much of it is taken, from whom, and where it lies meanwhile."""

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest, HttpResponseBase

from pictria.core.errors import too_large
from pictria.core.middleware import Answer


class RefuseLargeRequests:
    """What is larger than any picture may be is not read at all."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if _announced_bytes(request) > settings.LARGEST_REQUEST:
            return too_large(request)
        return self.answer(request)


def _announced_bytes(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or ""
    return int(length) if length.isdecimal() and len(length) < 20 else 0


class FileOnDisk(TemporaryUploadedFile):
    """A file that lies in a private folder of ours, under a name without any of the sender's."""

    def __init__(
        self,
        name: str | None,
        content_type: str | None,
        charset: str | None,
        content_type_extra: dict[str, Any] | None,
    ) -> None:
        file = private_file()
        UploadedFile.__init__(self, file, name, content_type, 0, charset, content_type_extra)


class FilesOfMembers(TemporaryFileUploadHandler):
    """Streams files to the disk, but only of people who are signed in, and only so much."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._received = 0

    def new_file(self, *args: Any, **options: Any) -> None:
        if not _is_signed_in(self.request):
            raise SkipFile
        # The parent's own would make Django's file; the grandparent only remembers the names.
        super(TemporaryFileUploadHandler, self).new_file(*args, **options)
        self.file = FileOnDisk(
            self.file_name, self.content_type, self.charset, self.content_type_extra
        )

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._received += len(raw_data)
        if self._received > settings.LARGEST_REQUEST:
            self.file.close()
            raise RequestDataTooBig("More was sent than any picture may have.")
        super().receive_data_chunk(raw_data, start)


def private_folder() -> Path:
    """Where files lie while they arrive."""
    folder = Path(settings.UPLOADS)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def private_file() -> Any:
    """A file there, without a name that tells anything, which goes when it is closed."""
    return tempfile.NamedTemporaryFile(dir=private_folder())


def _is_signed_in(request: HttpRequest | None) -> bool:
    """CSRF is what reads a form first, and by then every middleware has seen the request."""
    user = getattr(request, "user", None)
    return bool(user and user.is_authenticated)
