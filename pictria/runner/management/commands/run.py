"""`manage.py run`: the whole site with one command."""

import sys
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandParser

from pictria.runner.errors import CannotStart
from pictria.runner.site import run_site


class Command(BaseCommand):
    help = "Runs the site: what the Procfile lists and, without REDIS_URL, a Valkey server."
    # The programs check themselves, each what it needs.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--procfile", type=Path, default=settings.BASE_DIR / "Procfile")

    def handle(self, *args: object, procfile: Path, **options: object) -> None:
        try:
            ended_well = run_site(procfile)
        except CannotStart as reason:
            sys.exit(str(reason))
        sys.exit(0 if ended_well else 1)
