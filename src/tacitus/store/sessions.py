"""Sessions: who is signed in. Only a hash of what the browser holds is kept, so that whoever reads
the database cannot take a session over."""

from hashlib import sha256

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from tacitus.people_values import Person
from tacitus.store.clock import now
from tacitus.store.people_tables import people, sessions

IDLE = 2 * 3600.0  # seconds without a request after which a session is over
LONGEST = 12 * 3600.0  # seconds after which it is over in any case
STALE = 300.0  # seconds that `seen_at` may be late: a write for each page read would be too much
SIGNED_IN = (
    select(people.c.name, people.c.role, sessions.c.seen_at)
    .join(sessions, sessions.c.person_key == people.c.key)
    .where(
        sessions.c.token_sha256 == bindparam("token"),
        sessions.c.seen_at >= bindparam("seen"),
        sessions.c.made_at >= bindparam("made"),
        people.c.closed_at.is_(None),
    )
)


def session_hash(token: str) -> str:
    """What is kept of a token."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def open_session(connection: Connection, person_key: int, token: str) -> None:
    """Let a token stand for a person; sessions whose time is over go."""
    over = (sessions.c.seen_at < now(-IDLE)) | (sessions.c.made_at < now(-LONGEST))
    connection.execute(delete(sessions).where(over))
    row = {"token_sha256": session_hash(token), "person_key": person_key}
    connection.execute(insert(sessions).values(**row, made_at=now(), seen_at=now()))


def end_session(connection: Connection, token: str) -> None:
    """Let a token stand for nobody."""
    connection.execute(delete(sessions).where(sessions.c.token_sha256 == session_hash(token)))


def person_of(connection: Connection, token: str) -> tuple[Person, bool] | None:
    """The person that a token stands for, and whether `touch` is due; None if it stands for
    nobody, or no longer."""
    asked = {"token": session_hash(token), "seen": now(-IDLE), "made": now(-LONGEST)}
    row = connection.execute(SIGNED_IN, asked).first()
    return None if row is None else (Person(row.name, row.role), row.seen_at < now(-STALE))


def touch(connection: Connection, token: str) -> None:
    """Keep that a session was used."""
    own = sessions.c.token_sha256 == session_hash(token)
    connection.execute(update(sessions).where(own).values(seen_at=now()))
