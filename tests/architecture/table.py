"""The table itself: a row for every address."""

from collections.abc import Iterable
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse

from tests.architecture.addresses import (
    GONE,
    REFUSED,
    SENT_ON,
    SHOWN,
    SIGN_IN,
    Addresses,
    Row,
    acts,
    anyone,
    everyone,
    here,
    members,
    of_boards,
    of_comments,
    of_people,
    of_posts,
    oneself,
    only,
    owners,
    seen,
    workers,
    writers,
)
from tests.architecture.world import (
    BOARDS_SEEN_BY,
    PEOPLE_SEEN_BY,
    POSTS_SEEN_BY,
    VIEWERS,
    World,
    word,
)

POSTS, BOARDS, PEOPLE = POSTS_SEEN_BY, BOARDS_SEEN_BY, PEOPLE_SEEN_BY


def _renditions(world: World) -> dict[str, str]:
    images = {state: post.images.first() for state, post in world.posts.items() if post.pk}
    return {state: f"/media/{image.rendition_keys[0]}" for state, image in images.items() if image}


def _pictures(world: World) -> dict[str, str]:
    return {
        state: reverse("posts:download_image", args=[post.public_id, image.public_id])
        for state, post in world.posts.items()
        if post.pk and (image := post.images.first())
    }


def _identicons(world: World) -> dict[str, str]:
    return {"public": reverse("accounts:identicon", args=[world.owners["public"].public_id])}


def _at(address: str) -> Addresses:
    return lambda world: {"public": address}


def _follows_tag(viewer: str, state: str) -> set[str]:
    """A tag that stands on nothing for this person is not there; others log in first."""
    return acts(TAG_PAGES)(viewer, state) if viewer in TAG_PAGES[state] else {GONE, REFUSED}


def _about_another(viewer: str, state: str) -> set[str]:
    """What one does about somebody else, whoever they are, as long as they are there."""
    if viewer == "owner":
        return {SENT_ON, REFUSED, GONE}
    if viewer == "signed out":
        return {SIGN_IN}
    if viewer == "suspended":
        return {SENT_ON, REFUSED, GONE}
    return {SENT_ON, SHOWN} if viewer in PEOPLE[state] else {GONE}


COMMENT = {"text": "hello", "submit_key": "k"}
BRINGING = ("portability:ask", "portability:bring", "portability:begin")
# Everybody is named in all captions; what is found must not tell of more than there is to see.
SEARCHES = (
    "",
    "q=moderator",
    "q=%40ann+moderator+sort%3Alikes",
    "q=ann&type=people",
    "q=finds&type=boards",
    "q=board&type=boards",
    "q=tag&type=tags",
)
SEARCH_ACTS = ("remove", "clear", "keeping")
HANDED_OVER = {SHOWN, SENT_ON}
NOT_LET_IN = {GONE, SENT_ON}
# A tag of somebody's own, or one that they follow, has its page also when nothing stands there.
TAG_PAGES = {
    state: (viewers if state == "public" else viewers & {"owner", "moderator"}) | {"follower"}
    for state, viewers in POSTS.items()
}
# Anybody could log out and see what is public; the address of a picture is nobody's secret then.
FILES = {**POSTS, "public": set(VIEWERS)}
PIA_LETS_IN = {**PEOPLE, "private account": {"follower", "owner"}}
# What other programs get is what everyone sees, whoever asks.
OPEN = {state: set(VIEWERS) if state == "public" else set() for state in {**POSTS, **BOARDS}}
# A person's own feeds are not found by whom they blocked, as their pages are not.
OPEN_TO_EACH = {state: viewers - {"blocked"} for state, viewers in OPEN.items()}
SITEMAPS = ("feeds", "posts", "people", "tags", "boards")


def _ways_of_tags(world: World) -> dict[str, str]:
    address = reverse("posts:tags")
    ways = ("public", ""), ("private post", "?window=all"), ("hidden", "?by=name")
    return {state: f"{address}{way}" for state, way in ways}


def _of_tags(name: str) -> Addresses:
    return lambda world: {
        state: reverse(name, args=[word("tag", state).casefold()]) for state in POSTS
    }


def _embedded(world: World) -> dict[str, str]:
    site, asks = quote(settings.SITE_URL, safe=""), reverse("posts:oembed")
    pages = of_posts("posts:detail")(world)
    return {state: f"{asks}?url={site}{page}" for state, page in pages.items()}


def _profile_pictures(world: World) -> dict[str, str]:
    return {
        state: reverse("posts:picture", args=[owner.profile.picture.split("/")[1], 96])
        for state, owner in world.owners.items()
        if state in PEOPLE and owner.profile.picture
    }


