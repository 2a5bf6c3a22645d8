"""Every page of the site, and who looks at it. A new page gets a row here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Visit:
    """`{words}` of an address are the gallery's places; `leads_to` is where it ends, if elsewhere.

    `who` is a person of the gallery, or a guest.
    """

    address: str
    who: str = "guest"
    status: int = 200
    leads_to: str = ""

    def __str__(self) -> str:
        return f"{self.address} for {self.who}"


VISITS = (
    Visit("/"),
    Visit("/", "bea"),
    Visit("/latest/"),
    Visit("/tags/{tag}/"),
    Visit("/@{ann}/"),
    Visit("/@{ann}/", "ann"),
    Visit("/@gus/"),
    Visit("/@gus/", "gus"),
    Visit("/i/{own}/"),
    Visit("/i/{own}/", "ann"),
    Visit("/i/{own}/", "bea"),
    Visit("/i/{secret}/", "ann"),
    Visit("/i/{hidden}/", "ann"),
    Visit("/i/{sensitive}/"),
    Visit("/i/{own}/edit/", "ann"),
    Visit("/i/{own}/delete/", "ann"),
    Visit("/create/", "ann"),
    Visit("/create/", "eve", status=403),
    Visit("/settings/", "ann"),
    Visit("/settings/username/", "ann"),
    Visit("/accounts/signup/"),
    Visit("/accounts/login/"),
    Visit("/accounts/logout/", "ann"),
    Visit("/accounts/inactive/"),
    Visit("/accounts/reauthenticate/", "ann"),
    Visit("/accounts/email/", "ann"),
    Visit("/accounts/email/", "gus"),
    Visit("/accounts/confirm-email/"),
    Visit("/accounts/confirm-email/{confirmation}/"),
    Visit("/accounts/confirm-email/spent/"),
    Visit("/accounts/password/change/", "ann"),
    Visit("/accounts/password/set/", "gus"),
    Visit("/accounts/password/reset/"),
    Visit("/accounts/password/reset/done/"),
    Visit("/accounts/password/reset/key/{whose}-{reset}/", leads_to="-set-password/"),
    Visit("/accounts/password/reset/key/1-spent/"),
    Visit("/accounts/password/reset/key/done/"),
    Visit("/accounts/3rdparty/", "ann"),
    Visit("/accounts/3rdparty/login/cancelled/"),
    Visit("/accounts/3rdparty/login/error/", status=401),
    Visit("/accounts/first-administrator/{first}/"),
    Visit("/accounts/first-administrator/spent/", status=410),
    Visit("/privacy/"),
    Visit("/terms/"),
    Visit("/imprint/"),
    Visit("/contact/"),
    Visit("/nothing-here/", status=404),
    Visit("/?after=%00", status=400),
)

# What is no page of its own. Beginnings of routes.
NOT_PAGES = {
    "admin/": "Django's own pages",
    "healthz": "for machines",
    "readyz": "for machines",
    "media/": "pictures",
    "^identicon/": "pictures",
    "i/<str:public_id>/download/": "a file",
    "create/tags/": "JSON",
    "create/upload/": "takes POST only; the answer is a part of the form",
    "accounts/login/code/confirm/": "leads to the log-in, since codes by mail are off",
    "accounts/3rdparty/signup/": "only on the way back from Google (test_google_pages.py)",
    "accounts/social/": "old addresses, which lead to the new ones",
}
