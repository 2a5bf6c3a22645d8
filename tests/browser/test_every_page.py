"""Every page, with awkward words on it: axe, both colour schemes, wide and narrow, no `style=`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from playwright.sync_api import Page

from tests.browser.gallery import LONG_NAME, Gallery, gallery, with_some_picture
from tests.browser.looks import WAYS, Way, check_page
from tests.browser.visits import NOT_PAGES, VISITS, Visit
from tests.support.browser import sign_in
from tests.support.examples import in_full
from tests.support.people import person

A_ROUND = 16
# How a page is looked at, and how axe judges it; the second costs most, then the first.
Look = tuple[Sequence[Way], Sequence[Way]]
WIDE, NARROW = WAYS[:1], WAYS[1:]
DAILY: tuple[Look, ...] = ((WAYS, WIDE), (NARROW, ()), (NARROW, NARROW), (NARROW, ()))


def rounds() -> Iterator[tuple[str, list[Visit]]]:
    """The visits of each person, some at a time: one gallery is hung for all of them."""
    for who in dict.fromkeys(visit.who for visit in VISITS):
        theirs = [visit for visit in VISITS if visit.who == who]
        for start in range(0, len(theirs), A_ROUND):
            yield who, theirs[start : start + A_ROUND]


@pytest.mark.long
@pytest.mark.parametrize(("who", "visits"), list(rounds()), ids=str)
def test_pages_are_sound(visitor: Page, live_site: str, who: str, visits: list[Visit]) -> None:
    """Daily every page narrow and every fourth wide; axe judges half of them, in one of the ways.

    With --soak all of them both ways.
    """
    here = gallery()
    with_some_picture(visitor)
    if who != "guest":
        sign_in(visitor, live_site, here.people[who])
    wrong = [
        problem_of(visitor, live_site, here, visit, (WAYS, WAYS) if in_full() else DAILY[place % 4])
        for place, visit in enumerate(visits)
    ]
    assert not any(wrong), "\n\n".join(filter(None, wrong))


def problem_of(visitor: Page, live_site: str, here: Gallery, visit: Visit, look: Look) -> str:
    """What is wrong with the page that this visit leads to; "" where nothing is."""
    address = visit.address.format_map(here.places)
    response = visitor.goto(live_site + address)
    try:
        assert response
        assert response.status == visit.status
        assert visitor.url.endswith(visit.leads_to.format_map(here.places) or address)
        check_page(visitor, ways=look[0], judged=look[1])
    except AssertionError as problem:
        return f"{visit}: {problem}"
    return ""


@pytest.mark.parametrize("who", ["guest", "ann"])
def test_an_empty_wall_is_sound(visitor: Page, live_site: str, who: str) -> None:
    if who != "guest":
        sign_in(visitor, live_site, person(who))
    visitor.goto(live_site)
    check_page(visitor)


def test_the_open_menu_is_sound(visitor: Page, live_site: str) -> None:
    sign_in(visitor, live_site, person(LONG_NAME, is_staff=True))
    visitor.goto(f"{live_site}/privacy/")  # where it covers nothing that can be touched
    visitor.locator(".menu summary").click()
    check_page(visitor)


def test_no_page_is_forgotten() -> None:
    visited = {route_of(visit.address) for visit in VISITS}
    pages = {route for route in routes() if not route.startswith(tuple(NOT_PAGES))}
    assert pages - visited == set()


def test_what_is_said_to_be_no_page_is_there() -> None:
    there = list(routes())
    assert [each for each in NOT_PAGES if not any(route.startswith(each) for route in there)] == []


def route_of(address: str) -> str:
    anything: defaultdict[str, str] = defaultdict(lambda: "1")
    try:
        return str(resolve(urlsplit(address.format_map(anything)).path).route)
    except Resolver404:
        return ""


def routes(resolver: URLResolver | None = None, before: str = "") -> Iterator[str]:
    """Every address as Django writes it."""
    for entry in (resolver or get_resolver()).url_patterns:
        part = str(entry.pattern)
        route = before + (part.removeprefix("^") if before else part)
        if isinstance(entry, URLPattern):
            yield route
        else:
            yield from routes(entry, route)