ABOUT_POSTS = [
    Row("posts:home", here("posts:home"), everyone),
    Row("posts:most_viewed", here("posts:most_viewed"), everyone),
    Row("posts:latest", here("posts:latest"), everyone),
    Row("posts:tags", _ways_of_tags, everyone),
    Row("posts:stream", here("posts:stream"), members),
    Row("posts:bookmarks", here("posts:bookmarks"), members),
    Row("posts:create", here("posts:create"), writers),
    Row("posts:create_text", here("posts:create_text"), writers),
    Row("posts:suggest_tags", lambda world: {"public": "/create/tags/?q=tag"}, members),
    Row("posts:upload", here("posts:upload"), only(), "post"),
    Row("posts:detail", of_posts("posts:detail"), seen(POSTS)),
    Row("posts:edit", of_posts("posts:edit"), owners(POSTS)),
    Row("posts:delete", of_posts("posts:delete"), owners(POSTS)),
    Row("posts:download", of_posts("posts:download"), seen(POSTS, HANDED_OVER)),
    Row("posts:download_image", _pictures, seen(POSTS, HANDED_OVER)),
    Row("posts:rendition", _renditions, seen(FILES, HANDED_OVER)),
    Row("posts:picture", _profile_pictures, seen({**PEOPLE, "public": set(VIEWERS)})),
    Row("posts:like", of_posts("posts:like"), acts(POSTS), "post", {"value": "1"}),
    Row("posts:bookmark", of_posts("posts:bookmark"), acts(POSTS), "post", {"value": "1"}),
    Row("posts:comments", of_posts("posts:comments"), seen(POSTS)),
    Row("posts:comments", of_posts("posts:comments"), acts(POSTS), "post", COMMENT),
    Row("posts:comment", of_comments("posts:comment"), seen(POSTS, HANDED_OVER)),
    Row("posts:edit_comment", of_comments("posts:edit_comment"), owners(POSTS)),
    Row("posts:delete_comment", of_comments("posts:delete_comment"), owners(POSTS), "post"),
    Row("posts:tag", _of_tags("posts:tag"), seen(TAG_PAGES)),
    Row("posts:follow_tag", _of_tags("posts:follow_tag"), _follows_tag, "post", {"value": "1"}),
    Row("collections:create", here("collections:create"), writers),
]
ABOUT_PEOPLE = [
    Row("posts:profile", of_people("posts:profile"), seen(PEOPLE)),
    Row("posts:likes_of", of_people("posts:likes_of"), seen(PIA_LETS_IN, others=NOT_LET_IN)),
    Row(
        "collections:of_person",
        of_people("collections:of_person"),
        seen(PIA_LETS_IN, others=NOT_LET_IN),
    ),
    Row("boards:of_person", of_people("boards:of_person"), seen(PEOPLE, HANDED_OVER)),
    *(
        Row(name, of_people(name), seen(PIA_LETS_IN, others=NOT_LET_IN))
        for name in ("accounts:followers", "accounts:following")
    ),
    *(
        Row(name, of_people(name), _about_another, "post", {act: "1"})
        for name, act in (
            ("accounts:follow", "follow"),
            ("accounts:answer_request", "let_in"),
            ("accounts:remove_follower", "remove"),
            ("accounts:mute", "mute"),
            ("accounts:block", "block"),
        )
    ),
    Row("accounts:identicon", _identicons, everyone),
]
ABOUT_BOARDS = [
    Row("boards:save", of_posts("boards:save"), acts(POSTS)),
    Row("boards:create", here("boards:create"), writers),
    Row("boards:board", of_boards("boards:board"), seen(BOARDS)),
    Row("boards:edit", of_boards("boards:edit"), owners(BOARDS)),
    Row("boards:delete", of_boards("boards:delete"), owners(BOARDS)),
    Row("boards:people", of_boards("boards:people"), owners(BOARDS)),
    Row("boards:arrange", of_boards("boards:arrange"), workers(BOARDS, "owner", "collaborator")),
    Row("boards:answer", of_boards("boards:answer"), workers(BOARDS, "collaborator"), "post"),
]
FOR_OTHER_PROGRAMS = [
    Row("posts:profile_atom", of_people("posts:profile_atom"), seen(OPEN_TO_EACH)),
    Row("boards:board_atom", of_boards("boards:board_atom"), seen(OPEN_TO_EACH)),
    *(
        Row(name, addresses, seen(OPEN), for_everyone=True)
        for name, addresses in (
            ("posts:home_atom", here("posts:home_atom")),
            ("posts:most_viewed_atom", here("posts:most_viewed_atom")),
            ("posts:latest_atom", here("posts:latest_atom")),
            ("posts:tag_atom", _of_tags("posts:tag_atom")),
            ("posts:oembed", _embedded),
            ("posts:sitemap", here("posts:sitemap")),
            ("posts:robots", here("posts:robots")),
            *(("posts:sitemap_part", here("posts:sitemap_part", kind, 1)) for kind in SITEMAPS),
        )
    ),
]
ABOUT_ONESELF = [
    *(
        Row(name, here(name), members)
        for name in ("accounts:settings", "accounts:username", "accounts:privacy")
    ),
    *(
        Row(name, here(name), oneself)
        for name in (
            "accounts:delete",
            "accounts:blocked",
            "accounts:follow_requests",
            "accounts:leaving",
            "accounts:sessions",
            "accounts:end_other_sessions",
            "accounts:two_factor",
            "accounts:by_code",
            "accounts:by_password",
            "accounts:by_passkey",
            "accounts:start_app",
            "accounts:codes",
            "accounts:passkeys",
            "accounts:add_passkey",
            "accounts:email",
            "accounts:change_password",
            "accounts:set_password",
            "usersessions_list",
            "mfa_index",
            "mfa_reauthenticate",
            "mfa_activate_totp",
            "mfa_deactivate_totp",
            "mfa_view_recovery_codes",
            "mfa_generate_recovery_codes",
            "mfa_download_recovery_codes",
            "mfa_list_webauthn",
            "mfa_add_webauthn",
            "mfa_reauthenticate_webauthn",
            "account_email",
            "account_change_password",
            "account_set_password",
            "account_reauthenticate",
            "socialaccount_connections",
            "portability:data",
            "portability:progress",
            "notifications:list",
            "notifications:settings",
            "search:history",
        )
    ),
    *(
        Row(name, here(name, 10**6), oneself)
        for name in (
            "accounts:end_session",
            "accounts:rename_passkey",
            "mfa_remove_webauthn",
            "mfa_edit_webauthn",
        )
    ),
    *(Row(name, here(name), oneself, "post") for name in ("notifications:all_read", *BRINGING)),
    *(Row(f"search:{act}", here(f"search:{act}"), oneself, "post") for act in SEARCH_ACTS),
    Row("portability:fetch", here("portability:fetch", "somebody's"), only()),
    Row("portability:report", here("portability:report", "somebodys"), only()),
    *(
        Row(name, here(name, "somebodys"), only(), "post")
        for name in ("portability:finish", "portability:stop")
    ),
    Row("portability:part", here("portability:part", "somebodys", 0), only(), "post"),
]
ON_THE_WAY = [
    *(
        Row(name, here(name), anyone)
        for name in (
            "accounts:login",
            "accounts:signup",
            "accounts:social_signup",
            "accounts:reset_password",
            "accounts:second_step",
            "account_login",
            "account_logout",
            "account_inactive",
            "account_signup",
            "account_email_verification_sent",
            "account_reset_password",
            "account_reset_password_done",
            "account_reset_password_from_key_done",
            "account_confirm_login_code",
            "mfa_authenticate",
            "mfa_login_webauthn",
            "socialaccount_login_cancelled",
            "socialaccount_login_error",
            "socialaccount_signup",
        )
    ),
    *(
        Row(f"social/{page}/", _at(f"/accounts/social/{page}/"), anyone)
        for page in ("login/cancelled", "login/error", "signup", "connections")
    ),
    Row("accounts:first_administrator", here("accounts:first_administrator", "x"), anyone),
    Row("account_confirm_email", here("account_confirm_email", "x"), anyone),
    Row(
        "account_reset_password_from_key", here("account_reset_password_from_key", "1", "x"), anyone
    ),
    Row("notifications:unsubscribe", here("notifications:unsubscribe", "x"), anyone),
    *(Row("search:search", _at(f"/search/?{asked}"), everyone) for asked in SEARCHES),
    *(
        Row("search:suggestions", _at(f"/search/suggestions/?q={begun}"), everyone)
        for begun in ("caption", "comment", "tag", "board")
    ),
    Row("pages:page", here("pages:page", "privacy"), everyone),
    Row("healthz", here("healthz"), everyone),
    Row("readyz", here("readyz"), everyone),
]


