"""How pictures are put in order: ids, and which of them is the cover."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from collections_app.models.collection import MOST_PICTURES


class Full(Exception):
    """There is no room for another picture."""


@dataclass(frozen=True)
class Arrangement:
    """Each id once. Some picture is always the cover, and it is the first unless one was chosen."""

    ids: tuple[str, ...] = ()
    chosen_cover: str = ""

    @classmethod
    def of(cls, ids: Iterable[str], cover: str = "") -> "Arrangement":
        """The first MOST_PICTURES of `ids`, each once."""
        return cls(tuple(dict.fromkeys(ids))[:MOST_PICTURES], cover)

    @property
    def cover(self) -> str:
        if self.chosen_cover in self.ids:
            return self.chosen_cover
        return self.ids[0] if self.ids else ""

    @property
    def room(self) -> int:
        """How many pictures can still come."""
        return MOST_PICTURES - len(self.ids)

    def added(self, new: str) -> "Arrangement":
        """With `new` at the end. Raises Full."""
        if new not in self.ids and self.room < 1:
            raise Full
        return self._with([*self.ids, new])

    def moved(self, id: str, places: int) -> "Arrangement":
        """With `id` so many places later, or earlier where negative; at most to an end."""
        if id not in self.ids:
            return self
        others = [each for each in self.ids if each != id]
        place = min(max(self.ids.index(id) + places, 0), len(others))
        return self._with([*others[:place], id, *others[place:]])

    def without(self, id: str) -> "Arrangement":
        return self._with(each for each in self.ids if each != id)

    def replaced(self, old: str, new: str) -> "Arrangement":
        """With `new` in the place of `old`, and the cover if that was."""
        if old not in self.ids or new in self.ids:
            return self
        cover = new if self.chosen_cover == old else self.chosen_cover
        ids = (new if each == old else each for each in self.ids)
        return Arrangement.of(ids, cover)

    def _with(self, ids: Iterable[str]) -> "Arrangement":
        return replace(self, ids=tuple(dict.fromkeys(ids)))
