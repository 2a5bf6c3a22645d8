"""The pictures that a form holds: in their order, each with what is to be seen in it."""

from collections.abc import Iterable, Iterator, Mapping

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict

from accounts.models import User
from collections_app.arrangement import Arrangement
from collections_app.models.collection import FEWEST_PICTURES, MOST_PICTURES
from collections_app.services.collections import WrongNumber
from posts.forms import alt_text_field
from posts.models import Image, Post
from posts.services.publishing import Picture

GONE = "A picture is not here any more. Please choose it again."
TOO_MANY = f"A Collection has at most {MOST_PICTURES} pictures."
# Nobody means so many; what is named beyond is not looked for.
MOST_NAMED = 50
STEPS = {"earlier": -1, "later": 1}


class PieceForm(forms.Form):
    """One picture: what is to be seen in it, and whether it is the cover."""

    alt_text = alt_text_field()

    def __init__(self, image: Image, alt_text: str = "", *, is_cover: bool = False) -> None:
        super().__init__({f"{image.public_id}-alt_text": alt_text}, prefix=image.public_id)
        self.image, self.is_cover = image, is_cover


class Pieces:
    """All pictures of a form. `errors` are sentences about what came of files and numbers."""

    def __init__(
        self,
        arrangement: Arrangement | None = None,
        images: Iterable[Image] = (),
        alt_texts: Mapping[str, str] | None = None,
    ) -> None:
        self.images = {image.public_id: image for image in images}
        self.arrangement = arrangement or Arrangement()
        self.alt_texts = dict(alt_texts or {})
        self.errors: list[str] = []

    @classmethod
    def of_post(cls, post: Post) -> "Pieces":
        """As they are now."""
        images = list(post.images.order_by("position"))
        cover = post.cover.public_id if post.cover else ""
        arrangement = Arrangement.of((image.public_id for image in images), cover)
        return cls(arrangement, images, {image.public_id: image.alt_text for image in images})

    @classmethod
    def of_form(cls, data: QueryDict, *, owner: User, post: Post | None = None) -> "Pieces":
        """As a form names them: the post's own, and the owner's uploads without a post."""
        named = list(dict.fromkeys(data.getlist("image")))[:MOST_NAMED]
        images = {image.public_id: image for image in _usable(named, owner, post)}
        there = [name for name in named if name in images]
        alt_texts = {name: data.get(f"{name}-alt_text", "") for name in there}
        pieces = cls(Arrangement.of(there, data.get("cover", "")), images.values(), alt_texts)
        pieces.errors += [GONE] * (len(there) < len(named))
        pieces.errors += [TOO_MANY] * (len(there) > MOST_PICTURES)
        return pieces

    def __len__(self) -> int:
        return len(self.arrangement.ids)

    def __iter__(self) -> Iterator[PieceForm]:
        cover = self.arrangement.cover
        for name in self.arrangement.ids:
            yield PieceForm(self.images[name], self.alt_texts.get(name, ""), is_cover=name == cover)

    def is_valid(self) -> bool:
        """Whether these pictures can be a Collection; adds the sentence where they cannot."""
        if not self.errors and not FEWEST_PICTURES <= len(self) <= MOST_PICTURES:
            self.errors.append(str(WrongNumber()))
        return not self.errors and all(piece.is_valid() for piece in self)

    @property
    def pictures(self) -> list[Picture]:
        """In their order; only after is_valid()."""
        pieces = (piece for piece in self if piece.is_valid())
        return [Picture(piece.image, piece.cleaned_data["alt_text"]) for piece in pieces]

    @property
    def cover(self) -> Image:
        return self.images[self.arrangement.cover]

    def add(self, image: Image) -> None:
        """Puts it at the end. Raises Full."""
        self.arrangement = self.arrangement.added(image.public_id)
        self.images[image.public_id] = image

    def replace(self, old: str, image: Image) -> None:
        """Puts it in the place of `old`, whose words stay."""
        self.images[image.public_id] = image
        self.alt_texts[image.public_id] = self.alt_texts.get(old, "")
        self.arrangement = self.arrangement.replaced(old, image.public_id)

    def act(self, act: str) -> None:
        """What a button says: `earlier:`, `later:` or `remove:` and an id. Others do nothing."""
        what, _, name = act.partition(":")
        if what in STEPS:
            self.arrangement = self.arrangement.moved(name, STEPS[what])
        elif what == "remove":
            self.arrangement = self.arrangement.without(name)

    def after(self, earlier: "Pieces") -> "Pieces":
        """Those of `earlier`, then what only these have; what was typed here stays."""
        ids = (*earlier.arrangement.ids, *self.uploads)
        images = {**earlier.images, **self.images}
        alt_texts = {**earlier.alt_texts, **self.alt_texts}
        arrangement = Arrangement.of(ids, earlier.arrangement.cover)
        return Pieces(arrangement, images.values(), alt_texts)

    @property
    def uploads(self) -> list[str]:
        """Ids of those that have no post yet."""
        return [name for name in self.arrangement.ids if self.images[name].post_id is None]


def _usable(named: list[str], owner: User, post: Post | None) -> "QuerySet[Image]":
    ids = [name for name in named if name.isalnum()]
    free = Q(post=None) if post is None else Q(post=None) | Q(post=post)
    return Image.objects.filter(free, owner=owner, public_id__in=ids)
