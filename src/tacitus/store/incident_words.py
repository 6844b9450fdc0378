"""The words by which incidents are found: of those who did it, and of what is told of it.

As in `words.py`: SQLite's FTS5 or a `tsvector`, over a copy folded to ASCII.
"""

from collections.abc import Iterable, Sequence

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
    how = FIND_OFTEN if first and is_common(connection, match) else FIND_SQLITE
    return text(how.format(column)).bindparams(**{column: match})


def is_common(connection: Connection, match: str) -> bool:
    """Whether very many incidents have the words, in SQLite."""
    found = connection.scalar(text(COUNT_SQLITE), {"sought": match, "most": OFTEN})
    return bool(found == OFTEN)
