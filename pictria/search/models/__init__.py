from pictria.search.models.entry import BoardEntry, Entry, Kind, PersonEntry, PostEntry
from pictria.search.models.history import HistoryChoice, PastSearch
from pictria.search.models.vocabulary import Milestone, Word

__all__ = [
    "BoardEntry",
    "Entry",
    "HistoryChoice",
    "Kind",
    "Milestone",
    "PastSearch",
    "PersonEntry",
    "PostEntry",
    "Word",
]
