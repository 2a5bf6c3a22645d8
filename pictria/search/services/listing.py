"""Lists of common words' newest entries: made, cut, and removed where a word is rare again."""

from collections.abc import Callable
from functools import partial
from math import inf
from time import monotonic

from django.db import connection, transaction
from django.db.models import Count, F, QuerySet
from django.utils import timezone

from pictria.search.entries import Search
from pictria.search.lists import BEGINNING
from pictria.search.matching import Match
from pictria.search.models import Entry, Occurrence, Word
from pictria.search.models.vocabulary import ALL
from pictria.search.pools import Pool

# The entries of a word that has no more are looked up one by one.
FEW = 100
# So many are on a list after each night: those that are ranked, and some in reserve.
LISTED = 1_200
NIGHTS = 7
COPY = f"""
    INSERT INTO {Occurrence._meta.db_table} (word_id, moment, entry, owner, number)
    SELECT %s, moment, id, owner, number FROM ({{pool}}) AS pool ORDER BY moment, id
"""  # noqa: S608  a name of ours


def list_words(model: type[Entry], *, end: float = inf) -> None:
    """Makes missing lists, cuts those that grew, removes those of rare words, until this moment.

    In NIGHTS nights each list is made anew, whatever went wrong with it: an older release, going on
    beside this one for a while, writes none.
    """
    words = Word.objects.filter(kind=model.kind).exclude(word=ALL)
    listed = words.filter(listed_since__isnull=False)
    numbers = Occurrence.objects.filter(word__kind=model.kind).values("word")
    long = numbers.annotate(number=Count("entry")).filter(number__gt=LISTED).values("word")
    tonight = timezone.now().toordinal() % NIGHTS
    make = partial(_list, model)
    _each(listed.filter(count__lte=FEW), _unlist, end)
    _each(words.filter(pk__in=long), _cut, end)
    _each(listed.annotate(night=F("pk") % NIGHTS).filter(night=tonight), make, end)
    _each(words.filter(listed_since=None, count__gt=FEW), make, end)


def unlist_words(model: type[Entry]) -> None:
    """Removes all lists: what was on them is still found among the entries."""
    _each(Word.objects.filter(kind=model.kind, listed_since__isnull=False), _unlist, inf)


def _each(words: "QuerySet[Word]", act: Callable[[Word], None], end: float) -> None:
    """One after the other; whoever changes entries with this word meanwhile waits for its row."""
    # In the order of ids the database fills its index from one end to the other.
    for pk in list(words.order_by("pk").values_list("pk", flat=True)):
        if monotonic() > end:
            break
        with transaction.atomic():
            word = Word.objects.select_for_update().filter(pk=pk).first()
            if word is not None:
                act(word)
                word.save(update_fields=["listed_since", "updated_at"])


def _list(model: type[Entry], word: Word) -> None:
    search = Search(model, Match(wanted=((word.word,),)), from_lists=False)
    for pool in search.pools(LISTED):
        word.occurrences.all().delete()
        if _copied(pool, word) >= pool.enough:
            break
    word.listed_since = BEGINNING
    _cut(word)


def _copied(pool: Pool, word: Word) -> int:
    rows = pool.rows(also=", owner")
    with connection.cursor() as cursor:
        cursor.execute(COPY.format(pool=rows.sql), (word.pk, *rows.parameters))
        return int(cursor.rowcount)


def _cut(word: Word) -> None:
    newest = word.occurrences.order_by("-moment", "-entry")
    beyond = newest.values_list("moment", flat=True)[LISTED - 1 : LISTED].first()
    if beyond is not None:
        # Of those of the very same moment some may be missing.
        word.listed_since = beyond + 1
        word.occurrences.filter(moment__lte=beyond).delete()


def _unlist(word: Word) -> None:
    word.occurrences.all().delete()
    word.listed_since = None
