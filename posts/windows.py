"""How far back a ranked feed looks first."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Window:
    """Some days up to a moment; without `days` all of the past. `told` ends “posted …”."""

    name: str
    title: str
    told: str
    days: int | None

    def since(self, moment: datetime) -> datetime | None:
        """When the window that ends at this moment begins."""
        return moment - timedelta(days=self.days) if self.days else None


DAY = Window("day", "Day", "in the last 24 hours", 1)
WEEK = Window("week", "Week", "in the last 7 days", 7)
TEN_DAYS = Window("ten-days", "10 days", "in the last 10 days", 10)
MONTH = Window("month", "Month", "in the last 30 days", 30)
ALL = Window("all", "All time", "at any time", None)

# What is offered everywhere; a feed may offer its default besides.
USUAL = (DAY, WEEK, MONTH, ALL)
BY_NAME = {window.name: window for window in (DAY, WEEK, TEN_DAYS, MONTH, ALL)}


def with_default(windows: tuple[Window, ...], default: Window) -> tuple[Window, ...]:
    """The windows, and the default among them, shortest first."""
    return tuple(each for each in BY_NAME.values() if each in windows or each is default)