def _moderating(viewer: str, state: str) -> set[str]:
    """Moderators have some of the pages, all others none."""
    shown = {SHOWN, SENT_ON} if viewer == "moderator" else set()
    return shown | {SIGN_IN, REFUSED, GONE}


ON_THE_WAY_OUT = ("admin:login", "admin:logout")
# Of the admin's pages that want to be told of what.
ARGUMENTS: dict[str, tuple[object, ...]] = {
    "admin:app_list": ("posts",),
    "admin:view_on_site": (1, 1),
    "admin:auth_user_password_change": (1,),
}


def admin_rows(names: Iterable[str]) -> list[Row]:
    """The admin: for moderators alone, and there, too, nothing that is not theirs to see."""
    return [
        Row(name, _in_admin(name), anyone if name in ON_THE_WAY_OUT else _moderating)
        for name in names
    ]


def _in_admin(name: str) -> Addresses:
    """The page of each thing of its model, or the one page that there is."""
    model, _, page = name.removeprefix("admin:").rpartition("_")
    if page not in ("change", "delete", "history") or not model.count("_"):
        return lambda world: {"public": _plain(name)}
    return lambda world: {
        state: reverse(name, args=[pk]) for state, pk in world.keys_of(model).items()
    }


def _plain(name: str) -> str:
    if not name.removeprefix("admin:").isidentifier():
        return "/admin/nothing-of-this-name/"
    return reverse(name, args=ARGUMENTS.get(name, ()))


TABLE = [
    *ABOUT_POSTS,
    *ABOUT_PEOPLE,
    *ABOUT_BOARDS,
    *FOR_OTHER_PROGRAMS,
    *ABOUT_ONESELF,
    *ON_THE_WAY,
]
