"""ICEWS: 20 columns, tab between. A row is an actor and one to whom it was done.

Source: the ICEWS Coded Event Data files (Harvard Dataverse), whose Event ID alone is not unique.
"""

from collections.abc import Iterator

from tacitus.incident_values import Incident
from tacitus.write.codes import country_name
from tacitus.write.formats.base import TSV, Row, Table, Value
from tacitus.write.formats.cameo_codes import Scheme, cameo_of, scheme_of
from tacitus.write.formats.columns import columns
from tacitus.write.formats.dyads import by_book, cell, dyads, number_of, one_day, several
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.parties import Party, sources_of
from tacitus.write.formats.where import Where, where_of


def rows(one: Incident, losses: Losses, scheme: Scheme) -> Iterator[Row]:
    made, found = dyads(one, losses), cameo_of(one, scheme)
    if not made or found is None:
        return
    day, told = one_day(one, losses, "Event Date"), sources_of(one)
    where = place_cells(one, where_of(one), losses)
    losses.add(one.id, "Sentence Number", "sentences are not numbered; evidence is by character")
    for id_, who, whom in made:
        yield (
            number_of(id_),
            day,
            *party_cells(who),
            found.description,
            found.code,
            found.goldstein,
            *party_cells(whom),
            several([each.coded.report.id for each in told]),
            None,
            several([each.coded.report.publisher or each.coded.report.id for each in told]),
            *where,
        )


def party_cells(party: Party | None) -> tuple[Value, ...]:
    """Name, sectors, country."""
    if party is None:
        return (None, None, None)
    return cell(party.name), several(party.sectors), cell(country_name(party.country))


def place_cells(one: Incident, where: Where | None, losses: Losses) -> tuple[Value, ...]:
    """City, district, province, country, and the point of a town; no column says what a point is
    of, so there is none of anything wider."""
    if where is None:
        return (None,) * 6
    if where.place.lat is not None and not where.is_town:
        losses.add(one.id, "Latitude", "ICEWS cannot say that a point is the centre of an area")
    levels = (where.city, where.district, where.province, where.country)
    point = (where.place.lat, where.place.lon) if where.is_town else (None, None)
    return (*map(cell, levels), *point)


ICEWS = Table(
    "icews",
    "ICEWS, 20 columns with tabs",
    columns("icews"),
    by_book(scheme_of, rows),
    TSV,
    apart=True,
)
