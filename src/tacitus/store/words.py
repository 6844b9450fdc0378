"""The words of reports, for searching: SQLite's FTS5, or a `tsvector` of PostgreSQL.

Both hold a copy folded to ASCII, so that `Kayseri` finds `KAYSERİ` and `Lodz` finds `Łódź`.
"""

import re
from collections.abc import Iterable

from anyascii import anyascii
from sqlalchemy import Connection, TextClause, text

from tacitus.errors import UsageError
from tacitus.values import Report

SQLITE = "INSERT INTO words (rowid, title, text) VALUES (:key, :title, :text)"
POSTGRESQL = (
    "INSERT INTO words (report_key, words)"
    " VALUES (:key, to_tsvector('simple', :title || ' ' || :text))"
)
MOST_WORDS = 200_000  # characters of a text that PostgreSQL is given: a tsvector holds 1 MB
FIND_SQLITE = "reports.key IN (SELECT rowid FROM words WHERE words MATCH :sought)"
FIND_POSTGRESQL = (
    "reports.key IN (SELECT report_key FROM words"
    " WHERE words @@ websearch_to_tsquery('simple', :sought))"
)
PART = re.compile(r'"[^"]*"|[^\s"]+')
WORD = re.compile(r"\w+")
NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


def keep_words(connection: Connection, kept: Iterable[tuple[int, Report]]) -> None:
    """Keep the words of reports that were just written, by their keys."""
    sqlite = connection.dialect.name == "sqlite"
    rows = [
        {
            "key": key,
            "title": folded(report.title or ""),
            "text": folded(report.text)[: None if sqlite else MOST_WORDS],
        }
        for key, report in kept
    ]
    connection.execute(text(SQLITE if sqlite else POSTGRESQL), rows)


def folded(words: str) -> str:
    """The words in ASCII; each character by itself, as `anyascii` has it."""
    return NOT_ASCII.sub(lambda found: anyascii(found.group()), words)


def holds(connection: Connection, sought: str) -> TextClause:
    """The condition that a report holds all the words sought, and the phrases in quotation marks;
    UsageError if there is no word in what is sought."""
    sqlite = connection.dialect.name == "sqlite"
    return text(FIND_SQLITE if sqlite else FIND_POSTGRESQL).bindparams(sought=quoted(sought))


def storable(given: str) -> str:
    """What a person gave, as both databases take it: what is no character of Unicode, or is NUL,
    becomes an escape, which nothing that is kept has."""
    return given.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\0")


def quoted(sought: str) -> str:
    """The words and phrases sought, each in quotation marks, in ASCII; UsageError if there is no
    word."""
    parts = [" ".join(WORD.findall(folded(part))) for part in PART.findall(sought)]
    found = " ".join(f'"{part}"' for part in parts if part)
    if not found:
        raise UsageError(f"{sought!r}: there is no word in it to search for")
    return found
