"""Our own table `incidents`: a row (some columns may be missing) as a coding."""

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from tacitus.acquire.rows.row_coding import Cells, NoRow, RowCoding, day, degrees, type_value, whole
from tacitus.values import (
    CodedReport,
    Coder,
    Day,
    Entity,
    Participant,
    Place,
    Responsibility,
    Source,
    Span,
    Target,
    Toll,
    Weapon,
    Words,
)
from tacitus.vocabulary import (
    COUNTRIES,
    TOLL_FIELDS,
    Certainty,
    DatePrecision,
    EventField,
    PlacePrecision,
    Stage,
    Stance,
    TargetClass,
    WeaponClass,
    is_own,
)

NEEDED = ("incident_id", "event_type")
CODER = Coder("incidents", "imported", "incidents")
PLACE = (
    "location", "site", "admin1", "country", "latitude", "longitude", "geo_precision",
    "geonames_id",
)  # fmt: skip
PARTIES: tuple[tuple[EventField, str], ...] = (("actor", "actors"), ("recipient", "recipients"))
STANCES: tuple[tuple[Stance, str], ...] = (("claimed", "claimed_by"), ("suspected", "suspected"))
LENGTHS = (("day", 0), ("week", 6), ("month", 30), ("year", 365))  # most days after the first
WORDS: tuple[EventField, ...] = ("motive", "damage")


def own_row(cells: Cells) -> CodedReport:
    """NoRow for one that has no id, or no type that there is."""
    made = RowCoding(cells)
    kind = type_value(f"{made.get('event_type')}/{made.get('event_mode')}")
    if kind is None:
        raise NoRow(f"there is no event type {made.get('event_type')!r}")
    if not made.get("incident_id"):
        raise NoRow("it has no incident_id")
    sure: Certainty = code(made.get("certainty"), get_args(Certainty)) or "asserted"
    made.claim("type", kind, "event_type", "event_mode", certainty=sure)
    made.claim("stage", code(made.get("stage"), get_args(Stage)), "stage")
    made.claim("date", days(made), "event_date", "event_date_end", "date_precision")
    made.claim("place", place(made), *PLACE)
    persons(made)
    classes(made)
    for toll_field in TOLL_FIELDS:
        toll(made, toll_field, "fatalities" if toll_field == "killed" else toll_field)
    for field in WORDS:
        made.claim(field, Words(made.get(field)), field)
    for column in made.cells:
        if is_own(column):
            made.claim(column, Words(made.get(column)), column)
    last = day(made.get("last_reported")) or day(made.get("event_date"))
    source = Source(publisher="incidents", published=last.isoformat() if last else None)
    return made.coded(f"own-{made.get('incident_id')}", CODER, source, "event_type")


def code(text: str, codes: Sequence[Any]) -> Any:
    """The code that a cell has; None where there is none such."""
    return next((one for one in codes if one == text), None)


def days(made: RowCoding) -> Day | None:
    """Earliest and latest day."""
    start = day(made.get("event_date"))
    end = day(made.get("event_date_end")) or start
    if start is None or end is None or end < start:
        return None
    length = (end - start).days
    usual = next((name for name, most in LENGTHS if length <= most), "unknown")
    precision: DatePrecision = code(made.get("date_precision") or usual, get_args(DatePrecision))
    return Day(start, end, precision or "unknown")


def place(made: RowCoding) -> Place | None:
    """The place; its point only where it says what of."""
    name, country = made.get("location"), code(made.get("country"), sorted(COUNTRIES))
    if not name and country is None:
        return None
    precision: PlacePrecision = (
        code(made.get("geo_precision"), get_args(PlacePrecision)) or "unknown"
    )
    lat, lon = degrees(made.get("latitude"), 90), degrees(made.get("longitude"), 180)
    pointed = lat is not None and lon is not None and precision != "unknown"
    return Place(
        name or str(country),
        country,
        made.get("admin1") or None,
        lat if pointed else None,
        lon if pointed else None,
        whole(made.get("geonames_id")),
        precision,
        made.get("site") or None,
    )


def parts(made: RowCoding, column: str) -> Iterator[tuple[str, Span]]:
    """The values of a cell that has several, each with its own words."""
    if column not in made.spans:
        return
    at = made.spans[column].start
    for part in made.get(column).split("; "):
        if part.strip():
            yield part, Span(at, at + len(part))
        at += len(part) + 2


def persons(made: RowCoding) -> None:
    """Who did it, to whom it was done, who claims it or is suspected."""
    for field, column in PARTIES:
        for name, span in parts(made, column):
            made.claim_at(field, Participant(named(made, name, span)), span)
    for stance, column in STANCES:
        for name, span in parts(made, column):
            made.claim_at("responsibility", Responsibility(stance, named(made, name, span)), span)


def named(made: RowCoding, name: str, span: Span) -> str:
    """Who is named, one and the same for the same words; what it is the table does not say."""
    fresh = Entity(f"n{len(made.entities) + 1}", "organisation", name, (span,))
    return made.entities.setdefault(name, fresh).id


def classes(made: RowCoding) -> None:
    """Classes of targets and weapons; which target is of which class the table does not say."""
    for name, span in parts(made, "target_classes"):
        if (target := code(name, get_args(TargetClass))) is not None:
            made.claim_at("target", Target(target), span)
    for name, span in parts(made, "weapon_classes"):
        if (weapon := code(name, get_args(WeaponClass))) is not None:
            made.claim_at("weapon", Weapon(weapon, name), span)


def toll(made: RowCoding, field: EventField, column: str) -> None:
    """The headline figure, which may be more up to the highest; open above where none is told."""
    best, high = whole(made.get(column)), whole(made.get(f"{column}_high"))
    if best is not None and best >= 0 and (high is None or high >= best):
        made.claim(field, Toll(best, high), column, f"{column}_high")
