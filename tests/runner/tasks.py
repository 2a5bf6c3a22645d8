"""A task for tests of the stop: it runs for as long as the test likes."""

import time
from pathlib import Path

from celery import shared_task


@shared_task
def run_until_allowed_to_end(folder: str) -> None:
    notes = Path(folder)
    (notes / "begun").touch()
    while not (notes / "may-end").exists():
        time.sleep(0.05)
    (notes / "finished").touch()
