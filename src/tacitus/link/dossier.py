"""What is known of an incident: of each field the values that its reports give, the best supported
first, and the figures over time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tacitus.incident_values import Cited, Incident, Known, Moved, Said, Told
from tacitus.link.headline import headline
from tacitus.link.history import FIGURES, Names, disputed, history, names_of, standing
from tacitus.names import key_of
from tacitus.values import (
    Claim,
    ClaimValue,
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
from tacitus.vocabulary import Certainty, ClaimField, Status

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


def incident(
    id_: str, told: Sequence[Told], rule: str = RULE, status: Status = "unreviewed"
) -> Incident:
    """The incident that some events of coded reports tell of, at least one; `rule` is one of
    `headline.NAMES` but the last two."""
    days = [day for one in told if (day := one.coded.report.published_day) is not None]
    names = [names_of(one) for one in told]
    return Incident(
        id=id_,
        told=tuple(told),
        known=tuple(known(told, names)),
        figures=tuple(figures(told, names, rule)),
        sources=len({one.family for one in told}),
        first_said=min(days, default=None),
        last_said=max(days, default=None),
        status=status,
    )


class Given(NamedTuple):
    """A claim of a telling, its value in words, and who holds it by name."""

    told: Told
    claim: Claim
    text: str
    holder: str

    @property
    def cited(self) -> Cited:
        report, event, claim = self.told.coded.report, self.told.event, self.claim
        return Cited(report.id, event.id, claim.id, self.holder, claim.certainty)


def known(told: Sequence[Told], names: Sequence[Names]) -> Iterator[Known]:
    """The values of each field but figures, by field and support. `names` are those of each
    telling's report."""
    groups: dict[tuple[ClaimField, str], list[Given]] = defaultdict(list)
    for one, called in zip(told, names, strict=True):
        for claim in one.event.claims:
            field: ClaimField = claim.field  # type: ignore[assignment]  # an event has such claims
            if field not in FIGURES:
                text = text_of(claim.value, called)
                given = Given(one, claim, text, called.get(claim.holder, claim.holder))
                groups[field, key_of(text)].append(given)
    ranked = sorted(groups.items(), key=lambda group: (group[0][0], by_support(group[1]), group[0]))
    for (field, _), claims in ranked:
        yield Known(
            field=field,
            value=claims[0].claim.value,
            text=claims[0].text,
            claims=tuple(one.cited for one in claims),
            sources=len({(one.told.family, one.holder) for one in claims}),
        )


def by_support(claims: Sequence[Given]) -> tuple[float, float]:
    """The key that puts the best supported value first: by its sources, each counted once by its
    surest claim; of equals the narrower day or place."""
    if len(claims) == 1:  # as of most values
        return -weight(claims[0]), width(claims[0].claim)
    best: dict[int, float] = {}
    for given in claims:
        family = given.told.family
        best[family] = max(best.get(family, weight(given)), weight(given))
    return -sum(best.values()), width(claims[0].claim)


def weight(given: Given) -> float:
    """How much a claim supports its value."""
    return SUPPORT[given.claim.certainty] * (1.0 if given.told.event.salience == "main" else 0.7)


def width(claim: Claim) -> float:
    """How wide a value is: days, or the rank of a place's precision."""
    value = claim.value
    if isinstance(value, Day):
        return (value.end - value.start).days if value.start and value.end else 1e6
    return NARROW.index(value.precision) if isinstance(value, Place) else 0.0


def text_of(value: ClaimValue, names: Names) -> str:
    """A value in words; two claims that mean the same have the same words but for the case."""
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


def figures(told: Sequence[Told], names: Sequence[Names], rule: str) -> Iterator[Moved]:
    """Every field of which somebody gave a figure."""
    there = {claim.field for one in told for claim in one.event.claims}
    for field in FIGURES:
        if field not in there:
            continue
        by_unit: dict[str, list[Said]] = defaultdict(list)
        for one in history(told, field, names):
            by_unit[one.unit].append(one)
        for unit, said in by_unit.items():
            stand = standing(said)
            yield Moved(
                field=field,
                unit=unit,
                said=tuple(said),
                standing=tuple(stand),
                headline=headline(stand, rule),
                disputed=disputed(said, stand),
            )
