"""A file that came with a form: the kept picture, or the sentence why not."""

import logging
from dataclasses import dataclass

from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import HttpRequest

from accounts.models import User
from pictria.core.rate_limits import TooOften
from pictria.images.pipeline import Busy, Failed, Refused
from pictria.storage import STORAGE_ERRORS
from posts.forms import ShareForm
from posts.models import Image
from posts.services.uploads import keep_upload

logger = logging.getLogger(__name__)

NOT_NOW = "The picture could not be kept just now. Please try again in a moment."
NOT_THE_FILES_FAULT: tuple[type[Exception], ...] = (Failed, *STORAGE_ERRORS)
NO_FILE = "Choose a picture first."
GONE = "This picture is not here any more. Please choose it again."


@dataclass(frozen=True)
class Arrival:
    """What became of a file, and the status that an answer about nothing else has."""

    image: Image | None = None
    error: str = ""
    status: int = 201


def arrival_of(file: object, *, owner: User) -> Arrival:
    if not isinstance(file, TemporaryUploadedFile):
        return Arrival(error=NO_FILE, status=400)
    try:
        return Arrival(keep_upload(owner=owner, file=file))
    except Refused as refusal:
        return Arrival(error=str(refusal), status=413 if refusal.reason == "too_large" else 422)
    except TooOften as limit:
        return Arrival(error=str(limit), status=429)
    except Busy as busy:
        return Arrival(error=str(busy), status=503)
    except NOT_THE_FILES_FAULT:
        logger.exception("an upload could not be kept")
        return Arrival(error=NOT_NOW, status=503)


def picture_of(request: HttpRequest, form: ShareForm) -> tuple[Image | None, int]:
    """The picture that a form holds or sends along, and the status of an answer that refuses it.

    What is wrong with a file that was sent along is added to the form.
    """
    image = form.kept_upload()
    if "file" not in request.FILES:
        return image, 422
    arrival = arrival_of(request.FILES["file"], owner=form.owner)
    if not arrival.error:
        return arrival.image, 422
    form.add_error("file", arrival.error)
    return image, arrival.status
