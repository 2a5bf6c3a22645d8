"""Taking data along and bringing it, with scripts: parts, a broken connection, the pages."""

import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from accounts.models import User
from pictria.portability import tasks
from pictria.portability.models import Download, Part
from pictria.portability.services import arriving
from pictria.portability.views import data
from posts.models import Post
from tests.browser.looks import check_page
from tests.portability.zips import zipped
from tests.support import pictures
from tests.support.browser import fresh_page
from tests.support.people import signed_in
from tests.support.pictures import saved
from tests.support.posts import share

PART = 100_000
REPORT = re.compile(r"/settings/data/bring/\w+/$")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """In a profile of its own, since it stops the clock there."""
    with fresh_page(browser) as page:
        yield page


@pytest.fixture
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (arriving, data):
        monkeypatch.setattr(module, "PART", PART)


@pytest.fixture
def holiday(tmp_path: Path) -> Path:
    """A ZIP of two pictures, which goes up in three parts."""
    noise = Image.frombytes("RGB", (200, 200), os.urandom(200 * 200 * 3))
    grey = noise.convert("L").convert("RGB")
    path = tmp_path / "holiday.zip"
    path.write_bytes(zipped({"a.png": saved(noise, "PNG"), "b.png": saved(grey, "PNG")}))
    return path


@pytest.mark.usefixtures("_small_parts", "ann")
def test_a_broken_connection_costs_one_part(page: Page, live_site: str, holiday: Path) -> None:

    page.clock.install()
    page.goto(f"{live_site}/settings/data/")
    page.route("**/parts/2/", lambda route: route.abort())
    choose(page, holiday)
    said = page.get_by_role("region", name="Bring your data").get_by_role("status")
    expect(said).to_have_text("67 % has arrived.")
    until_it_gives_up(page)
    expect(said).to_contain_text("it goes on where it stopped")
    assert Part.objects.filter(size__gt=0).count() == 2
    check_page(page)

    page.unroute("**/parts/2/")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    choose(page, holiday)
    page.wait_for_url(REPORT)

    assert len([url for url in sent if "/parts/" in url]) == 1
    expect(page.get_by_text("2 brought")).to_be_visible()
    assert Post.objects.count() == 2
    assert not Part.objects.exists()
    check_page(page)
    page.get_by_role("link", name="Brought").first.click()
    expect(page.get_by_role("img").first).to_be_visible()


def choose(page: Page, file: Path) -> None:
    page.get_by_label("ZIP file").set_input_files(file)
    page.get_by_role("button", name="Bring it").click()


def until_it_gives_up(page: Page) -> None:
    """It tries again every two seconds, for which the test does not wait."""
    button = page.get_by_role("button", name="Bring it")
    while button.is_disabled():
        page.clock.run_for(2000)


def test_the_zip_is_offered_without_reloading_and_opens_offline(
    page: Page, live_site: str, ann: User, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("pictria.portability.services.downloading.send", lambda job: None)
    share(signed_in(ann), pictures.jpeg(90, 60), alt_text="two boats")
    page.goto(f"{live_site}/settings/data/")
    page.get_by_role("button", name="Put my data together").click()
    expect(page.get_by_text("Your data is being put together")).to_be_visible()

    tasks.make_download(Download.objects.get().pk)

    link = page.get_by_role("link", name="Download the ZIP")
    expect(link).to_be_visible()
    with page.expect_download() as downloaded:
        link.click()
    zipfile.ZipFile(downloaded.value.path()).extractall(tmp_path)
    page.goto((tmp_path / "index.html").as_uri())
    picture = page.get_by_role("img", name="two boats")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 90
    check_page(page)
