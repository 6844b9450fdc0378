"""What servers said of pages that were fetched: what is unchanged need not be sent again."""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select

from tacitus.project_values import Fetched
from tacitus.store.clock import now
from tacitus.store.tables import fetches


def known_fetch(connection: Connection, url: str) -> Fetched | None:
    """What is known of an address; None if it was never fetched."""
    found = connection.execute(select(fetches).where(fetches.c.url == url)).first()
    return None if found is None else Fetched(found.etag, found.last_modified, found.fetched_at)


def keep_fetches(connection: Connection, fresh: Mapping[str, Fetched]) -> None:
    """Keep what was said, in place of what was said before."""
    at = now()
    for url, told in fresh.items():
        connection.execute(delete(fetches).where(fetches.c.url == url))
        row = {"url": url, "etag": told.etag, "last_modified": told.last_modified}
        connection.execute(insert(fetches).values(**row, fetched_at=at))


def forget_fetches(connection: Connection) -> None:
    """Forget all of it: everything is sent again when it is fetched next."""
    connection.execute(delete(fetches))
