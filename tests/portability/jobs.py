"""Jobs in the states that people meet them in."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from pictria.portability.models import Download, Entry, Import, Job


def download(owner: User, **fields: object) -> Download:
    """A ZIP that is ready, unless `fields` say otherwise."""
    week = timezone.now() + timedelta(days=7)
    ready = {"state": Job.State.READY, "size": 123_456_789, "expires_at": week}
    return Download.objects.create(person=owner, **{**ready, "total": 42, "done": 42, **fields})


def brought(owner: User, name: str = "brought.zip", **fields: object) -> Import:
    """A ZIP that was taken in, with entries that came to each result."""
    told = {"file_name": name, "size": 9, "state": Job.State.READY, "total": 4, "done": 4}
    job = Import.objects.create(person=owner, fingerprint="", **{**told, **fields})
    for number, result in enumerate(Entry.Result.values):
        Entry.objects.create(
            job=job,
            position=number,
            name=f"{number} {name}",
            result=result,
            reason="This file is not a picture." if result == Entry.Result.REFUSED else "",
        )
    return job
