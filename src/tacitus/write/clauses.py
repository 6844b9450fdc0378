"""The lesser clauses of a headline: where, when, with what, how many, who claims it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tacitus.values import Claim, Day, Place, Responsibility, Toll, TypeValue, Weapon
from tacitus.vocabulary import TOLL_FIELDS
from tacitus.write.hedges import (
    LONGEST_NAME,
    ByField,
    best,
    hedge,
    inside,
    likely_first,
    same_voice,
    tolls,
)
from tacitus.write.safe import excerpt, shown
from tacitus.write.words import (
    Names,
    amount_words,
    country_name,
    day_phrase,
    is_told,
    persons_words,
    responsibility_words,
    tells_outcome,
)

PART = re.compile(r"\S+ of (?:the|them|those|these|whom|his|her|its|their)\b")
DIVISION = re.compile(
    r"(?:City|County|Department|District|Governorate|Kingdom|Municipality|Province|Region|Republic"
    r"|State|Territory) of "
)  # a name of a place that takes an article
TELLS_WEAPON = ("firearms", "explosives", "suicide-attack", "drone")  # modes that name it already


@dataclass(frozen=True, slots=True)
class Clause:
    """Words of the sentence, with the space or mark before them, and the claims they rest on."""

    words: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """The first clause, the tolls that it tells, and the one entity, if one, whom it befell."""

    clause: Clause
    tolls: tuple[Claim, ...]
    befell: str | None


def place_clauses(event: ByField, typed: Claim, names: Names) -> Iterator[Clause]:
    """The place and its kind of spot."""
    for claim in likely_first(best(event, "place"))[:1]:
        place = claim.value
        if isinstance(place, Place):
            name, country = shown(place.name), country_name(place.country)
            article = "the " if DIVISION.match(name) else ""
            words = article + (name if country in (name, None) else f"{name}, {country}")
            site = f" ({shown(place.site)})" if place.site else ""
            yield voiced(f" in {words}{site}", claim, typed, names)


def day_clauses(event: ByField, typed: Claim, names: Names) -> Iterator[Clause]:
    """The day or interval, the narrowest of the surest."""
    found = [claim for claim in best(event, "date") if isinstance(claim.value, Day)]
    for claim in sorted(found, key=breadth)[:1]:
        if isinstance(claim.value, Day) and (words := day_phrase(claim.value)):
            yield voiced(f" {words}", claim, typed, names)


def breadth(claim: Claim) -> int:
    """Days that an interval spans; an open one is broader than any."""
    day = claim.value
    if isinstance(day, Day) and day.start and day.end:
        return (day.end - day.start).days
    return 1_000_000


def weapon_clauses(event: ByField, typed: Claim, names: Names) -> Iterator[Clause]:
    """The weapon, where the mode does not already name it."""
    told = isinstance(typed.value, TypeValue) and typed.value.mode in TELLS_WEAPON
    for claim in [] if told else best(event, "weapon")[:1]:
        weapon = claim.value
        if isinstance(weapon, Weapon):
            words = excerpt(weapon.text, LONGEST_NAME)
            yield voiced(f" (weapon: {words})", claim, typed, names)


def toll_clauses(event: ByField, typed: Claim, names: Names, lead: Lead) -> Iterator[Clause]:
    """Of each toll the largest figure of each voice, but for what the lead tells; figures that
    differ stand side by side."""
    for field in TOLL_FIELDS:
        figures: dict[tuple[int, int | None], list[Claim]] = {}
        for claims in by_voice(tolls(event, field)):
            toll = claims[0].value
            if isinstance(toll, Toll) and claims[0] not in lead.tolls:
                figures.setdefault((toll.low, toll.high), claims)
        for number, claims in enumerate(figures.values()):
            words = f"{', or' if number else ';'} {figure_words(claims, names, lead.befell)}"
            ids = tuple(claim.id for claim in claims)
            doubt = hedge(claims[0], names)
            if len(figures) > 1:
                yield Clause(f"{words} ({doubt or 'the report itself'})", ids)
            else:
                yield Clause(voiced(words, claims[0], typed, names).words, ids)


def without_parts(event: ByField, names: Names) -> ByField:
    """The claims of an event but for figures that count a part of others ("four of them badly"),
    where a figure at least as large is told of the whole."""
    found = dict(event)
    for field in TOLL_FIELDS:
        parts = [claim for claim in event.get(field, ()) if counts_part(claim, names)]
        wholes = [claim for claim in event.get(field, ()) if claim not in parts]
        largest = max(map(low_of, wholes), default=0)
        if wholes and all(low_of(claim) <= largest for claim in parts):
            found[field] = wholes
    return found


def counts_part(claim: Claim, names: Names) -> bool:
    toll = claim.value
    return isinstance(toll, Toll) and bool(toll.entity and PART.match(names[toll.entity]))


def by_voice(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims of each holder, the largest figure first: the others may be parts of it."""
    voices: dict[str, list[Claim]] = {}
    for claim in claims:
        voices.setdefault(claim.holder, []).append(claim)
    return [sorted(held, key=low_of, reverse=True) for held in voices.values()]


def figure_words(claims: Sequence[Claim], names: Names, befell: str | None) -> str:
    """The largest figure of one voice, and the others as what they are: told beside it."""
    largest, *others = (toll_phrase(claim, names, befell) for claim in claims)
    words = f"{largest} {claims[0].field}"
    return f"{words} (also told: {', '.join(others[:2])})" if others else words


def low_of(claim: Claim) -> int:
    return claim.value.low if isinstance(claim.value, Toll) else 0


def in_full(toll: Toll, names: Names) -> bool:
    """Whether naming those counted says how many they are and nothing else."""
    who = names[toll.entity] if toll.entity else ""
    alone = (toll.low, toll.high) == (1, 1) or (toll.low == toll.high and is_told(toll.low, who))
    return bool(who) and alone and not tells_outcome(who)


def toll_phrase(claim: Claim, names: Names, befell: str | None = None) -> str:
    """Who or how many: "Amal Nassar", "13 soldiers", "at least 4 women", "nobody"; of several to
    whom the sentence says it befell only how many."""
    toll = claim.value
    assert isinstance(toll, Toll)
    if toll.entity == befell and toll.low > 1 and not toll.perpetrators:
        return amount_words(toll.low, toll.high)
    who = excerpt(names[toll.entity], LONGEST_NAME) if toll.entity else ""
    if toll.high == 0:
        return "nobody"
    if in_full(toll, names):
        return inside(who)
    if toll.perpetrators:
        return f"{amount_words(toll.low, toll.high)} of the attackers"
    return persons_words(toll, who)


def responsibility_clauses(event: ByField, typed: Claim, names: Names) -> Iterator[Clause]:
    """Who has claimed the deed, or that nobody has."""
    for claim in best(event, "responsibility"):
        value = claim.value
        if isinstance(value, Responsibility) and value.stance in ("claimed", "none"):
            words = f"; responsibility {responsibility_words(value, names)}"
            own = value.stance == "claimed" and claim.holder == value.entity
            yield Clause(words, (claim.id,)) if own else voiced(words, claim, typed, names)
            return


def voiced(words: str, claim: Claim, typed: Claim, names: Names) -> Clause:
    """A clause with its doubt, where that is not the doubt of the whole sentence."""
    doubt = hedge(claim, names)
    if not doubt or same_voice(claim, typed):
        return Clause(words, (claim.id,))
    return Clause(f"{words} ({doubt})", (claim.id,))
