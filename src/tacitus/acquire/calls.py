"""One call over HTTP, to an address that was looked at before it is connected to."""

import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Callable
from contextlib import closing
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
    late = threading.Event()
    connection = http.client.HTTPConnection(parts.hostname, port, timeout=asked.seconds)
    timer = threading.Timer(asked.seconds, give_up, [connection, late])
    timer.start()
    try:
        connection.sock = connected(parts.hostname, port, parts.scheme == "https", asked)
        query = f"?{quote(parts.query, SAFE)}" if parts.query else ""
        path = quote(parts.path or "/", SAFE) + query
        connection.request("GET", path, headers={"Connection": "close", **asked.headers})
        with closing(connection.getresponse()) as answer:
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, headers, body(answer, headers, asked.limit))
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as fault:
        if late.is_set():
            raise UnreadableInput(f"gave no answer in {asked.seconds:g} seconds") from None
        words = str(getattr(fault, "strerror", None) or fault or type(fault).__name__)
        raise UnreadableInput(f"cannot be had ({words.lower()}): see to the address") from None
    finally:
        timer.cancel()
        connection.close()


def give_up(connection: http.client.HTTPConnection, late: threading.Event) -> None:
    """End a call whose time is over."""
    late.set()
    if connection.sock is not None:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:  # it has ended by itself
            return


def connected(host: str, port: int, secure: bool, asked: Call) -> socket.socket:
    """A connection to the host by an address that is allowed; all that it has must be."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses or not all(asked.allowed(address) for address in addresses):
        raise UnreadableInput(f"leads to {host}, which is no address of the open internet")
    plain = socket.create_connection((addresses[0], port), asked.seconds)
    if not secure:
        return plain
    try:
        return ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    except OSError:
        plain.close()
        raise


def body(answer: http.client.HTTPResponse, headers: dict[str, str], limit: int) -> bytes:
    """What was sent, unpacked; UnreadableInput if it is over the limit."""
    packed = headers.get("content-encoding", "identity").lower()
    if packed not in {"identity", "gzip", "x-gzip"}:
        raise UnreadableInput(f"is packed as {packed}, which was not asked for")
    unpack = zlib.decompressobj(GZIP) if packed != "identity" else None
    parts: list[bytes] = []
    size = 0
    while piece := answer.read(PIECE):
        more = piece if unpack is None else unpack.decompress(piece, limit + 1 - size)
        parts.append(more)
        size += len(more)
        if size > limit:
            raise UnreadableInput(f"is over {limit / 1e6:g} MB")
    return b"".join(parts)
