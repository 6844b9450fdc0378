"""GDELT 2.0 Events: 61 columns, tab between. A row is an actor and one to whom it was done."""

from collections.abc import Iterator

from tacitus.incident_values import Incident
from tacitus.write.formats.base import TSV, Row, Table, Value
from tacitus.write.formats.cameo import party_code, roles
from tacitus.write.formats.cameo_codes import Scheme, cameo_of, scheme_of
from tacitus.write.formats.columns import columns
from tacitus.write.formats.dyads import by_book, cell, dyads, number_of
from tacitus.write.formats.gdelt_codes import geo, moment, when
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.parties import Party, sources_of
from tacitus.write.formats.view import day_of, place_of

NOWHERE: tuple[Value, ...] = (None,) * 8


def rows(one: Incident, losses: Losses, scheme: Scheme) -> Iterator[Row]:
    """A row for each pair of actor and recipient."""
    made, found = dyads(one, losses), cameo_of(one, scheme)
    if not made or found is None:
        return
    when_ = when(day_of(one))
    if when_.day is None:
        losses.add(one.id, "SQLDATE", "the day is not told, or only known to lie in a range")
    for column in ("AvgTone", "Actor1Geo_Type", "Actor2Geo_Type"):
        losses.add(one.id, column, "nothing of the kind is coded")
    where = place_cells(one, losses)
    for id_, who, whom in made:
        yield (
            number_of(id_), when_.day, when_.month, when_.year, when_.fraction,
            *party_cells(who, scheme), *party_cells(whom, scheme),
            int(any(told.event.salience == "main" for told in one.told)),
            found.code, found.base, found.root, found.quad, found.goldstein,
            *count_cells(one), None,
            *NOWHERE, *NOWHERE, *where,
            *first_told(one),
        )  # fmt: skip


def party_cells(party: Party | None, scheme: Scheme) -> tuple[Value, ...]:
    """Code, name, country, four codes that we do not have, three roles."""
    if party is None:
        return (None,) * 10
    own = [*roles(party, scheme)[:3], None, None, None][:3]
    name = cell(party.name.upper())
    return party_code(party, scheme), name, party.country, None, None, None, None, *own


def count_cells(one: Incident) -> tuple[int, int, int]:
    """Mentions, sources, articles."""
    anchors = sum(len(told.event.anchors) for told in one.told)
    return anchors, one.sources, len(sources_of(one))


def place_cells(one: Incident, losses: Losses) -> tuple[Value, ...]:
    """Type, name, country, two areas, the point, feature."""
    place = place_of(one)
    if place is None:
        return NOWHERE
    found = geo(place)
    if place.lat is not None and found.lat is None:
        losses.add(one.id, "ActionGeo_Lat", "GDELT has no type for a point of this precision")
    name = cell(found.full_name)
    return found.type, name, found.country, None, None, found.lat, found.lon, None


def first_told(one: Incident) -> tuple[Value, Value]:
    """When the first report of it was published, and its address."""
    report = sources_of(one)[0].coded.report
    return moment(report), cell(report.url or report.id)


GDELT_EVENTS = Table(
    "gdelt-events",
    "GDELT 2.0 Events, 61 columns with tabs",
    columns("gdelt_events"),
    by_book(scheme_of, rows),
    TSV,
    apart=True,
)
