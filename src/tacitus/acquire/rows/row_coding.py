"""A row of somebody's table as a coded report: its text is the row, a cell a line, and each claim
rests on the words of its cell."""

import calendar
import datetime
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from tacitus.acquire.texts import receive
from tacitus.closed_class import MONTH_NAMES
from tacitus.countries import country_of_name
from tacitus.lists import tables
from tacitus.values import (
    Claim,
    ClaimValue,
    CodedReport,
    Coder,
    Day,
    Entity,
    Event,
    Participant,
    Place,
    Source,
    Span,
    Toll,
    TypeValue,
)
from tacitus.vocabulary import (
    MODES,
    PLOVER_TYPES,
    Certainty,
    ClaimField,
    EntityKind,
    EventField,
    PlacePrecision,
    Sector,
)

Cells = Mapping[str, str]
SPACE = re.compile(r"\s+")
MOST = 1_000_000_000  # persons; more is no number of persons


class NoRow(Exception):
    """The row cannot be read as a coding, and why."""


def book(format_: str) -> Any:
    """The part of `data/codebooks/read_back.toml` for a format."""
    return tables("codebooks/read_back.toml")[format_]


class RowCoding:
    """The coding of one row while it is made."""

    def __init__(self, cells: Cells) -> None:
        self.cells = {name: flat(text) for name, text in cells.items() if flat(text)}
        self.spans: dict[str, Span] = {}
        self.claims: list[Claim] = []
        self.entities: dict[str, Entity] = {}
        lines, at = [], 0
        for name, text in self.cells.items():
            start = at + len(name) + 2
            self.spans[name] = Span(start, start + len(text))
            lines.append(f"{name}: {text}\n")
            at = start + len(text) + 1
        self.text = "".join(lines)

    def get(self, name: str) -> str:
        """A cell; empty where there is none."""
        return self.cells.get(name, "")

    def code(self, name: str) -> str:
        """A cell that is a code, a number without decimals: spreadsheets write 1 as 1.0."""
        number = whole(self.get(name))
        return self.get(name) if number is None else str(number)

    def claim(
        self,
        field: ClaimField,
        value: ClaimValue | None,
        *columns: str,
        certainty: Certainty = "asserted",
    ) -> None:
        """Claim a value by the words of these cells, those that there are; nothing by none."""
        evidence = [self.spans[name] for name in columns if name in self.spans]
        if value is not None and evidence:
            self.claim_at(field, value, *evidence, certainty=certainty)

    def claim_at(
        self,
        field: ClaimField,
        value: ClaimValue,
        *evidence: Span,
        certainty: Certainty = "asserted",
    ) -> None:
        """Claim a value by these words."""
        id_ = f"c{len(self.claims) + 1}"
        self.claims.append(Claim(id_, field, value, evidence, certainty, "author"))

    def entity(self, column: str, kind: EntityKind, *sectors: Sector) -> str | None:
        """Who a cell names; one and the same for the same words."""
        name = self.get(column)
        if not name:
            return None
        id_ = f"n{len(self.entities) + 1}"
        known = self.entities.setdefault(name, Entity(id_, kind, name, (self.spans[column],)))
        if sectors and not known.sector:
            known = Entity(known.id, kind, name, known.mentions, None, sectors)
            self.entities[name] = known
        return known.id

    def party(self, field: EventField, column: str, *sectors: Sector) -> str | None:
        """Claim that somebody took part; who it is."""
        id_ = self.entity(column, "organisation", *sectors)
        if id_ is not None:
            self.claim(field, Participant(id_), column)
        return id_

    def toll(
        self, field: EventField, low: str, high: str | None = None, *, perpetrators: bool = False
    ) -> None:
        """Claim a number of persons by one cell, or by two that are its bounds."""
        least = whole(self.get(low))
        most = least if high is None else whole(self.get(high))
        if least is None or most is None or not 0 <= least <= most <= MOST:
            return
        columns = (low,) if high is None else (low, high)
        self.claim(field, Toll(least, most, None, perpetrators), *columns)

    def coded(self, id_: str, coder: Coder, source: Source, anchor: str) -> CodedReport:
        """The whole coding; NoRow where there is no anchor or no type."""
        if anchor not in self.spans or not any(c.field == "type" for c in self.claims):
            raise NoRow("it does not tell what happened")
        report = receive(
            self.text, Source(id_, None, source.publisher, None, source.published, "en")
        )
        if report.report.text != self.text:
            raise NoRow("its letters cannot be frozen")
        event = Event("e1", (self.spans[anchor],), "main", None, tuple(self.claims))
        return CodedReport(coder, report.report, tuple(self.entities.values()), (event,), ())


def flat(text: str) -> str:
    """A cell on one line, as it is frozen: one space for all white space, NFC."""
    bare = text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFC", SPACE.sub(" ", bare)).strip()


def whole(text: str) -> int | None:
    """A whole number, also as "5.0"; None for what is none."""
    try:
        number = float(text)
    except ValueError:
        return None
    return int(number) if number.is_integer() and abs(number) < 1e15 else None


def degrees(text: str, most: float) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) <= most else None


def day(text: str) -> datetime.date | None:
    """A day as 2023-12-31, with or without a time, or as 31 December 2023; None for another."""
    words = text.split()
    if len(words) == 3 and words[1] in MONTH_NAMES:
        text = f"{words[2]}-{MONTH_NAMES.index(words[1]) + 1:02}-{words[0]:0>2}"
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError:
        return None


def type_value(code: str | None) -> TypeValue | None:
    """A type as "TYPE/mode"; None for none."""
    name, _, mode = (code or "").partition("/")
    for type_ in PLOVER_TYPES:
        if type_ == name:
            return TypeValue(type_, mode if mode in MODES[type_] else None)
    return None


def month_of(one: datetime.date) -> Day:
    last = calendar.monthrange(one.year, one.month)[1]
    return Day(one.replace(day=1), one.replace(day=last), "month")


def place(  # the parts of a place
    name: str,
    country: str,
    admin1: str,
    latitude: str,
    longitude: str,
    precision: PlacePrecision,
) -> Place | None:
    """A place; its point only where it is one, and says what of."""
    if not name and not country:
        return None
    lat, lon = degrees(latitude, 90), degrees(longitude, 180)
    is_point = lat is not None and lon is not None and precision != "unknown"
    return Place(
        name or country,
        country_of_name(country) if country else None,
        admin1 or None,
        lat if is_point else None,
        lon if is_point else None,
        None,
        precision,
    )
