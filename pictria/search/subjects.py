"""What the entry of a post, a person and a board says."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from django.db.models import F

from accounts.models import Audience, User
from collections_app.models import Board
from collections_app.querysets import everyone_sees_board
from pictria.core.pagination import microseconds
from pictria.search.models import BoardEntry, Entry, PersonEntry, PostEntry
from pictria.search.words import indexed_words
from posts.models import Image, Post, TaggedPost
from posts.querysets import everyone_sees


@dataclass(frozen=True)
class Words:
    """The words of one subject, a list for each column of its entry."""

    owner: int
    moment: int
    is_public: bool
    title: Sequence[str] = ()
    text: Sequence[str] = ()
    alt: Sequence[str] = ()
    names: Sequence[str] = field(default=())

    @property
    def columns(self) -> tuple[Sequence[str], ...]:
        return self.title, self.text, self.alt, self.names


class Subject(Protocol):
    """Which of these ids there are, and the words of each."""

    def there(self, ids: Sequence[int]) -> Iterable[int]: ...

    def words(self, ids: Sequence[int]) -> Iterator[tuple[int, Words]]: ...


class Posts:
    def there(self, ids: Sequence[int]) -> Iterable[int]:
        return Post.objects.filter(pk__in=ids).order_by("pk").values_list("pk", flat=True)

    def words(self, ids: Sequence[int]) -> Iterator[tuple[int, Words]]:
        tags, alt = _tags(ids), _alt_texts(ids)
        public = set(Post.objects.filter(everyone_sees(), pk__in=ids).values_list("pk", flat=True))
        rows = Post.objects.filter(pk__in=ids).values_list(
            "pk", "author_id", "posted_at", "title", "caption", "author__username"
        )
        for pk, author, posted_at, title, caption, username in rows:
            yield (
                pk,
                Words(
                    author,
                    microseconds(posted_at),
                    pk in public,
                    [*indexed_words(title), *words_of_tags(tags[pk])],
                    indexed_words(caption),
                    [word for text in alt[pk] for word in indexed_words(text)],
                    indexed_words(username),
                ),
            )


def words_of_tags(names: Iterable[str]) -> Iterator[str]:
    """Each tag as a whole, which also keeps the words of two tags apart, and its words."""
    for name in names:
        yield f"#{name}"
        yield from indexed_words(name)


def _tags(ids: Sequence[int]) -> dict[int, list[str]]:
    tagged = TaggedPost.objects.filter(content_object__in=ids).order_by("pk")
    found: dict[int, list[str]] = defaultdict(list)
    for post, name in tagged.values_list("content_object", "tag__name"):
        found[post].append(name)
    return found


def _alt_texts(ids: Sequence[int]) -> dict[int, list[str]]:
    images = Image.objects.filter(post__in=ids).exclude(alt_text="").order_by("position")
    found: dict[int, list[str]] = defaultdict(list)
    for post, text in images.values_list("post", "alt_text"):
        found[post].append(text)
    return found


class People:
    def there(self, ids: Sequence[int]) -> Iterable[int]:
        return User.objects.filter(pk__in=ids).order_by("pk").values_list("pk", flat=True)

    def words(self, ids: Sequence[int]) -> Iterator[tuple[int, Words]]:
        rows = User.objects.filter(pk__in=ids).annotate(bio=F("profile__bio"))
        for person in rows:
            is_there = person.audience != Audience.NOBODY
            yield (
                person.pk,
                Words(
                    person.pk,
                    microseconds(person.date_joined),
                    is_there,
                    words_of_name(person.username),
                    indexed_words(person.bio or "") if person.is_open_to_everyone else (),
                ),
            )


def words_of_name(username: str) -> list[str]:
    """The name's words and, where signs part them, all of it in one."""
    whole = "".join(filter(str.isalnum, username.lower()))
    return list(dict.fromkeys([*indexed_words(username), whole]))


class Boards:
    def there(self, ids: Sequence[int]) -> Iterable[int]:
        return Board.objects.filter(pk__in=ids).order_by("pk").values_list("pk", flat=True)

    def words(self, ids: Sequence[int]) -> Iterator[tuple[int, Words]]:
        public = Board.objects.filter(everyone_sees_board(), pk__in=ids)
        seen = set(public.values_list("pk", flat=True))
        for board in Board.objects.filter(pk__in=ids).select_related("owner"):
            yield (
                board.pk,
                Words(
                    board.owner_id,
                    microseconds(board.created_at),
                    board.pk in seen,
                    indexed_words(board.name),
                    indexed_words(board.text),
                    (),
                    indexed_words(board.owner.username),
                ),
            )


SUBJECTS: dict[type[Entry], Subject] = {
    PostEntry: Posts(),
    PersonEntry: People(),
    BoardEntry: Boards(),
}


def subject_of(model: type[Entry]) -> Subject:
    return SUBJECTS[model]
