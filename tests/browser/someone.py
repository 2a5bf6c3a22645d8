"""A person who uses the site with their own browser, as hands do it."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from tests.browser.pictures_of_the_day import Album
from tests.support.people import PASSWORD


@dataclass(frozen=True)
class Someone:
    """`name` in `page`, on the site at `site`; pictures are taken for the album."""

    page: Page
    site: str
    name: str
    album: Album

    @property
    def user(self) -> User:
        return User.objects.get(username=self.name)

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    def goes_to(self, address: str) -> None:
        self.page.goto(self.site + address)

    def presses(self, button: str) -> None:
        self.main.get_by_role("button", name=button, exact=True).click()

    def shows(self, what: str) -> None:
        """A picture of the page as it is now."""
        self.album.take(self.page, what)


def sign_up(page: Page, site: str, name: str, album: Album) -> Someone:
    """Somebody new, who signs up by the form."""
    someone = Someone(page, site, name, album)
    someone.goes_to("/accounts/signup/")
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    someone.presses("Sign up")
    expect(page.locator(".menu__who")).to_contain_text(name)
    return someone


def follow(someone: Someone, name: str) -> None:
    someone.goes_to(f"/@{name}/")
    # The button says at once what it will be; only the answer makes it so.
    with someone.page.expect_response("**/follow/"):
        someone.presses(f"Follow {name}")
    expect(someone.main.get_by_role("button", name=f"Following {name}")).to_be_visible()


def block(someone: Someone, name: str) -> None:
    """By the menu on their page, and after reading what it means."""
    someone.goes_to(f"/@{name}/")
    someone.main.locator(".menu summary").click()
    someone.main.get_by_role("link", name="Block…").click()
    someone.presses("Block")
    expect(someone.main.get_by_role("heading", level=1)).to_have_text(f"You blocked {name}")


def check_bell(someone: Someone, number: int) -> None:
    """Asserts that the bell in the bar tells of so many new lines."""
    someone.goes_to("/")
    bell = someone.page.get_by_role("link", name=f"Notifications, {number} new", exact=True)
    expect(bell).to_have_text(str(number))
