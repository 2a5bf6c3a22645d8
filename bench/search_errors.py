"""How often one typing error a word does not matter, on the titles and tags of given pictures.

`python -m bench.search_errors FOLDER` prints as JSON the precision among the first ten: of what is
found for a mistyped title or tag, the part that the right spelling finds, too; nothing found is 0.
FOLDER has records.json, a list of {"title", "tags"}. Runs on an empty database of its own.
"""

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from string import ascii_lowercase

from bench.site import fresh_site

FIRST, SEED = 10, 1
# In shorter words, only two letters that changed places are forgiven.
SHORT = 3


def main(folder: str) -> None:
    """Fill a site with the records, and search."""
    records = json.loads((Path(folder) / "records.json").read_text())
    with fresh_site():
        _share(records)
        chance = random.Random(SEED)
        # What is not found when spelt right, such as a tag with spaces, says nothing.
        queries = [right for right in _queries(records) if _ids(right)]
        precisions = [_precision(right, chance) for right in queries]
    print(json.dumps({"queries": len(precisions), "precision": mean(precisions)}))


def _queries(records: list[dict[str, object]]) -> list[str]:
    """Every title and every tag once, as a person would type it: words of letters."""
    from pictria.search.words import words_of

    texts = [str(record["title"]) for record in records]
    texts += [str(tag) for record in records for tag in record["tags"]]  # type: ignore[attr-defined]
    typed = (" ".join(word for word in words_of(text) if word.isalpha()) for text in texts)
    return sorted({text for text in typed if _can_be_mistyped(text)})


def _can_be_mistyped(text: str) -> bool:
    return any(len(word) > SHORT for word in text.split())


def _precision(right: str, chance: random.Random) -> float:
    meant, found = _ids(right), _ids(" ".join(_mistyped(right, chance)))[:FIRST]
    return sum(each in meant for each in found) / len(found) if found else 0.0


def _mistyped(text: str, chance: random.Random) -> Iterator[str]:
    for word in text.split():
        yield word if len(word) <= SHORT else _with_error(word, chance)


def _with_error(word: str, chance: random.Random) -> str:
    """A letter left out, doubled by another, another one, or two that changed places."""
    place, letter = chance.randrange(len(word)), chance.choice(ascii_lowercase)
    after = word[place + 1 :]
    kinds = (
        word[:place] + after,
        word[:place] + letter + word[place:],
        word[:place] + letter + after,
        word[:place] + after[:1] + word[place] + after[1:],
    )
    wrong = chance.choice(kinds)
    return wrong if wrong != word else _with_error(word, chance)


def _ids(text: str) -> list[int]:
    from django.contrib.auth.models import AnonymousUser

    from pictria.search.finding import find_posts
    from pictria.search.query import parse

    found = find_posts(parse(text[:200]), AnonymousUser(), after=None, size=400)
    return [post.pk for post in found.page.rows]


def _share(records: list[dict[str, object]]) -> None:
    from pictria.search.services.repairing import add_missing
    from posts.models import Tag, TaggedPost
    from posts.models.tag import normalised_tag
    from tests.support.people import person
    from tests.support.posts import rows

    author = person("ann")
    for record, post in zip(records, rows(author, len(records)), strict=True):
        post.title = str(record["title"])
        post.save()
        names = {normalised_tag(str(tag)) for tag in record["tags"]}  # type: ignore[attr-defined]
        for name in sorted(filter(None, names)):
            tag, _ = Tag.objects.get_or_create(name=name)
            TaggedPost.objects.create(tag=tag, content_object=post)
    add_missing(seconds=600)


if __name__ == "__main__":
    main(sys.argv[1])
