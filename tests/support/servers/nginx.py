"""nginx as people put it in front of a site: a cache that keeps what it is allowed to."""

import contextlib
import http.client
import shutil

import pytest

from tests.support.servers.server import Server

CONFIGURATION = """
daemon off;
worker_processes 1;
pid {folder}/pid;
error_log {folder}/log;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/bodies;
    proxy_temp_path {folder}/answers;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    proxy_cache_path {folder}/cache keys_zone=pages:1m;
    server {{
        listen 127.0.0.1:{port};
        location / {{
            proxy_pass {site};
            proxy_set_header Host {host};
            proxy_cache pages;
            proxy_cache_key $uri$is_args$args;
            add_header X-Cache $upstream_cache_status always;
        }}
    }}
}}
"""


class Nginx(Server):
    """Stands before a site at `site` (an address without a slash at its end).

    It has no rule of its own about what may be kept: the site's headers decide.
    """

    name = "nginx"

    def __init__(self, site: str) -> None:
        super().__init__()
        self._site = site

    @property
    def url(self) -> str:
        """Where one asks it."""
        return f"http://127.0.0.1:{self.port}"

    def prepare(self) -> None:
        """Writes what it is to do."""
        self.folder.chmod(0o755)
        host = self._site.partition("//")[2]
        written = CONFIGURATION.format(
            folder=self.folder, port=self.port, site=self._site, host=host
        )
        (self.folder / "nginx.conf").write_text(written)

    def command(self) -> list[str]:
        return [program(), "-c", str(self.folder / "nginx.conf"), "-p", str(self.folder)]

    def answers(self) -> bool:
        web = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        with contextlib.closing(web), contextlib.suppress(http.client.HTTPException):
            web.request("GET", "/healthz")
            return web.getresponse().status == 200
        return False


def program() -> str:
    """Where it is. Skips the test where there is none."""
    found = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    if not found:
        pytest.skip("nginx is not installed (on Debian: apt install nginx-light)")
    return found
