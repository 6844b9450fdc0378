"""One call: what is cut off or drips is never taken for whole, and every address is tried."""

import gzip
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tacitus.acquire.calls import Call, call, first_that_answers
from tacitus.errors import UnreadableInput
from tests.acquire.pages import PAGE

OK = b"HTTP/1.1 200 OK\r\n"
PACKED = gzip.compress(PAGE)


@contextmanager
def saying(*pieces: bytes, drip: bool = False) -> Iterator[int]:
    """A server that says this to its one caller and hangs up, or drips on; its port."""
    done = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(30.0)

        def serve() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(10_000)
                for piece in pieces:
                    connection.sendall(piece)
                while drip and not done.wait(0.05):
                    try:
                        connection.sendall(b"x")
                    except OSError:
                        return

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            done.set()
            thread.join()


def asked(port: int, seconds: float = 20.0, scheme: str = "http") -> Call:
    return Call(f"{scheme}://127.0.0.1:{port}/a", {}, 100_000, seconds, lambda _address: True)


def chunk(raw: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(raw), raw)


@pytest.mark.parametrize(
    ("said", "body"),
    [
        (OK + b"Content-Length: 4\r\n\r\nhalf", b"half"),
        (OK + b"\r\nall there is", b"all there is"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n" + chunk(b"half") + chunk(b""), b"half"),
        (OK + b"Content-Encoding: gzip\r\n\r\n" + PACKED, PAGE),
        (b"HTTP/1.1 304 Not Modified\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n", b""),
    ],
)
def test_what_is_whole(said: bytes, body: bytes) -> None:
    with saying(said) as port:
        assert call(asked(port)).raw == body


@pytest.mark.parametrize(
    "said",
    [
        OK + b"Content-Length: 400\r\n\r\nhalf",
        OK + b"Transfer-Encoding: chunked\r\n\r\n" + chunk(b"half"),
        OK + b"Transfer-Encoding: chunked\r\n\r\n" + chunk(b"half")[:-4],
        OK + b"Content-Encoding: gzip\r\n\r\n" + PACKED[:-20],
        OK + b"Content-Encoding: gzip\r\n\r\n" + PACKED[:3],
        OK[:7],
        b"",
    ],
)
def test_what_is_cut_off(said: bytes) -> None:
    with saying(said) as port, pytest.raises(UnreadableInput, match=r"was cut off|cannot be had"):
        call(asked(port))


def test_a_page_that_drips_is_not_taken_for_whole() -> None:
    refused = pytest.raises(UnreadableInput, match=r"gave no answer in 0\.5 seconds")
    with saying(OK + b"\r\nHalf of an article", drip=True) as port, refused:
        call(asked(port, 0.5))


def test_a_handshake_that_drips() -> None:
    refused = pytest.raises(UnreadableInput, match=r"gave no answer in 0\.5 seconds|cannot be had")
    with saying(b"\x16\x03\x03\x3f\xff", drip=True) as port, refused:
        call(asked(port, 0.5, "https"))


def test_a_certificate_is_asked_for() -> None:
    assert ssl.create_default_context().verify_mode is ssl.CERT_REQUIRED
    with saying(b"no handshake") as port, pytest.raises(UnreadableInput, match="cannot be had"):
        call(asked(port, scheme="https"))


def test_every_address_is_tried() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        first_that_answers(["127.0.0.2", "127.0.0.1"], port, 20.0).close()
        with pytest.raises(OSError, match="refused"):
            first_that_answers(["127.0.0.3", "127.0.0.2"], port, 20.0)
