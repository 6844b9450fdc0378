"""The table `claims`: one row a claim of an event of an incident, with its words."""

from collections.abc import Iterator

from tacitus.incident_values import Incident, Told
from tacitus.values import (
    Claim,
    ClaimValue,
    Count,
    Day,
    Participant,
    Place,
    Responsibility,
    Seconds,
    Target,
    Toll,
    TypeValue,
    Weapon,
    Words,
)
from tacitus.write.formats.base import Row, RowsOf, Table, Value, Wish
from tacitus.write.formats.columns import columns
from tacitus.write.formats.losses import Losses

NOTHING = (None, None, None, None, None, None, None, None, None)
Names = dict[str, str]


def start(_wish: Wish, _losses: Losses) -> RowsOf:
    """Every claim has its row; nothing is lost but what the coder left out."""
    return RowsOf(rows)


def rows(one: Incident) -> Iterator[Row]:
    replaced = replaced_figures(one)
    for told in one.told:
        names = {entity.id: entity.name for entity in told.coded.entities}
        for claim in told.event.claims:
            stands = standing(told, claim, replaced)
            yield row(one, told, claim, names, stands)


def row(one: Incident, told: Told, claim: Claim, names: Names, stands: str) -> Row:
    report, spans = told.coded.report, claim.evidence
    if len(spans) == 1:
        start, end = spans[0]
        places, quote = f"{start}-{end}", report.text[start:end]
    else:
        start, end = spans[0]
        places = "; ".join(f"{span.start}-{span.end}" for span in spans)
        quote = " … ".join(report.text[span.start : span.end] for span in spans)
    return (
        one.id,
        report.id,
        told.event.id,
        claim.id,
        claim.field,
        *values(claim.value, names),
        claim.certainty,
        names.get(claim.holder, claim.holder),
        report.publisher or report.id,
        report.published,
        start,
        end,
        places,
        quote,
        claim.basis,
        claim.confidence,
        stands,
        one.status,
    )


def values(value: ClaimValue, names: Names) -> tuple[Value, ...]:
    """value, value_low, value_high, unit, date_start, date_end, precision, country, latitude,
    longitude, entity_id."""
    match value:
        case TypeValue(type_, mode):
            return (f"{type_}/{mode}" if mode else type_, *NOTHING, None)
        case Toll(low, high, entity, perpetrators):
            unit = "perpetrators" if perpetrators else "persons"
            return bounds(low, high), low, high, unit, *NOTHING[3:], entity
        case Count(low, high, unit):
            return bounds(low, high), low, high, unit, *NOTHING[3:], None
        case Day(first, last, precision):
            return (day_text(value), None, None, None, first, last, precision, *NOTHING[6:], None)
        case Place(name, country, _, lat, lon, _, precision):
            return (name, *NOTHING[:5], precision, country, lat, lon, None)
        case Seconds(seconds):
            return str(seconds), seconds, seconds, "seconds", *NOTHING[3:], None
        case other:
            return of_names(other, names)


def of_names(value: ClaimValue, names: Names) -> tuple[Value, ...]:
    """Values that name somebody, or are words."""
    match value:
        case Participant(entity):
            return (names.get(entity, entity), *NOTHING, entity)
        case Target(class_, entity):
            return (class_, *NOTHING, entity)
        case Weapon(class_):
            return (class_, *NOTHING, None)
        case Responsibility(stance, entity):
            return (stance, *NOTHING, entity)
        case Words(text):
            return (text, *NOTHING, None)
        case other:
            return (str(other), *NOTHING, None)


def bounds(low: int, high: int | None) -> str:
    """Such as 5, 3-9, 8+."""
    if high is None:
        return f"{low}+"
    return str(low) if low == high else f"{low}-{high}"


def day_text(day: Day) -> str | None:
    """A day, or an interval of ISO 8601."""
    if day.start is None or day.end is None:
        return None
    return str(day.start) if day.start == day.end else f"{day.start}/{day.end}"


def replaced_figures(one: Incident) -> frozenset[tuple[int, str]]:
    """The figures, by report and claim, that their holders have replaced."""
    return frozenset(
        (said.report, said.claim)
        for moved in one.figures
        for said in moved.said
        if said not in moved.standing
    )


def standing(told: Told, claim: Claim, replaced: frozenset[tuple[int, str]]) -> str:
    if claim.certainty == "denied":
        return "denied"
    return "replaced" if (told.number, claim.id) in replaced else "standing"


CLAIMS = Table(
    "claims",
    "one row a claim, with its words and its holder",
    columns("claims"),
    start,
    apart=True,
    light=True,
)
