"""Which user names there can be."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MinLengthValidator, RegexValidator

LONGEST = 30

# Latin letters only: a name must not be mistaken for another that is written in look-alikes.
PATTERN = r"[A-Za-z0-9](?:[A-Za-z0-9]|[_.-](?=[A-Za-z0-9]))*"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that stand in addresses or for nobody. Only they themselves are reserved.
WORDS = _words(
    "about account accounts all api app billing blog board boards bookmark bookmarks collection "
    "collections create deleted everyone explore feed followers following i imprint latest login "
    "logout mail me media new news null post posts press search service settings shop signup "
    "static status stream tag tags terms undefined user users www you"
)
# Who speaks for the site. No spelling of these is free, nor two of them together.
ROLES = _words(
    "abuse admin administration administrator administrators admins anonymous bot contact guest "
    "help helpdesk hostmaster info legal mod moderation moderator moderators mods nobody noreply "
    "notifications official owner pictria postmaster privacy root safety security staff superuser "
    "support sysadmin system team trust verified webmaster"
)
TITLES = _words("account center centre desk for from my of our real service site the your")

SIGNS = str.maketrans("", "", "_.-")
# Digits that pass for letters at a glance; 1 passes for two of them.
DIGITS = ("oleast", "oieast")
# In a short word, m and n are told apart: "nod" is not "mod".
SMUDGED_FROM = 5


def refuse_reserved(username: str) -> None:
    """Raises ValidationError for a name that poses as the site or stands in its addresses."""
    if poses_as_site(username):
        raise ValidationError("This name is reserved for the site. Please choose another.")


def poses_as_site(username: str) -> bool:
    """Whether people could take a person of this name for the site or those who run it."""
    name = username.casefold().translate(SIGNS)[: 2 * LONGEST]
    return name in WORDS or any(_names_a_role(spelling) for spelling in _spellings(name))


def _names_a_role(spelling: str) -> bool:
    clear, blurred, smudged = _patterns(settings.SITE_NAME)
    return bool(
        clear.fullmatch(spelling)
        or blurred.fullmatch(_blur(spelling))
        or smudged.fullmatch(_smudge(spelling))
    )


def _spellings(name: str) -> set[str]:
    """The name without x around it, some or all outer digits left out, others read as letters."""
    return {name} | {
        part.translate(str.maketrans("013457", letters))
        for whole in {name, name.strip("x")}
        for part in _without_outer_digits(whole)
        for letters in DIGITS
    }


def _without_outer_digits(name: str) -> Iterator[str]:
    first = len(name) - len(name.lstrip("0123456789"))
    last = len(name.rstrip("0123456789"))
    for start in range(first + 1):
        yield from (name[start:end] for end in range(last, len(name) + 1))


def _blur(text: str) -> str:
    return text.replace("i", "l").replace("rn", "m").replace("vv", "w")


def _smudge(text: str) -> str:
    return _blur(text).replace("m", "n")


@cache
def _patterns(site_name: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A role, alone or among roles and titles: read clearly, at a glance, and at half a glance."""
    roles = ROLES | set(re.findall(r"[a-z0-9]{2,}", "".join(site_name.casefold().split())))
    blurred, smudged = {_blur(role) for role in roles}, {_smudge(role) for role in roles}
    long_smudged = {_smudge(role) for role in roles if len(role) >= SMUDGED_FROM}
    return (
        _among(roles, roles | TITLES),
        _among(blurred, blurred | {_blur(title) for title in TITLES}),
        _among(long_smudged, smudged | {_smudge(title) for title in TITLES}),
    )


def _among(roles: set[str] | frozenset[str], words: set[str] | frozenset[str]) -> re.Pattern[str]:
    role, word = "|".join(sorted(roles)), "|".join(sorted(words))
    return re.compile(f"(?:{word})*(?:{role})(?:{word})*")


VALIDATORS: list[Callable[[Any], None]] = [
    RegexValidator(
        rf"^{PATTERN}\Z",
        "A user name has letters (a to z) and digits; single dots, dashes and underscores "
        "may stand between them.",
    ),
    MinLengthValidator(2, "A user name has at least two characters."),
    MaxLengthValidator(LONGEST, "A user name has at most 30 characters."),
]
