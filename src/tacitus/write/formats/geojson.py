"""Incidents as GeoJSON (RFC 7946): a point each, longitude before latitude, WGS84; null where no
point is known. The properties are the columns of the table `incidents`."""

from collections.abc import Callable, Iterator, Mapping

from tacitus.incident_values import Incident
from tacitus.write.formats.base import Value, Wish, plain
from tacitus.write.formats.json_format import JsonFormat, Record
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.own_incidents import INCIDENTS
from tacitus.write.formats.view import place_of

HEAD = '{"type":"FeatureCollection","features":[\n'
NO_POINT = "no point is known; the feature has no geometry"


def start(wish: Wish, losses: Losses) -> Callable[[Incident], Iterator[Record]]:
    """What makes the features of an incident."""
    rows = INCIDENTS.start(wish, losses)
    names = [column.name for column in INCIDENTS.under(wish).columns]

    def features(one: Incident) -> Iterator[Record]:
        for row in rows.of(one):
            yield feature(one, dict(zip(names, row, strict=True)), losses)

    return features


def feature(one: Incident, row: Mapping[str, Value], losses: Losses) -> Record:
    """An incident as a feature; `row` has its columns by name."""
    point = point_of(one)
    if point is None:
        losses.add(one.id, "geometry", NO_POINT)
    return {
        "type": "Feature",
        "id": one.id,
        "geometry": {"type": "Point", "coordinates": point} if point else None,
        "properties": {name: plain(value) for name, value in row.items()},
    }


def point_of(one: Incident) -> tuple[float, float] | None:
    """Longitude and latitude."""
    place = place_of(one)
    if place is None or place.lat is None or place.lon is None:
        return None
    return place.lon, place.lat


GEOJSON = JsonFormat(
    "geojson",
    "a map layer: a point an incident (RFC 7946)",
    start,
    suffix=".geojson",
    head=HEAD,
    between=",\n",
    tail="]}\n",
)
