"""Rules for GeoJSON (RFC 7946): the features of a collection."""

from collections.abc import Iterator

from tacitus.write.checks.json_file import Record
from tacitus.write.checks.json_rules import Needed, Shape, Spot, inner, number_of

SHAPE: Shape = {"type": "text", "id": "id", "properties": "any", "geometry": "any", "bbox": "any"}
NEEDED: Needed = {"": ("type",)}
DEPTHS = {  # how deep lists stand in one another around a position
    "Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2,
    "MultiPolygon": 3,
}  # fmt: skip
DEGREES = (180, 90)  # longitude first


def e960_feature(record: Record) -> Iterator[Spot]:
    """The type of each object in features is `Feature`."""
    if record.get("type", "Feature") != "Feature":
        yield Spot("type", record["type"])


def e961_members(record: Record) -> Iterator[Spot]:
    """A feature has geometry and properties, each an object, or null for none."""
    for name in ("geometry", "properties"):
        if name not in record or not isinstance(record[name], dict | None):
            yield Spot(name, record.get(name))


def e962_geometry(record: Record) -> Iterator[Spot]:
    """GeoJSON has no such geometry: Point, LineString, Polygon, a Multi of these, or
    GeometryCollection."""
    if isinstance(record.get("geometry"), dict):
        told = record["geometry"].get("type")
        if not isinstance(told, str) or told not in (*DEPTHS, "GeometryCollection"):
            yield Spot("geometry.type", told)


def e963_coordinates(record: Record) -> Iterator[Spot]:
    """Coordinates are longitude, then latitude, as numbers in degrees, in as many brackets as the
    type of the geometry asks for: are they swapped?"""
    geometry = inner(record, "geometry")
    type_, told = geometry.get("type"), geometry.get("coordinates")
    if isinstance(type_, str) and type_ in DEPTHS and not are_positions(told, DEPTHS[type_]):
        yield Spot("geometry.coordinates", told)


def are_positions(told: object, depth: int) -> bool:
    if not isinstance(told, list):
        return False
    if depth:
        return all(are_positions(one, depth - 1) for one in told)
    numbers = [number_of(one) for one in told]
    if len(numbers) not in (2, 3) or None in numbers:
        return False
    return all(abs(one or 0.0) <= most for one, most in zip(numbers, DEGREES, strict=False))


def w964_null_island(record: Record) -> Iterator[Spot]:
    """The point 0, 0 lies in the sea: it stands for a missing one; write null for the geometry."""
    if inner(record, "geometry").get("coordinates") == [0, 0]:
        yield Spot("geometry.coordinates", [0, 0])


def e965_columns(record: Record) -> Iterator[Spot]:
    """latitude and longitude among the properties are not those of the point: mend one of them."""
    geometry, told = inner(record, "geometry"), inner(record, "properties")
    at = geometry.get("coordinates")
    if geometry.get("type") != "Point" or not isinstance(at, list) or not are_positions(at, 0):
        return
    for name, due in (("longitude", at[0]), ("latitude", at[1])):
        number = number_of(told.get(name))
        if number is not None and abs(number - due) > 1e-3:
            yield Spot(f"properties.{name}", told[name])


RULES = (
    e960_feature, e961_members, e962_geometry, e963_coordinates, w964_null_island, e965_columns,
)  # fmt: skip
