"""A Google that lives in this process: it gives tokens for codes, and says who somebody is."""

import json
import threading
import time
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

import jwt
from django.test import Client
from django.urls import reverse

CLIENT_ID = "pictria-tests.apps.googleusercontent.com"
CLIENT_SECRET = "of-the-tests"
ADA: dict[str, Any] = {
    "sub": "1001",
    "email": "ada@gmail.com",
    "email_verified": True,
    "given_name": "Ada",
}


class FakeGoogle:
    """`google.person` is who stands before the screen; `google.asked` what the site sent."""

    def __init__(self) -> None:
        self.person: dict[str, Any] = dict(ADA)
        self.asked: list[dict[str, str]] = []
        self.answer: tuple[int, dict[str, Any]] | None = None
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        # How often the server asks whether to end; half a second for each test otherwise.
        serve = partial(self._server.serve_forever, poll_interval=0.01)
        threading.Thread(target=serve, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def token(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        self.asked.append(form)
        if self.answer:
            return self.answer
        right = form["code"] == "a-code" and form["client_secret"] == CLIENT_SECRET
        if not right or not form.get("code_verifier"):
            return 400, {"error": "invalid_grant"}
        return 200, {"access_token": "t", "expires_in": 3600, "id_token": self._id_token()}

    def _id_token(self) -> str:
        now = int(time.time())
        said = {"iss": "https://accounts.google.com", "aud": CLIENT_ID, "iat": now}
        return jwt.encode({**said, "exp": now + 600, **self.person}, "k" * 32, "HS256")

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                form = {name: values[0] for name, values in parse_qs(body).items()}
                status, answer = fake.token(form)
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(answer).encode())

            def log_message(self, *said: Any) -> None:
                pass

        return Handler


def through_google(client: Client, *, process: str = "login") -> Any:
    """Goes to Google by the site's button, agrees there, and comes back."""
    leaving = client.post(f"{reverse('google_login')}?process={process}")
    assert leaving.status_code == 302
    there = urlsplit(leaving["Location"])
    assert there.hostname == "accounts.google.com"
    asked = parse_qs(there.query)
    assert asked["client_id"] == [CLIENT_ID]
    assert asked["code_challenge_method"] == ["S256"]
    return client.get(reverse("google_callback"), {"code": "a-code", "state": asked["state"][0]})


def sign_up_by_google(client: Client, username: str, **said: str) -> Any:
    """Comes from Google for the first time and fills in the form that then stands there."""
    back = through_google(client)
    assert (back.status_code, back["Location"]) == (302, reverse("socialaccount_signup"))
    form = {"username": username, "email": ADA["email"], **said}
    return client.post(reverse("socialaccount_signup"), form)
