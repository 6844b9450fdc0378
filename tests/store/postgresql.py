"""A PostgreSQL server that the test run starts from what the machine has, and ends."""

import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

PATIENCE = 60.0  # seconds for the server to come up
UNPRIVILEGED = ("postgres", "nobody")  # PostgreSQL does not run as root


@dataclass
class Postgresql:
    """A server that listens on a socket in a folder."""

    folder: Path
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def url(self, name: str) -> str:
        return f"postgresql://tacitus@/{name}?host={self.folder}"

    def make(self, name: str = "", template: str = "template0") -> str:
        """A new database; its name."""
        name = name or f"test{next(self.numbers)}"
        self.tell(f'CREATE DATABASE {name} TEMPLATE "{template}"')
        return name

    def tell(self, statement: str) -> None:
        """Run a statement outside of the databases that are tested."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def started() -> Iterator[Postgresql]:
    """A server for as long as it is needed; the test is skipped where there is none to start."""
    initdb, postgres = program("initdb"), program("postgres")
    user = next((name for name in UNPRIVILEGED if known(name)), None) if is_root() else None
    if is_root() and user is None:
        pytest.skip("PostgreSQL does not run as root, and there is no other user")
    folder = Path(tempfile.mkdtemp(prefix="tacitus-pg-", dir="/tmp"))  # a socket's path is short
    if user is not None:
        shutil.chown(folder, user)
    data = str(folder / "data")
    options = ["-A", "trust", "-U", "tacitus", "-E", "UTF8", "--locale=C", "--no-sync"]
    subprocess.run([initdb, "-D", data, *options], check=True, capture_output=True, user=user)
    own = ["-D", data, "-k", str(folder), "-c", "listen_addresses=", "-c", "fsync=off"]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([postgres, *own], stdout=log, stderr=log, user=user)
    try:
        yield ready(Postgresql(folder))
    finally:
        server.send_signal(signal.SIGINT)  # a fast shutdown: connections are not waited for
        server.wait()
        shutil.rmtree(folder)


def ready(server: Postgresql) -> Postgresql:
    """The server, once it answers."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            server.tell("SELECT 1")
        except psycopg.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return server


def program(name: str) -> str:
    """Where a program of PostgreSQL is."""
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    found = shutil.which(name) or next(
        (str(home / name) for home in homes if (home / name).exists()), None
    )
    if found is None:
        pytest.skip(f"PostgreSQL is not on this machine: there is no {name}")
    return found


def is_root() -> bool:
    return os.geteuid() == 0


def known(name: str) -> bool:
    """Whether the machine has such a user."""
    return any(entry.pw_name == name for entry in pwd.getpwall())
