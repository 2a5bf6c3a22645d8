"""Which user names there can be."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MinLengthValidator, RegexValidator

# Latin letters only: a name must not be mistaken for another that is written in look-alikes.
PATTERN = r"[A-Za-z0-9](?:[A-Za-z0-9]|[_.-](?=[A-Za-z0-9]))*"

RESERVED = frozenset(
    "about abuse account accounts admin administration administrator admins all anonymous api app "
    "billing blog board boards bookmark bookmarks bot collection collections contact create deleted "
    "everyone explore feed followers following guest help helpdesk hostmaster i imprint info latest "
    "legal login logout mail me media mod moderation moderator moderators mods new news nobody "
    "notifications null official owner pictria postmaster press privacy root safety search security "
    "service settings shop signup site staff static status stream superuser support sysadmin system "
    "tag tags team terms trust undefined user verified webmaster www you".split()
)
# Digits and signs that pass for letters at a glance.
LOOK_ALIKES = str.maketrans("013457", "oleast", "_.-")
TITLES = ("team", "official", "staff", "support", "desk", "account")


def refuse_reserved(username: str) -> None:
    """Raises ValidationError for a name that poses as the site or stands in its addresses."""
    if poses_as_site(username):
        raise ValidationError("This name is reserved for the site. Please choose another.")


def poses_as_site(username: str) -> bool:
    plain = username.casefold().translate(LOOK_ALIKES)
    spellings = {username.casefold(), plain, plain.replace("l", "i"), re.sub(r"\d+$", "", plain)}
    return any(_without_title(spelling) in RESERVED for spelling in spellings)


def _without_title(name: str) -> str:
    for title in TITLES:
        if name.endswith(title) and name != title:
            return name.removesuffix(title)
    return name


VALIDATORS = [
    RegexValidator(
        rf"^{PATTERN}\Z",
        "A user name has letters (a to z) and digits; single dots, dashes and underscores "
        "may stand between them.",
    ),
    MinLengthValidator(2, "A user name has at least two characters."),
    MaxLengthValidator(30, "A user name has at most 30 characters."),
]
