"""An incident as the rules of a codebook see it: its codes, who took part by class, its words."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tacitus.incident_values import Headline, Incident, Said
from tacitus.lists import tables
from tacitus.values import Place, Target, Toll, TypeValue
from tacitus.vocabulary import TOLL_FIELDS, TollField, is_own
from tacitus.write.formats.base import Wish, unruled
from tacitus.write.formats.parties import (
    Party,
    actors,
    recipients,
    stage_of,
    weapons_of,
)
from tacitus.write.formats.rules import Facts, found, rules_of, several
from tacitus.write.formats.view import headline_of, kind_of, place_of, stated

Book = Mapping[str, Any]
RULES = ("rule", "attack", "doubt")  # what the lists of rules are called
KEPT: deque[tuple[Book, Book]] = deque(maxlen=8)
THINGS = ("object", "place")  # kinds of what is attacked and is nobody


@dataclass(frozen=True, slots=True)
class Classed:
    """One who took part, and its class in the codebook; None where no class fits."""

    party: Party
    kind: str | None


@dataclass(frozen=True, slots=True)
class Derived:
    """All that a format with a codebook asks of an incident. `things` are those attacked that are
    nobody."""

    one: Incident
    facts: Facts
    actors: tuple[Classed, ...]
    recipients: tuple[Classed, ...]
    things: tuple[Party, ...]
    targets: tuple[str, ...]
    place: Place | None


@dataclass(frozen=True, slots=True)
class Class:
    """A class of those who take part, ready to be tried on many; None where it asks nothing."""

    name: str
    roles: frozenset[str] | None
    sectors: frozenset[str] | None
    no_sectors: frozenset[str]
    kinds: frozenset[str] | None
    words: tuple[str, ...] | None
    foreign: bool


def book_of(wish: Wish, name: str) -> Book:
    """A codebook, ready to be asked: the project's own, else the package's."""
    return ready(wish.book(name))


def ready(book: Book) -> Book:
    """A codebook with its rules and classes ready to be tried on many incidents. The last ones are
    kept: where the grounds of cells are sought, an export begins hundreds of times."""
    for own, made in tuple(KEPT):
        if own is book:
            return made
    rules: dict[str, Any] = {key: rules_of(book[key]) for key in RULES if key in book}
    made = {**book, **rules, "class": tuple(map(class_told, book.get("class", ())))}
    KEPT.append((book, made))
    return made


def class_told(one: Mapping[str, Any]) -> Class:
    """One entry under [[class]]."""

    def asked(key: str) -> frozenset[str] | None:
        return frozenset(one[key]) if key in one else None

    return Class(
        name=str(one["name"]),
        roles=asked("roles"),
        sectors=asked("sectors"),
        no_sectors=frozenset(one.get("no_sectors", ())),
        kinds=asked("kinds"),
        words=several(one["words"]) if "words" in one else None,
        foreign=bool(one.get("foreign")),
    )


def derived(one: Incident, book: Book) -> Derived:
    """An incident under a codebook."""
    place, kind, stage = place_of(one), kind_of(one), stage_of(one)
    country = place.country if place else None
    acting = acting_of(kind, book)
    does = tuple(Classed(p, acting or class_of(p, "actor", country, book)) for p in actors(one))
    suffering = recipients(one)
    suffers = tuple(
        Classed(p, class_of(p, "recipient", country, book))
        for p in suffering
        if p.kind not in THINGS
    )
    targets = targets_of(one, suffers)
    codes = {
        "type": frozenset([kind.type] if kind else []),
        "mode": frozenset([kind.mode or "none"] if kind else []),
        "stage": frozenset([stage] if stage else []),
        "weapon": frozenset(weapon.class_ for weapon in weapons_of(one)),
        "target": frozenset(targets),
        "actor": frozenset([acting] if acting else [c.kind for c in does if c.kind]),
        "recipient": frozenset(c.kind for c in suffers if c.kind),
        "harm": frozenset(field for field in TOLL_FIELDS if harmed(one, field)),
        **own_codes(one),
    }
    things = tuple(party for party in suffering if party.kind in THINGS)
    return Derived(one, Facts(codes, words_of(one)), does, suffers, things, targets, place)


def own_codes(one: Incident) -> dict[str, frozenset[str]]:
    """What people coded in the project's own fields."""
    names = dict.fromkeys(known.field for known in one.known if is_own(known.field))
    return {name: frozenset(known.text for known in stated(one, name)) for name in names}


