"""What is known of an incident: of each field the values that its reports give, the best supported
first, and the figures over time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tacitus.incident_values import Incident, Known, Moved, Said, Told
from tacitus.link.headline import headline
from tacitus.link.history import FIGURES, Names, disputed, history, names_of, standing
from tacitus.link.support import Given, ranked
from tacitus.names import key_of
from tacitus.values import (
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
from tacitus.vocabulary import ClaimField, Status

RULE = "acled_conservative"  # of the headline figures, where the codebook names no other


def incident(
    id_: str,
    told: Sequence[Told],
    rule: str = RULE,
    status: Status = "unreviewed",
    *,
    light: bool = False,
) -> Incident:
    """The incident that some events of coded reports tell of, at least one; `rule` is one of
    `headline.NAMES` but the last two. `light`: its values are weighed only where somebody denies
    one, so that sources may differ, else left out, which is quicker."""
    days = [day for one in told if (day := one.coded.report.published_day) is not None]
    names = [names_of(one) for one in told]
    return Incident(
        id=id_,
        told=tuple(told),
        known=() if light and not denied(told) else tuple(known(told, names)),
        figures=tuple(figures(told, names, rule)),
        sources=len({one.family for one in told}),
        first_said=min(days, default=None),
        last_said=max(days, default=None),
        status=status,
    )


def denied(told: Sequence[Told]) -> bool:
    """Whether anything that is told is denied."""
    return any(claim.certainty == "denied" for one in told for claim in one.event.claims)


def known(told: Sequence[Told], names: Sequence[Names]) -> Iterator[Known]:
    """The values of each field but figures, by field and support. `names` are those of each
    telling's report."""
    groups: dict[ClaimField, dict[str, list[Given]]] = defaultdict(lambda: defaultdict(list))
    for one, called in zip(told, names, strict=True):
        for claim in one.event.claims:
            field: ClaimField = claim.field  # type: ignore[assignment]  # an event has such claims
            if field not in FIGURES:
                text = text_of(claim.value, called)
                given = Given(one, claim, text, called.get(claim.holder, claim.holder))
                groups[field][key_of(text)].append(given)
    for field, by_text in sorted(groups.items()):
        for claims in ranked(list(by_text.values())):
            yield Known(
                field=field,
                value=claims[0].claim.value,
                text=claims[0].text,
                claims=tuple(one.cited for one in claims),
                sources=len({(one.told.family, one.holder) for one in claims}),
            )


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
