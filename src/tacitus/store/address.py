"""Where a project is: the path of an SQLite file, or the URL of a PostgreSQL database."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from tacitus.errors import UsageError

POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")


@dataclass(frozen=True, slots=True)
class Address:
    """`name` is what to call the project in a message: never with a password. `path` is None where
    the project is no file."""

    url: URL
    name: str
    path: Path | None


def address_of(given: str) -> Address:
    """The address that a user gave; UsageError where it is none."""
    if not given.strip():
        raise UsageError("the name of the project is empty: give a file, such as tacitus.db")
    if "://" not in given:
        path = Path(given).expanduser()
        return Address(URL.create("sqlite", database=str(path)), str(path), path)
    try:
        url = make_url(given)
    except ArgumentError:
        raise UsageError(f"{given}: is no URL: write postgresql://USER@HOST/DATABASE") from None
    shown = url.render_as_string(hide_password=True)
    if url.drivername not in POSTGRESQL:
        raise UsageError(f"{shown}: a project is a file, or postgresql://USER@HOST/DATABASE")
    return Address(url.set(drivername="postgresql+psycopg"), shown, None)
