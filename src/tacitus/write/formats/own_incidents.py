"""The table `incidents`: one row an incident, its best supported values and headline figures."""

from collections.abc import Iterator

from tacitus.incident_values import Incident
from tacitus.values import Day, Responsibility, Target, Weapon, Words
from tacitus.vocabulary import TOLL_FIELDS, EventField, TollField
from tacitus.write.formats.base import Row, RowsOf, Table, Value, Wish
from tacitus.write.formats.columns import columns
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.own_columns import own_cells, own_columns
from tacitus.write.formats.view import (
    day_of,
    disputed_fields,
    entities,
    first,
    headline_of,
    kind_of,
    listed,
    place_of,
    stated,
    surest,
)

ONE_VALUE: tuple[EventField, ...] = ("type", "stage", "date", "place", "motive", "damage")


def start(wish: Wish, losses: Losses) -> RowsOf:
    """Rows that say which values had no column."""
    own = own_cells(wish, losses)

    def rows(one: Incident) -> Iterator[Row]:
        lost(one, losses)
        yield [*row(one), *own(one)]

    return RowsOf(rows)


def row(one: Incident) -> Row:
    kind, known = kind_of(one), first(one, "type")
    return [
        one.id,
        *days(day_of(one)),
        kind.type if kind else None,
        kind.mode if kind else None,
        words(one, "stage"),
        surest(known.claims) if known else None,
        *where(one),
        listed([entity.name for entity in entities(one, "actor")]),
        listed([entity.name for entity in entities(one, "recipient")]),
        listed([k.value.class_ for k in stated(one, "target") if isinstance(k.value, Target)]),
        listed([entity.name for entity in entities(one, "target")]),
        listed([k.value.class_ for k in stated(one, "weapon") if isinstance(k.value, Weapon)]),
        *(value for field in TOLL_FIELDS for value in figure(one, field)),
        responsible(one, "claimed"),
        responsible(one, "suspected"),
        words(one, "motive"),
        words(one, "damage"),
        len(one.told),
        one.sources,
        one.first_said,
        one.last_said,
        listed(disputed_fields(one)),
        one.status,
        listed([f"{t.coded.coder.name} {t.coded.coder.version}" for t in one.told]),
        listed([t.coded.coder.codebook for t in one.told]),
    ]


def days(day: Day | None) -> Row:
    """Earliest and latest day, precision, and the earliest as a time."""
    if day is None or day.start is None:
        return None, None, "unknown", None
    return day.start, day.end, day.precision, f"{day.start.isoformat()} 00:00"


def where(one: Incident) -> Row:
    place = place_of(one)
    if place is None:
        return None, None, None, None, None, None, None, "unknown"
    return (
        place.country, place.admin1, place.name, place.site,
        place.lat, place.lon, place.geonames_id, place.precision,
    )  # fmt: skip


def figure(one: Incident, field: TollField) -> Row:
    """A headline figure with its bounds, its rule and its sources."""
    found = headline_of(one, field)
    if found is None:
        return None, None, None, None, None
    return found.best, found.low, found.high, found.rule, found.sources


def responsible(one: Incident, stance: str) -> str | None:
    """Names of those of whom a stance is told."""
    return listed(
        [
            known.text.partition(" ")[2]
            for known in stated(one, "responsibility")
            if isinstance(known.value, Responsibility) and known.value.stance == stance
        ]
    )


def words(one: Incident, field: EventField) -> Value:
    """A value that is words already."""
    known = first(one, field)
    if known is None:
        return None
    return known.value.text if isinstance(known.value, Words) else str(known.value)


def lost(one: Incident, losses: Losses) -> None:
    """What an incident has and its one row has not."""
    for field in ONE_VALUE:
        if len(stated(one, field)) > 1:
            losses.add(one.id, field, "only the best supported of several values has a column")
    if first(one, "duration") is not None:
        losses.add(one.id, "duration", "no column; it is in the table claims")
    for moved in one.figures:
        if moved.field == "count":
            losses.add(one.id, "count", "no column; it is in the table claims")


INCIDENTS = Table(
    "incidents",
    "one row an incident: values, headline figures, status",
    columns("incidents"),
    start,
    more=own_columns,
    apart=True,
)
