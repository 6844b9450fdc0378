"""One call over HTTP, to an address that was looked at before it is connected to."""

import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from tacitus.errors import UnreadableInput

PIECE = 1 << 16  # bytes read at a time
GZIP = 16 + zlib.MAX_WBITS
SAFE = "/?&=%:@!$'()*+,;~[]"  # what stays as it is in the path of a URL


@dataclass(frozen=True, slots=True)
class Call:
    """What is asked for. `limit` is in bytes, after unpacking; `seconds` is for all of it;
    `allowed` says whether an IP address may be connected to."""

    url: str
    headers: dict[str, str]
    limit: int
    seconds: float
    allowed: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; the names of the headers are in small letters."""

    status: int
    headers: dict[str, str]
    raw: bytes


def call(asked: Call) -> Answer:
    """The answer of the server, without following where it leads; UnreadableInput says why there
    is none."""
    parts = urlsplit(asked.url)
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise UnreadableInput("its address has no sensible port") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username is not None:
        raise UnreadableInput("leads to an address that is not plain http or https")
    line = Line()
    connection = http.client.HTTPConnection(parts.hostname, port, timeout=asked.seconds)
    timer = threading.Timer(asked.seconds, line.cut)
    timer.start()
    try:
        connect(line, connection, asked, secure=parts.scheme == "https")
        query = f"?{quote(parts.query, SAFE)}" if parts.query else ""
        path = quote(parts.path or "/", SAFE) + query
        connection.request("GET", path, headers={"Connection": "close", **asked.headers})
        with closing(connection.getresponse()) as answer:
            headers = {name.lower(): value for name, value in answer.getheaders()}
            raw = body(answer, headers, asked.limit)
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as fault:
        if not line.is_cut:
            words = str(getattr(fault, "strerror", None) or fault or type(fault).__name__)
            raise UnreadableInput(f"cannot be had ({words.lower()}): see to the address") from None
    finally:
        timer.cancel()
        connection.close()
    if line.is_cut:  # what had come until then may look whole
        raise UnreadableInput(f"gave no answer in {asked.seconds:g} seconds")
    return Answer(answer.status, headers, raw)


class Line:
    """The socket of a call, which can be cut from another thread. `http.client` lets go of it as
    soon as the answer begins, so that it is kept here."""

    def __init__(self) -> None:
        self.sock: socket.socket | None = None
        self.is_cut = False

    def cut(self) -> None:
        """End a call whose time is over."""
        self.is_cut = True
        if self.sock is not None:
            with suppress(OSError):  # it has ended by itself
                self.sock.shutdown(socket.SHUT_RDWR)


def connect(
    line: Line, connection: http.client.HTTPConnection, asked: Call, *, secure: bool
) -> None:
    """Connect to the host by the first of its addresses that answers; all must be allowed."""
    host, port = connection.host, connection.port
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not addresses or not all(asked.allowed(address) for address in addresses):
        raise UnreadableInput(f"leads to {host}, which is no address of the open internet")
    connection.sock = line.sock = first_that_answers(addresses, port, asked.seconds)
    if secure:  # the handshake comes when the line can be cut already
        context = ssl.create_default_context()
        wrapped = context.wrap_socket(
            line.sock, server_hostname=host, do_handshake_on_connect=False
        )
        connection.sock = line.sock = wrapped
        wrapped.do_handshake()


def first_that_answers(addresses: Sequence[str], port: int, seconds: float) -> socket.socket:
    """A connection to one of the addresses, tried in turn: many machines have no IPv6."""
    for address in addresses[:-1]:
        try:
            return socket.create_connection((address, port), seconds / len(addresses))
        except OSError:
            continue
    return socket.create_connection((addresses[-1], port), seconds)


def body(answer: http.client.HTTPResponse, headers: dict[str, str], limit: int) -> bytes:
    """What was sent, whole and unpacked; UnreadableInput if it is over the limit or cut off."""
    packed = headers.get("content-encoding", "identity").lower()
    if packed not in {"identity", "gzip", "x-gzip"}:
        raise UnreadableInput(f"is packed as {packed}, which was not asked for")
    unpack = zlib.decompressobj(GZIP) if packed != "identity" else None
    parts: list[bytes] = []
    size = came = 0
    while piece := answer.read(PIECE):
        came += len(piece)
        more = piece if unpack is None else unpack.decompress(piece, limit + 1 - size)
        parts.append(more)
        size += len(more)
        if size > limit:
            raise UnreadableInput(f"is over {limit / 1e6:g} MB")
    if answer.length or (unpack is not None and came and not unpack.eof):
        raise UnreadableInput("was cut off on its way: try again")
    return b"".join(parts)
