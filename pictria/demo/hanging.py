"""The gallery's people and pieces, as accounts and posts of the site."""

import tempfile
from datetime import datetime
from pathlib import Path

from accounts.models import User
from accounts.models.profile import profile_of
from collections_app.services.collections import publish_collection
from pictria.demo.gallery import encode
from pictria.demo.piece import Person, Piece
from pictria.demo.sets import Set, set_of
from posts.models import Image, Post
from posts.services.publishing import Picture, Words, publish_image
from posts.services.uploads import keep_file


def introduce(person: Person) -> User:
    """The account of one of the demo's artists. Nobody can sign in to it: it has no password."""
    artist = User.objects.filter(username__iexact=person.username).first()
    if artist is None:
        artist = User(username=person.username)
        artist.set_unusable_password()
        artist.save()
    profile = profile_of(artist)
    profile.bio = person.bio
    profile.save()
    return artist


def hang(piece: Piece, *, artist: User, posted_at: datetime) -> int:
    """Draws and posts a piece, with its set if it has one. Gives how many pieces are new."""
    if together := set_of(piece):
        return _hang_set(together, artist, posted_at)
    key = _key(piece.slug)
    if _is_there(artist, piece.slug):
        return 0
    words = Words(
        caption=piece.caption,
        tags=piece.tags,
        alt_text=piece.alt_text,
        sensitive=piece.sensitive,
    )
    image = _drawn(piece, artist)
    publish_image(author=artist, image=image, words=words, submit_key=key, posted_at=posted_at)
    return 1


def _hang_set(together: Set, artist: User, posted_at: datetime) -> int:
    """All at once, unless they are there already, or one of them hangs alone from earlier days."""
    if _is_there(artist, together.slug, *together.slugs):
        return 0
    pictures = [Picture(_drawn(piece, artist), piece.alt_text) for piece in together.pieces]
    publish_collection(
        author=artist,
        pictures=pictures,
        cover=pictures[0].image,
        words=Words(title=together.title, caption=together.caption, tags=together.tags),
        submit_key=_key(together.slug),
        posted_at=posted_at,
    )
    return len(pictures)


def _key(slug: str) -> str:
    return f"demo:{slug}"


def _is_there(artist: User, *slugs: str) -> bool:
    return Post.objects.filter(author=artist, submit_key__in=map(_key, slugs)).exists()


def _drawn(piece: Piece, artist: User) -> Image:
    content, name = encode(piece)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        return keep_file(owner=artist, source=file)
