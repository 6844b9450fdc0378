"""Incidents as GeoJSON (RFC 7946): a point each, longitude before latitude, WGS84; null where no
point is known. The properties are the columns of the table `incidents`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tacitus.incident_values import Incident
from tacitus.write.formats.base import Value, Wish, plain
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.own_incidents import INCIDENTS
from tacitus.write.formats.target import Target
from tacitus.write.formats.view import place_of
from tacitus.write.records import json_line

NO_POINT = "no point is known; the feature has no geometry"


@dataclass(frozen=True, slots=True)
class GeoJson:
    """One feature an incident, a line each."""

    name: str = "geojson"
    about: str = "a map layer: a point an incident (RFC 7946)"
    suffix: str = ".geojson"

    def write(
        self, incidents: Iterable[Incident], target: Target, wish: Wish, losses: Losses
    ) -> int:
        rows, count = INCIDENTS.start(wish, losses), 0
        names = [column.name for column in INCIDENTS.under(wish).columns]
        with target.text() as stream:
            stream.write('{"type":"FeatureCollection","features":[')
            for one in incidents:
                for row in rows.of(one):
                    stream.write(",\n" if count else "\n")
                    stream.write(feature(one, dict(zip(names, row, strict=True)), losses))
                    count += 1
            stream.write("\n]}\n")
        return count


def feature(one: Incident, row: Mapping[str, Value], losses: Losses) -> str:
    """An incident as JSON on one line; `row` has its columns by name."""
    point = point_of(one)
    if point is None:
        losses.add(one.id, "geometry", NO_POINT)
    made = {
        "type": "Feature",
        "id": one.id,
        "geometry": {"type": "Point", "coordinates": point} if point else None,
        "properties": {name: plain(value) for name, value in row.items()},
    }
    return json_line(made)


def point_of(one: Incident) -> tuple[float, float] | None:
    """Longitude and latitude."""
    place = place_of(one)
    if place is None or place.lat is None or place.lon is None:
        return None
    return place.lon, place.lat


GEOJSON = GeoJson()
