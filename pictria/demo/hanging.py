"""The gallery's people and pieces, as accounts and posts of the site."""

import tempfile
from datetime import datetime
from pathlib import Path

from accounts.models import User
from accounts.models.profile import profile_of
from pictria.demo.gallery import encode
from pictria.demo.piece import Person, Piece
from posts.models import Post
from posts.services.publishing import Words, publish_image
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


def hang(piece: Piece, *, artist: User, posted_at: datetime) -> bool:
    """Draws and posts a piece, unless it is there already. Gives whether it did."""
    key = f"demo:{piece.slug}"
    if Post.objects.filter(author=artist, submit_key=key).exists():
        return False
    content, name = encode(piece)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        image = keep_file(owner=artist, source=file)
    words = Words(
        caption=piece.caption,
        tags=piece.tags,
        alt_text=piece.alt_text,
        sensitive=piece.sensitive,
    )
    publish_image(author=artist, image=image, words=words, submit_key=key, posted_at=posted_at)
    return True
