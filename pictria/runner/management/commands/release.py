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
        if not self._unapplied():
            return
        if connection.vendor == "sqlite":
            self._copy(Path(str(connection.settings_dict["NAME"])))
        call_command("migrate", interactive=False, verbosity=1)

    def _unapplied(self) -> bool:
        executor = MigrationExecutor(connection)
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))

    def _copy(self, file: Path) -> None:
        if not connection.introspection.table_names():
            return
        try:
            copy = copy_database(file, settings.VAR / "backups")
        except (OSError, sqlite3.Error) as error:
            raise CommandError(f"Nothing was migrated: {file} cannot be copied: {error}") from error
        self.stdout.write(f"The database was copied to {copy}")
