"""How answers travel: at once, and what does not change only once."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor

from fastapi.testclient import TestClient

from tacitus.web.own_files import FOLDER, address_of_files
from tacitus.web.serving import bound


def test_the_body_of_an_answer_does_not_wait_for_word_of_its_head() -> None:
    """Without TCP_NODELAY each small answer takes 40 ms longer."""
    told: list[int] = []

    class Answering(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            taken = transport.get_extra_info("socket")
            told.append(taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            transport.close()

    async def asked() -> None:
        with bound(0) as taken:
            server = await asyncio.get_running_loop().create_server(Answering, sock=taken)
            _, writer = await asyncio.open_connection(*taken.getsockname())
            await asyncio.sleep(0.05)
            writer.close()
            server.close()

    with ThreadPoolExecutor(1) as thread:  # which has no event loop of another test
        thread.submit(asyncio.run, asked()).result()
    assert told
    assert all(told)


def test_scripts_are_kept_by_the_browser_under_an_address_that_changes_with_them(
    client: TestClient,
) -> None:
    page = client.get("/queue")
    address = f"{address_of_files()}/queue.js"
    assert address in page.text
    kept = client.get(address)
    assert kept.content == (FOLDER / "queue.js").read_bytes()
    assert "immutable" in kept.headers["cache-control"]
    assert page.headers["cache-control"] == "no-store"
    assert client.get("/static/queue.js").headers["cache-control"] == "no-store"
    assert client.get("/static/0123456789ab/queue.js").status_code == 404
    assert client.get(f"{address_of_files()}/../../app.py").status_code == 404
    assert client.get(f"{address_of_files()}/%2e%2e/%2e%2e/app.py").status_code == 404
    assert client.get(f"{address_of_files()}/").status_code == 404
