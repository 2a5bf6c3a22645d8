"""One entry of a ZIP becomes what it stands for, or is refused with a sentence."""

from django.conf import settings

from accounts.models import Profile
from accounts.models.profile import profile_of
from accounts.services.closing import follow_change
from accounts.services.pictures import change_picture
from collections_app.forms.boards import BoardForm
from collections_app.models.board import Board
from collections_app.services.collections import WrongNumber
from collections_app.services.remaking import remake_board
from pictria.core.rate_limits import TooOften
from pictria.images.pipeline import Failed, Refused
from pictria.portability.forms import ProfileForm
from pictria.portability.models import Entry
from pictria.portability.services.arriving import Unwelcome
from pictria.portability.services.posting import Outcome, Record, Source, post_file_of, post_record
from pictria.portability.services.records import PROFILE_PICTURE
from posts.models import Post
from posts.services.publishing import UploadGone

REFUSALS = (Unwelcome, Refused, WrongNumber, TooOften, UploadGone, Failed)


def bring(source: Source, entry: Entry) -> Outcome:
    """Brings what the entry stands for. Raises what the storage raises, to be tried again."""
    try:
        return _bring(source, entry)
    except REFUSALS as refusal:
        return Outcome(Entry.Result.REFUSED, _sentence(refusal))


def _bring(source: Source, entry: Entry) -> Outcome:
    match entry.kind:
        case Entry.Kind.FILE:
            return post_file_of(source, entry)
        case Entry.Kind.POST:
            return post_record(source, entry.record or {})
        case Entry.Kind.BOARD:
            return _bring_board(source, entry.record or {})
        case _:
            return _bring_profile(source, entry.record or {})


def _sentence(refusal: Exception) -> str:
    if isinstance(refusal, (UploadGone, Failed)):
        return "This could not be looked at. Please bring it again."
    return str(refusal)


def _bring_board(source: Source, record: Record) -> Outcome:
    """A board with those of its posts that are here, in their order."""
    own_id = str(record.get("id"))
    if board := Board.objects.filter(owner=source.person, public_id=own_id).first():
        return Outcome(Entry.Result.THERE, board=board)
    form = BoardForm({name: str(record.get(name) or "") for name in ("name", "text", "visibility")})
    if not form.is_valid():
        raise Unwelcome(next(iter(form.errors.values()))[0])
    board, is_new = remake_board(
        owner=source.person,
        about=form.about,
        posts=_posts_on(source, record),
        submit_key=source.key_of(record),
    )
    return Outcome(Entry.Result.POSTED if is_new else Entry.Result.THERE, board=board)


def _posts_on(source: Source, record: Record) -> list[Post]:
    """Those that came out of a ZIP, one's own, and at the same site all that one may see."""
    ids = list(dict.fromkeys(record.get("posts") or []))
    keys = {source.key_of({"id": each}): each for each in ids}
    mine = Post.objects.filter(author=source.person)
    there = Post.objects.visible_to(source.person) if source.origin == settings.SITE_URL else mine
    found = {post.public_id: post for post in there.filter(public_id__in=ids)}
    for post in mine.filter(submit_key__in=keys):
        found.setdefault(keys[post.submit_key], post)
    return list({found[each].pk: found[each] for each in ids if each in found}.values())


def _bring_profile(source: Source, record: Record) -> Outcome:
    """Words and a picture for a person who has none; what they have stays."""
    profile = profile_of(source.person)
    is_changed = _bring_bio(profile, str(record.get("bio") or ""))
    if record.get("has_picture") and not profile.picture:
        change_picture(profile=profile, source=source.unpacked(PROFILE_PICTURE))
        is_changed = True
    return Outcome(Entry.Result.POSTED if is_changed else Entry.Result.THERE)


def _bring_bio(profile: Profile, bio: str) -> bool:
    form = ProfileForm({"bio": bio})
    if not form.is_valid():
        raise Unwelcome(form.errors["bio"][0])
    told = form.cleaned_data["bio"]
    is_new = bool(told and Profile.objects.filter(pk=profile.pk, bio="").update(bio=told))
    if is_new:
        follow_change(profile.user)
    return is_new
