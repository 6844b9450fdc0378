"""What keeps other pages and other machines out of a server on 127.0.0.1.

A page of the web may send requests to this server from the user's own browser, and a name of the
web may be made to mean 127.0.0.1. So only our own names are answered, only our own pages may
change anything, and a page may load nothing but what this server gives. Another name is our own if
the server was told so: that of a proxy on this machine, which speaks TLS to others.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.datastructures import URL, Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tacitus.errors import UsageError

NAMES = ("127.0.0.1", "localhost")
SAFE = ("GET", "HEAD", "OPTIONS")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'; manifest-src 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with none at all a form of our own has the origin `null`
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


@dataclass(frozen=True, slots=True)
class Public:
    """Where others reach the server: `host` as in a request, with the port if it is not 443."""

    host: str

    @property
    def origin(self) -> str:
        """As a browser sends it."""
        return f"https://{self.host}"


def public_at(address: str) -> Public:
    """Where others reach the server, by an address that a user gave; UsageError where it is none,
    or where passwords would cross the network for all to read."""
    try:
        url = URL(address)
        host = (url.netloc or "").lower().removesuffix(":443")
        fit = url.scheme == "https" and url.hostname and url.path in ("", "/") and not url.query
        fit = fit and url.username is None and url.port != 0
    except ValueError:
        fit = False
    if not fit:
        raise UsageError(
            f"{address}: write https://NAME, the address at which a proxy on this machine answers"
            " others; http:// would send passwords in clear"
        )
    return Public(host)


class Guard:
    """Around the whole application."""

    def __init__(self, app: ASGIApp, public: Public | None = None) -> None:
        self.app = app
        self._public = public

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = refused(scope["method"], Headers(scope=scope), self._public)
        if refusal:
            answer = JSONResponse({"message": refusal}, status_code=403)
            await answer(scope, receive, guarded(send))
            return
        await self.app(scope, receive, guarded(send))


def guarded(send: Send) -> Callable[[Message], Awaitable[None]]:
    """Adds our headers to every answer."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return sent


def refused(method: str, headers: Headers, public: Public | None = None) -> str:
    """Why a request is not answered; empty if it is."""
    host = headers.get("host", "")
    ours = f"http://{host}"
    if public is not None and host.lower() == public.host:
        ours = public.origin
    elif hostname(ours) not in NAMES:
        return f"this server answers to {' and '.join(NAMES)} only" + (
            f", and to {public.host}" if public else ""
        )
    if method in SAFE:
        return ""
    origin = headers.get("origin")
    if origin is not None and origin != ours:
        return "another page may not change anything here"
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return "another page may not change anything here"
    return ""


def hostname(address: str) -> str:
    """The name in an address; empty where there is none."""
    try:
        return URL(address).hostname or ""
    except ValueError:
        return ""
