"""Settings from the environment, read and checked by name."""

import contextlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

T = TypeVar("T")

env = Env()


def read(name: str, reader: Callable[..., T], default: T) -> T:
    """The value of `name`, or `default` when it is unset or empty.

    Raises ImproperlyConfigured, naming the setting, for a value that cannot be meant.
    """
    if not os.environ.get(name, "").strip():
        return default
    try:
        return reader(name)
    except (EnvError, ValueError, KeyError) as error:
        raise ImproperlyConfigured(f"The setting {name} cannot be used: {error}") from error


def text(name: str, default: str = "") -> str:
    return read(name, env.str, default).strip()


def flag(name: str, default: bool = False) -> bool:
    return read(name, env.bool, default)


def number(name: str, default: int, least: int = 0) -> int:
    value = read(name, env.int, default)
    if value < least:
        raise ImproperlyConfigured(f"The setting {name} is {value}; it must be {least} or more.")
    return value


def choice(name: str, among: tuple[str, ...], default: str) -> str:
    """One of these words, in whatever case it was written."""
    value = text(name, default).upper()
    if value not in among:
        raise ImproperlyConfigured(f"The setting {name} must be one of {', '.join(among)}.")
    return value


def names(name: str) -> list[str]:
    return [entry.strip() for entry in text(name).split(",") if entry.strip()]


def address(name: str, default: str = "", schemes: tuple[str, ...] = ("http", "https")) -> str:
    """A URL of one of these schemes, without its trailing slash."""
    value = text(name, default)
    parts = urlsplit(value)
    if value and (parts.scheme not in schemes or not (parts.netloc or parts.path)):
        raise ImproperlyConfigured(
            f"The setting {name} must be an address that starts with "
            f"{' or '.join(scheme + '://' for scheme in schemes)}, not “{parts.scheme or value}”."
        )
    return value.rstrip("/")


def kept_secret(file: Path) -> str:
    """A random secret that is made at the first start and kept in `file` (mode 0600)."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        _write_once(file, secrets.token_urlsafe(48))
    return file.read_text()


def _write_once(file: Path, content: str) -> None:
    """Linking a finished file lets web, worker and beat start at once and agree on one secret."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(content)
    with contextlib.suppress(FileExistsError):
        os.link(draft, file)
    draft.unlink()
