"""What is known of an incident: of each field the values that its reports give, the best supported
first, and the figures over time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tacitus.incident_values import Cited, Incident, Known, Moved, Said, Told
from tacitus.link.headline import headline
from tacitus.link.history import FIGURES, disputed, history, standing
from tacitus.names import key_of
from tacitus.values import (
    Claim,
    Day,
    Participant,
    Place,
    Responsibility,
    Seconds,
    Target,
    TypeValue,
    Weapon,
    Words,
)
from tacitus.vocabulary import Certainty, EventField

RULE = "acled_conservative"  # of the headline figures, where the codebook names no other
# How much a claim of each certainty supports its value.
SUPPORT: dict[Certainty, float] = {
    "asserted": 1.0,
    "reported": 0.8,
    "alleged": 0.4,
    "planned": 1.0,
    "hypothetical": 0.2,
    "denied": -0.8,
}
NARROW = ("site", "city", "district", "admin1", "region", "country", "unknown")


def incident(id_: str, told: Sequence[Told], rule: str = RULE) -> Incident:
    """The incident that some events of coded reports tell of, at least one; `rule` is one of
    `headline.NAMES` but the last two."""
    days = [day for one in told if (day := one.coded.report.published_day) is not None]
    return Incident(
        id=id_,
        told=tuple(told),
        known=tuple(known(told)),
        figures=tuple(figures(told, rule)),
        sources=len({one.family for one in told}),
        first_said=min(days, default=None),
        last_said=max(days, default=None),
    )


def known(told: Sequence[Told]) -> Iterator[Known]:
    """The values of each field but figures, by field and support."""
    by_field: dict[EventField, dict[str, list[tuple[Told, Claim]]]] = {}
    for one in told:
        for claim in one.event.claims:
            if claim.field not in FIGURES:
                values = by_field.setdefault(claim.field, defaultdict(list))  # type: ignore[arg-type]
                values[key_of(text_of(one, claim))].append((one, claim))
    for field, values in sorted(by_field.items()):
        ranked = sorted(values.items(), key=lambda item: (by_support(item[1]), item[0]))
        for _, claims in ranked:
            yield Known(
                field=field,
                value=claims[0][1].value,
                text=text_of(*claims[0]),
                claims=tuple(cited(one, claim) for one, claim in claims),
                sources=len({(one.family, claim.holder) for one, claim in claims}),
            )


def by_support(claims: Sequence[tuple[Told, Claim]]) -> tuple[float, float]:
    """The key that puts the best supported value first: by its sources, each counted once by its
    surest claim; of equals the narrower day or place."""
    best: dict[int, float] = {}
    for one, claim in claims:
        weight = SUPPORT[claim.certainty] * (1.0 if one.event.salience == "main" else 0.7)
        best[one.family] = max(best.get(one.family, weight), weight)
    return -sum(best.values()), width(claims[0][1])


def width(claim: Claim) -> float:
    """How wide a value is: days, or the rank of a place's precision."""
    value = claim.value
    if isinstance(value, Day):
        return (value.end - value.start).days if value.start and value.end else 1e6
    return NARROW.index(value.precision) if isinstance(value, Place) else 0.0


def text_of(one: Told, claim: Claim) -> str:
    """A value in words; two claims that mean the same have the same words but for the case."""
    value = claim.value
    names = {entity.id: entity.name for entity in one.coded.entities}
    match value:
        case TypeValue():
            text = f"{value.type} {value.mode or ''}"
        case Day():
            text = day_text(value)
        case Place():
            text = ", ".join(filter(None, (value.name, value.admin1, value.country)))
        case Participant():
            text = names.get(value.entity, value.entity)
        case Target() | Weapon():
            text = value.class_
        case Responsibility():
            text = f"{value.stance} {names.get(value.entity or '', '')}"
        case Words():
            text = value.text
        case Seconds():
            text = f"{value.seconds} s"
        case _:
            text = str(value)
    return text.strip()


def day_text(day: Day) -> str:
    if day.start is None or day.end is None:
        return "unresolved"
    if day.start == day.end:
        return day.start.isoformat()
    return f"{day.start.isoformat()} to {day.end.isoformat()}"


def cited(one: Told, claim: Claim) -> Cited:
    names = {entity.id: entity.name for entity in one.coded.entities}
    return Cited(
        report=one.coded.report.id,
        event=one.event.id,
        claim=claim.id,
        holder=names.get(claim.holder, claim.holder),
        certainty=claim.certainty,
    )


def figures(told: Sequence[Told], rule: str) -> Iterator[Moved]:
    """Every field of which somebody gave a figure."""
    for field in FIGURES:
        by_unit: dict[str, list[Said]] = defaultdict(list)
        for one in history(told, field):
            by_unit[one.unit].append(one)
        for unit, said in by_unit.items():
            yield Moved(
                field=field,
                unit=unit,
                said=tuple(said),
                standing=tuple(standing(said)),
                headline=headline(said, rule),
                disputed=disputed(said),
            )
