"""The words by which incidents are found: of those who did it, and of what is told of it.

As in `words.py`: SQLite's FTS5 or a `tsvector`, over a copy folded to ASCII.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, TextClause, text

from tacitus.incident_values import Joined
from tacitus.store.words import MOST_WORDS, folded, quoted

INSERT_SQLITE = (
    "INSERT INTO words_of_incidents (rowid, actors, words) VALUES (:key, :actors, :words)"
)
INSERT_POSTGRESQL = (
    "INSERT INTO words_of_incidents (incident_key, actors, words)"
    " VALUES (:key, to_tsvector('simple', :actors), to_tsvector('simple', :words))"
)
DELETE_SQLITE = "DELETE FROM words_of_incidents WHERE rowid = :key"
DELETE_POSTGRESQL = "DELETE FROM words_of_incidents WHERE incident_key = :key"
FIND_SQLITE = (
    "summaries.incident_key IN"
    " (SELECT rowid FROM words_of_incidents WHERE words_of_incidents MATCH :{0})"
)
# The same where so many have the words that looking at the first incidents is quicker.
FIND_OFTEN = (
    "EXISTS (SELECT 1 FROM words_of_incidents WHERE rowid = summaries.incident_key"
    " AND words_of_incidents MATCH :{0})"
)
COUNT_SQLITE = (
    "SELECT count(*) FROM"
    " (SELECT 1 FROM words_of_incidents WHERE words_of_incidents MATCH :sought LIMIT :most)"
)
OFTEN = 20_000  # incidents
# Those that were looked up beforehand: few, each by its key; or many, while an index of all is gone
# through in the order that is wanted, which the plus makes SQLite do.
HOLD = "CREATE TEMP TABLE IF NOT EXISTS held_incidents (key INTEGER PRIMARY KEY)"
HELD_ANEW = (
    "INSERT INTO temp.held_incidents"
    " SELECT rowid FROM words_of_incidents WHERE words_of_incidents MATCH :sought"
)
LET_GO = "DELETE FROM temp.held_incidents"
FIND_HELD = "summaries.incident_key IN (SELECT key FROM temp.held_incidents)"
MANY = 50_000  # incidents
HELD = "the words whose incidents are held"  # under which a connection knows them
FIND_POSTGRESQL = (
    "summaries.incident_key IN (SELECT incident_key FROM words_of_incidents"
    " WHERE {0} @@ websearch_to_tsquery('simple', :{0}))"
)


def keep_incident_words(connection: Connection, kept: Iterable[tuple[int, Joined]]) -> None:
    """Keep the words of incidents, by the keys of their rows, in place of what was kept before."""
    found = dict(kept)
    rows = [
        {
            "key": key,
            "actors": folded(one.listed.actors)[:MOST_WORDS],
            "words": folded(one.words)[:MOST_WORDS],
        }
        for key, one in found.items()
    ]
    if rows:
        forget_incident_words(connection, list(found))
        sqlite = connection.dialect.name == "sqlite"
        connection.execute(text(INSERT_SQLITE if sqlite else INSERT_POSTGRESQL), rows)


def forget_incident_words(connection: Connection, keys: Sequence[int]) -> None:
    """Forget them."""
    if keys:
        sqlite = connection.dialect.name == "sqlite"
        statement = text(DELETE_SQLITE if sqlite else DELETE_POSTGRESQL)
        connection.execute(statement, [{"key": key} for key in keys])


def told_with(
    connection: Connection, column: str, sought: str, *, first: bool = False
) -> TextClause:
    """The condition that an incident has all the words sought, and the phrases in quotation marks,
    in `actors` or `words`; UsageError if there is no word in what is sought. `first`: only the
    first ones are wanted, and there is no other condition."""
    found = quoted(sought)
    if connection.dialect.name != "sqlite":
        return text(FIND_POSTGRESQL.format(column)).bindparams(**{column: found})
    match = f"{column} : ({found})"
    if (held := connection.info.get(HELD)) and held[0] == match:
        return text(f"+{FIND_HELD}" if held[1] > MANY else FIND_HELD)
    how = FIND_OFTEN if first and is_common(connection, match) else FIND_SQLITE
    return text(how.format(column)).bindparams(**{column: match})


@contextmanager
def held(connection: Connection, sought: str | None) -> Iterator[None]:
    """While this lasts, SQLite looks up the incidents that have the words sought once, not anew for
    each statement that asks for them."""
    if sought is None or connection.dialect.name != "sqlite":
        yield
        return
    match = f"words : ({quoted(sought)})"
    connection.execute(text(HOLD))
    connection.execute(text(LET_GO))
    number = connection.execute(text(HELD_ANEW), {"sought": match}).rowcount
    connection.info[HELD] = (match, number)
    try:
        yield
    finally:
        del connection.info[HELD]


def is_common(connection: Connection, match: str) -> bool:
    """Whether very many incidents have the words, in SQLite."""
    found = connection.scalar(text(COUNT_SQLITE), {"sought": match, "most": OFTEN})
    return bool(found == OFTEN)
