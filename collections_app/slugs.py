"""How a board's name stands in its address."""

import unicodedata
from collections.abc import Iterable
from itertools import count

LONGEST_BASE = 60
NAMELESS = "board"
# Letters, numbers, and the marks that many scripts write their vowels with.
KEPT = {"L", "N", "M"}


def slug_of(name: str) -> str:
    """The name in any script, without case, its words joined by dashes; never empty."""
    return dashed(name)[:LONGEST_BASE].rstrip("-") or NAMELESS


def dashed(name: str) -> str:
    """The same at its whole length: how a slug is looked up that was typed in some other way."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    signs = "".join(sign if _is_kept(sign) else " " for sign in folded if not _is_invisible(sign))
    return "-".join(signs.split())


def first_free(base: str, taken: Iterable[str]) -> str:
    """`base`, or else `base-2`, `base-3` and so on."""
    there = set(taken)
    if base not in there:
        return base
    return next(slug for number in count(2) if (slug := f"{base}-{number}") not in there)


def is_of(slug: str, base: str) -> bool:
    """Whether `first_free` gives this slug for `base`."""
    rest = slug.removeprefix(f"{base}-")
    return slug == base or (rest != slug and rest.isdecimal())


def _is_kept(sign: str) -> bool:
    return unicodedata.category(sign)[0] in KEPT


def _is_invisible(sign: str) -> bool:
    """Joiners stand inside words and show nothing themselves."""
    return unicodedata.category(sign) == "Cf"
