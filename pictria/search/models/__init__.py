from pictria.search.models.entry import BoardEntry, Entry, Kind, PersonEntry, PostEntry
from pictria.search.models.history import HistoryChoice, PastSearch
from pictria.search.models.vocabulary import Milestone, Occurrence, Word

__all__ = [
    "BoardEntry",
    "Entry",
    "HistoryChoice",
    "Kind",
    "Milestone",
    "Occurrence",
    "PastSearch",
    "PersonEntry",
    "PostEntry",
    "Word",
]
