"""`manage.py release`: brings the database up to this version, after copying it."""

import sqlite3
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from pictria.runner.backups import copy_database


class Command(BaseCommand):
    help = "Applies migrations. A SQLite file is copied to var/backups/ first."

    def handle(self, *args: object, **options: object) -> None:
        unapplied = self._count_unapplied()
        if not unapplied:
            return
        if connection.vendor == "sqlite":
            self._copy(Path(str(connection.settings_dict["NAME"])))
        self.stdout.write(f"Bringing the database up to date: {unapplied} migrations")
        call_command("migrate", interactive=False, verbosity=0)

    def _count_unapplied(self) -> int:
        executor = MigrationExecutor(connection)
        return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))

    def _copy(self, file: Path) -> None:
        if not connection.introspection.table_names():
            return
        try:
            copy = copy_database(file, settings.VAR / "backups")
        except (OSError, sqlite3.Error) as error:
            raise CommandError(f"Nothing was migrated: {file} cannot be copied: {error}") from error
        self.stdout.write(f"The database was copied to {copy}")
