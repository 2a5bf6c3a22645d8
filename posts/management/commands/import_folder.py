"""Posts a folder of pictures in one person's name."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from accounts.models import User
from posts.models import Post
from posts.models.tag import parse_tags
from posts.services.importing import caption_from_name, files_in, import_file, readable
from posts.services.publishing import Words


class Command(BaseCommand):
    help = "Posts every picture in a folder and its sub-folders. Run it again to add what is new."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--user", required=True, help="in whose name the pictures are posted")
        parser.add_argument("--tags", default="", help="tags for all of them, parted by commas")
        parser.add_argument("--private", action="store_true", help="only that person sees them")
        parser.add_argument(
            "--no-captions", action="store_true", help="do not make captions of the files' names"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder, author = self._folder(options["folder"]), self._author(options["user"])
        tags = self._tags(options["tags"])
        visibility = Post.Visibility.PRIVATE if options["private"] else Post.Visibility.PUBLIC
        results: Counter[str] = Counter()
        with tqdm(files_in(folder), unit="file", desc="Importing") as files:
            for file in files:
                caption = "" if options["no_captions"] else caption_from_name(file)
                words = Words(caption=caption, tags=tags, visibility=visibility)
                outcome = import_file(author=author, file=file, words=words)
                results[outcome.result] += 1
                about = outcome.reason or (outcome.post.get_absolute_url() if outcome.post else "")
                files.write(
                    f"{outcome.result:>13}  {readable(str(file.relative_to(folder)))}  {about}"
                )
        self._report(results)

    def _folder(self, folder: Path) -> Path:
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        return folder

    def _author(self, username: str) -> User:
        author = User.objects.filter(username__iexact=username, is_active=True).first()
        if author is None:
            raise CommandError(f"Nobody here is called {username}.")
        return author

    def _tags(self, text: str) -> list[str]:
        try:
            return parse_tags(text)
        except ValidationError as error:
            raise CommandError(error.messages[0]) from error

    def _report(self, results: Counter[str]) -> None:
        kinds = ("posted", "there already", "refused")
        self.stdout.write(", ".join(f"{results[kind]} {kind}" for kind in kinds) + ".")
        if results["posted"]:
            self.stdout.write(
                "Workers are making the other sizes; the pictures can be seen already."
            )
