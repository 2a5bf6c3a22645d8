"""Settings of the feeds: for how many seconds what is made ready for them is good.

Workers make it anew after a period that is at most half of its lifetime, so it never lapses.
"""

from django.core.exceptions import ImproperlyConfigured

from pictria.environment import choice, number

LONGEST = 24 * 3600


def _lifetime(name: str, default: int) -> int:
    seconds = number(name, default, least=2)
    if seconds > LONGEST:
        raise ImproperlyConfigured(f"The setting {name} is {seconds}; it can be {LONGEST} at most.")
    return seconds


def _period(name: str, lifetime: int) -> int:
    seconds = number(name, lifetime // 2, least=1)
    if seconds > lifetime // 2:
        raise ImproperlyConfigured(
            f"The setting {name} is {seconds}; it must be at most half of {lifetime}, the lifetime."
        )
    return seconds


TOP_LIFETIME = _lifetime("TOP_LIFETIME", 3600)
TOP_PERIOD = _period("TOP_PERIOD", TOP_LIFETIME)
TOP_WINDOW = choice("TOP_WINDOW", ("DAY", "WEEK", "MONTH", "ALL"), "WEEK").lower()

MOST_VIEWED_LIFETIME = _lifetime("MOST_VIEWED_LIFETIME", 7200)
MOST_VIEWED_PERIOD = _period("MOST_VIEWED_PERIOD", MOST_VIEWED_LIFETIME)
MOST_VIEWED_WINDOW = choice(
    "MOST_VIEWED_WINDOW", ("DAY", "WEEK", "TEN-DAYS", "MONTH", "ALL"), "TEN-DAYS"
).lower()

LATEST_LIFETIME = _lifetime("LATEST_LIFETIME", 600)
LATEST_PERIOD = _period("LATEST_PERIOD", LATEST_LIFETIME)

TOP_TAGS_LIFETIME = _lifetime("TOP_TAGS_LIFETIME", 3600)
TOP_TAGS_PERIOD = _period("TOP_TAGS_PERIOD", TOP_TAGS_LIFETIME)

# Made when somebody looks.
TAG_LIFETIME = _lifetime("TAG_LIFETIME", 1000)

# Pages of posts and of people, as guests see them: made when somebody looks.
PAGE_LIFETIME = _lifetime("PAGE_LIFETIME", 1000)
