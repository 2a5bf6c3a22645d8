"""No client can move the site to another address for everybody."""

from collections.abc import Callable

import requests

from tests.support.processes import Gunicorn


def test_nobody_says_below_which_address_the_site_is(
    gunicorn_site: Callable[..., Gunicorn],
) -> None:
    """Proxies do so with this header, and pages that are kept would have it in all their links."""
    site = gunicorn_site()
    requests.get(f"{site.url}/evil/latest/", headers={"SCRIPT_NAME": "/evil"}, timeout=30)
    assert 'href="/evil/' not in requests.get(f"{site.url}/latest/", timeout=30).text
