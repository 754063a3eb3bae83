"""Who may ask, and what every answer says to the browser.

Loopback alone can ask, with the cookie that the one-time address gave, from pages of this server; other sites and other
names for this machine (DNS rebinding) are refused. Answers may run no script but the server's own files, fetch nothing from
elsewhere, be framed by nobody, and are not stored. Facts: https://www.w3.org/TR/CSP3/, RFC 6265bis (SameSite),
https://www.w3.org/TR/fetch-metadata/.
"""

from __future__ import annotations

import hmac
import secrets
from http.cookies import CookieError, SimpleCookie
from typing import Any

from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

COOKIE = "aboveboard"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'self'"
)
_HEADERS = (
    ("content-security-policy", POLICY),
    ("cache-control", "no-store"),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), clipboard-read=()"),
)


class Guard:
    """The secrets of one start, and the check of each request."""

    def __init__(self, port: int) -> None:
        """Secrets are made anew with each start."""
        self.port = port
        self.names = {f"{host}:{port}" for host in ("127.0.0.1", "localhost", "[::1]")}
        self._ticket: str | None = secrets.token_urlsafe(24)
        self._cookie = secrets.token_urlsafe(32)

    @property
    def address(self) -> str:
        """Where the review begins; it works once."""
        return f"http://127.0.0.1:{self.port}/enter/{self._ticket}"

    def enter(self, ticket: str) -> str | None:
        """The cookie for the one-time ticket; None where it is wrong or was used."""
        if self._ticket is None or not hmac.compare_digest(ticket.encode(), self._ticket.encode()):
            return None
        self._ticket = None
        return self._cookie

    def refusal(self, scope: HTTPScope) -> str | None:
        """Why a request is refused, or None."""
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        if headers.get("host") not in self.names:
            return "this server answers under its own address only"
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        # Forms of pages that send no referrer say "null"; the browser's own word on the site must stand beside it.
        if (
            origin not in (None, "null" if site == "same-origin" else None)
            and origin.removeprefix("http://") not in self.names
        ):
            return "another site may not ask this server"
        if site not in (None, "same-origin", "none"):
            return "another site may not ask this server"
        path = str(scope["path"])
        if path.startswith(("/enter/", "/static/")):
            return None
        if scope["method"] not in ("GET", "HEAD") and origin is None and site is None:
            return "a change must come from a page of this server"
        if not hmac.compare_digest(_cookie_of(headers.get("cookie", "")).encode(), self._cookie.encode()):
            return "this address needs the ticket that `aboveboard review` printed; start it again for a new one"
        return None

    def wrap(self, app: ASGIApp) -> ASGIApp:
        """The application behind the guard."""

        async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http":
                await app(scope, receive, send)
                return

            static = str(scope["path"]).startswith("/static/")

            async def answer(message: Message) -> None:
                if message["type"] == "http.response.start":
                    kept = [(n, v) for n, v in message["headers"] if n.lower() not in (b"cache-control", b"server")]
                    own: list[tuple[bytes, bytes]] = [(n.encode(), v.encode()) for n, v in _HEADERS]
                    if static:
                        own = [(n, b"no-cache" if n == b"cache-control" else v) for n, v in own]
                    message["headers"] = [*kept, *own]
                await send(message)

            why = self.refusal(scope)
            if why is None:
                await app(scope, receive, answer)
                return
            body = why.encode()
            start: Any = {"type": "http.response.start", "status": 403, "headers": [(b"content-type", b"text/plain")]}
            await answer(start)
            end: Any = {"type": "http.response.body", "body": body, "more_body": False}
            await send(end)

        return guarded


def _cookie_of(text: str) -> str:
    try:
        morsel = SimpleCookie(text).get(COOKIE)
    except CookieError:
        return ""
    return "" if morsel is None else morsel.value
