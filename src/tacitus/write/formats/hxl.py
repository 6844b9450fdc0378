"""CSV with HXL tags under its names: one row an incident, for humanitarian data tools."""

from collections.abc import Iterator
from dataclasses import replace

from tacitus.incident_values import Incident
from tacitus.vocabulary import TollField
from tacitus.write.formats.base import CSV, Row, Table, Value, Wish
from tacitus.write.formats.columns import columns
from tacitus.write.formats.dyads import by_incident
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.parties import actors, recipients, sources_of
from tacitus.write.formats.titles import title_of
from tacitus.write.formats.view import day_of, fields_told, headline_of, kind_of, listed
from tacitus.write.formats.where import where_of

FIGURES: tuple[TollField, ...] = (
    "killed", "wounded", "abducted", "missing", "displaced", "arrested",
)  # fmt: skip
UNSAID = frozenset("weapon responsibility motive damage duration count stage".split())


def rows(one: Incident, losses: Losses) -> Iterator[Row]:
    """One row."""
    for field in sorted(fields_told(one) & UNSAID):
        losses.add(one.id, field, "no column; it is in the table claims")
    kind, day = kind_of(one), day_of(one)
    yield (
        one.id,
        kind.type if kind else None,
        kind.mode if kind else None,
        day.start if day else None,
        day.end if day else None,
        day.precision if day else None,
        *place_cells(one),
        listed([who.name for who in actors(one)]),
        listed([who.name for who in recipients(one)]),
        *(value for field in FIGURES for value in figure_cells(one, field)),
        one.sources,
        listed([told.coded.report.publisher or told.coded.report.id for told in sources_of(one)]),
        one.status,
        title_of(one),
    )


def place_cells(one: Incident) -> tuple[Value, ...]:
    """Country, its code, admin1, name, point, and what the point is of."""
    where = where_of(one)
    if where is None:
        return (None,) * 7
    place = where.place
    code = place.country
    return (
        where.country, code, where.province, place.name, place.lat, place.lon, place.precision,
    )  # fmt: skip


def figure_cells(one: Incident, field: TollField) -> tuple[Value, Value, Value]:
    """Best, lowest, highest."""
    found = headline_of(one, field)
    return (found.best, found.low, found.high) if found else (None, None, None)


def tags(wish: Wish) -> tuple[str, ...]:
    """The tag of each column, in their order."""
    table = wish.book("hxl")["tags"]
    return tuple(table[column.name] for column in columns("hxl"))


HXL = Table(
    "hxl",
    "CSV with HXL tags under its names",
    columns("hxl"),
    by_incident(rows),
    replace(CSV, second=tags(Wish())),
    apart=True,
    tags=tags,
)
