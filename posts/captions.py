"""Captions: plain words in which addresses, `#tags` and `@names` work."""

import re
from collections.abc import Iterable, Sequence

from django.contrib.auth.models import AnonymousUser
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.html import escape, format_html, urlize
from django.utils.safestring import SafeString, mark_safe

from accounts.models import User
from accounts.querysets import Viewer
from accounts.usernames import PATTERN
from posts.models.tag import LONGEST_TAG, MOST_TAGS, NOT_IN_A_TAG, normalised_tag

HASHTAG = rf"(?<![\w#&/])#(?P<tag>(?:(?!{NOT_IN_A_TAG.pattern[:-1]})[^.:!&*=~]){{1,{LONGEST_TAG}}})"
MENTION = rf"(?<![\w@./])@(?P<name>{PATTERN})"
ADDRESS = r"(?P<address>https?://[^\s<>\"]+)"
TOKEN = re.compile(f"{ADDRESS}|{HASHTAG}|{MENTION}")
GUEST = AnonymousUser()


def hashtags_in(caption: str) -> list[str]:
    """The normalised tags written as `#tag` in a caption, each once, at most MOST_TAGS."""
    written = (_tag_in(found) for found in TOKEN.finditer(caption) if found["tag"])
    return list(dict.fromkeys(filter(None, written)))[:MOST_TAGS]


def _tag_in(found: re.Match[str]) -> str:
    """Some signs are eighteen letters once normalised; what grew too long is no tag."""
    tag = normalised_tag(found["tag"])
    return tag if len(tag) <= LONGEST_TAG else ""


def mentions_in(caption: str) -> set[str]:
    """The names written as `@name`, in lower case, whoever they are."""
    return {found["name"].lower() for found in TOKEN.finditer(caption) if found["name"]}


def caption_html(caption: str, viewer: Viewer = GUEST) -> SafeString:
    """The caption as safe HTML. A name is a link when someone has it whom the viewer may see.

    That takes one query.
    """
    [html] = captions_html([caption], viewer)
    return html


def captions_html(captions: Sequence[str], viewer: Viewer = GUEST) -> list[SafeString]:
    """Each of these as `caption_html` gives it; all their names take one query together."""
    names = set[str]().union(*map(mentions_in, captions))
    known = _known(names, viewer) if names else {}
    return [mark_safe("".join(_pieces(caption, known))) for caption in captions]  # noqa: S308


def _known(names: set[str], viewer: Viewer) -> dict[str, str]:
    people = User.objects.visible_to(viewer).alias(name=Lower("username")).filter(name__in=names)
    return {person.username.lower(): person.get_absolute_url() for person in people}


def _pieces(caption: str, known: dict[str, str]) -> Iterable[str]:
    end = 0
    for found in TOKEN.finditer(caption):
        yield _text(caption[end : found.start()])
        yield _token(found, known)
        end = found.end()
    yield _text(caption[end:])


def _text(words: str) -> str:
    return escape(words).replace("\r\n", "\n").replace("\n", "<br>")


def _token(found: re.Match[str], known: dict[str, str]) -> str:
    if found["address"]:
        return urlize(found[0], nofollow=True, autoescape=True)
    if found["tag"]:
        tag = _tag_in(found)
        return _link(reverse("posts:tag", args=[tag]), found[0]) if tag else escape(found[0])
    address = known.get(found["name"].lower())
    return _link(address, found[0]) if address else escape(found[0])


def _link(address: str, words: str) -> str:
    return format_html('<a href="{}">{}</a>', address, words)
