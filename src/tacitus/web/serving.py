"""The server itself: a socket on 127.0.0.1, and uvicorn behind it."""

import errno
import socket
import threading
import webbrowser
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI

from tacitus.errors import UsageError

HOST = "127.0.0.1"
FIRST_PORT, TRIES = 8117, 20


def listening(port: int | None) -> socket.socket:
    """A socket on the port; where none is asked for, on the first free one from 8117 on."""
    if port is not None:
        return bound(port)
    for number in range(FIRST_PORT, FIRST_PORT + TRIES):
        try:
            return bound(number)
        except UsageError:
            continue
    return bound(0)


def bound(port: int) -> socket.socket:
    """A socket on this port; UsageError if it is not to be had. It says that it speaks TCP, or
    asyncio would leave each answer waiting for the acknowledgement of its head: 40 ms."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((HOST, port))
    except OSError as refused:
        made.close()
        if refused.errno == errno.EADDRINUSE:
            raise UsageError(f"port {port} is in use: name another with --port") from None
        if refused.errno == errno.EACCES:
            raise UsageError(f"port {port} is not yours to use: name one above 1023") from None
        raise UsageError(f"port {port} cannot be used ({refused.strerror})") from None
    made.listen(128)
    return made


def serve_app(app: FastAPI, port: int | None, said: Callable[[str], None], *, show: bool) -> None:
    """Answer until Ctrl-C; `said` is told the address once requests are answered. Only behind a
    proxy of our own is anybody believed who says for whom they ask."""
    with listening(port) as taken:
        address = f"http://{HOST}:{taken.getsockname()[1]}/"
        config = uvicorn.Config(
            app, log_level="error", access_log=False, server_header=False, ws="none",
            timeout_graceful_shutdown=3, proxy_headers=app.state.public is not None,
            forwarded_allow_ips=HOST,
        )  # fmt: skip
        said(address)
        if show:
            threading.Timer(0.3, webbrowser.open, (address,)).start()
        uvicorn.Server(config).run(sockets=[taken])