def acting_of(kind: TypeValue | None, book: Book) -> str | None:
    """The class of those who act, where the event itself tells it."""
    code = f"{kind.type}/{kind.mode}" if kind else ""
    found = book.get("acting", {}).get(code)
    return None if found is None else str(found)


def class_of(party: Party, role: str, country: str | None, book: Book) -> str | None:
    """The first class of the codebook that fits one who takes part in a role."""
    name = party.name.lower()
    foreign = country is not None and party.country not in (None, country)
    for one in book.get("class", ()):
        if (
            (one.roles is None or role in one.roles)
            and (foreign or not one.foreign)
            and (one.sectors is None or not one.sectors.isdisjoint(party.sectors))
            and one.no_sectors.isdisjoint(party.sectors)
            and (one.kinds is None or party.kind in one.kinds)
            and (one.words is None or found(one.words, name))
        ):
            return str(one.name)
    return None


def targets_of(one: Incident, suffers: tuple[Classed, ...]) -> tuple[str, ...]:
    """Target types of GTD: as told, else by the sectors of those to whom it was done."""
    values = (known.value for known in stated(one, "target"))
    told = [value.class_ for value in values if isinstance(value, Target)]
    if told:
        return tuple(dict.fromkeys(told))
    by_sector = tables("target_sectors.toml")["sectors"]
    sectors = [sector for classed in suffers for sector in classed.party.sectors]
    return tuple(dict.fromkeys(by_sector[sector] for sector in sectors if sector in by_sector))


def harmed(one: Incident, field: TollField) -> bool:
    found = headline_of(one, field)
    return found is not None and found.best > 0


def words_of(one: Incident) -> str:
    """The words of weapons, sites and anchors, in lower case, a line each."""
    parts = [weapon.text for weapon in weapons_of(one)]
    parts += [
        known.value.site
        for known in stated(one, "place")
        if isinstance(known.value, Place) and known.value.site
    ]
    for told in one.told:
        parts += [span.of(told.coded.report.text) for span in told.event.anchors]
    return "\n".join(dict.fromkeys(part.lower() for part in parts))


# ---- figures --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figure:
    """Victims and perpetrators apart; None where nothing is told of them."""

    victims: Headline | None
    perpetrators: Headline | None

    def low(self) -> int | None:
        return added([h.low if h else None for h in (self.victims, self.perpetrators)])

    def best(self) -> int | None:
        return added([h.best if h else None for h in (self.victims, self.perpetrators)])

    def high(self) -> int | None:
        """The highest figure that somebody gives; open bounds count as their lower end."""
        tops = [
            (h.best if h.high is None else h.high) if h else None
            for h in (self.victims, self.perpetrators)
        ]
        return added(tops)


def added(parts: list[int | None]) -> int | None:
    told = [part for part in parts if part is not None]
    return sum(told) if told else None


def figure_of(one: Incident, field: TollField, book: Book, wish: Wish) -> Figure:
    """The figures of a field by the rule that the codebook names; one that was set by hand stands
    for all."""
    headline = headline_of(one, field)
    if headline is not None and headline.rule == "manual":
        return Figure(headline, None)
    rule = str(book.get("figures", {}).get(field, "acled_conservative"))
    moved = one.figure(field)
    victims = [said for said in moved.said if not said.perpetrators] if moved else []
    if wish.headline is unruled:
        return Figure(headline, None)
    return Figure(ruled(wish, victims, rule), ruled(wish, perpetrators(one, field), rule))


def ruled(wish: Wish, said: list[Said], rule: str) -> Headline | None:
    found = wish.headline(said, rule) if said else None
    return found if isinstance(found, Headline) else None


def perpetrators(one: Incident, field: TollField) -> list[Said]:
    """What was said of attackers only, which is no total of the incident."""
    found = []
    for told in one.told:
        report = told.coded.report
        for claim in told.event.claims:
            value = claim.value
            if claim.field == field and isinstance(value, Toll) and value.perpetrators:
                names = {entity.id: entity.name for entity in told.coded.entities}
                found.append(
                    Said(
                        field=field,
                        low=value.low,
                        high=value.high,
                        holder=names.get(claim.holder, claim.holder),
                        source=report.publisher or report.id,
                        said=report.published_day,
                        certainty=claim.certainty,
                        report=told.number,
                        family=told.family,
                        claim=claim.id,
                        perpetrators=True,
                    )
                )
    return found
