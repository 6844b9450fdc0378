"""What formats share whose row is an event between two: one day, two parties, text without tabs."""

import datetime
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import TypeVar

from tacitus.incident_values import Incident
from tacitus.write.formats.base import Row, Rows, RowsOf, Wish
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.parties import Party, flat, pairs, why_not
from tacitus.write.formats.unsaid import UNSAID, no_columns
from tacitus.write.formats.view import day_of, stated

T = TypeVar("T")
MARKS = str.maketrans({"\t": " ", "\n": " ", "\r": " ", '"': "'"})


def cell(words: str | None) -> str | None:
    """Words for a file whose cells have no quotation marks around them: no tab and no line end in
    them, and `'` for `"`."""
    return flat(words.translate(MARKS)) or None if words else None


def several(words: tuple[str, ...] | list[str]) -> str | None:
    """Several values in one cell, each once."""
    return cell("; ".join(dict.fromkeys(words)))


def by_incident(
    function: Callable[[Incident, Losses], Iterable[Row]],
) -> Callable[[Wish, Losses], Rows]:
    """What begins an export whose rows are a function of one incident."""

    def start(_wish: Wish, losses: Losses) -> Rows:
        def of(one: Incident) -> Iterable[Row]:
            return function(one, losses)

        return RowsOf(of)

    return start


def by_book(
    read: Callable[[Wish], T], function: Callable[[Incident, Losses, T], Iterable[Row]]
) -> Callable[[Wish, Losses], Rows]:
    """The same, of one incident under a codebook, which is read once an export."""

    def start(wish: Wish, losses: Losses) -> Rows:
        book = read(wish)
        return RowsOf(lambda one: function(one, losses, book))

    return start


def dyads(one: Incident, losses: Losses) -> list[tuple[str, Party | None, Party | None]]:
    """The rows of an incident: an id, who did it, to whom; none where the format cannot hold it.
    Says what of the incident no row can say."""
    reason = why_not(one)
    if reason:
        losses.add(one.id, "(row)", reason)
        return []
    unsaid(one, losses)
    return [
        (one.id if number == 1 else f"{one.id}-{number}", who, whom)
        for number, (who, whom) in enumerate(pairs(one), 1)
    ]


def unsaid(one: Incident, losses: Losses) -> None:
    """Count what is known of the incident and has no column."""
    no_columns(one, UNSAID, losses)
    types = {claim.certainty for known in stated(one, "type")[:1] for claim in known.claims}
    if "asserted" not in types:
        losses.add(one.id, "certainty", "this format cannot say that the event is only alleged")


def one_day(one: Incident, losses: Losses, column: str) -> datetime.date | None:
    """The day, where it is one; a column of one day cannot say a range."""
    day = day_of(one)
    if day is None:
        losses.add(one.id, column, "no day is told or can be told from the words")
        return None
    if day.start != day.end:
        losses.add(one.id, column, "the day is only known to lie in a range")
        return None
    return day.start


def number_of(id_: str) -> int:
    """A whole number that stands for an id, the same in every export: 52 bits of its SHA-256, so
    that programs which count in floats keep it."""
    return int(sha256(id_.encode()).hexdigest()[:13], 16)
