"""An incident as it would be if some of its claims, or what is told of its reports, were otherwise.

Nothing of it is ever written: a cell that comes out otherwise rests on what was altered.
"""

import datetime
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from tacitus.incident_values import Cited, Headline, Incident, Known, Moved, Said, Told
from tacitus.values import (
    Amount,
    Claim,
    ClaimValue,
    CodedReport,
    Count,
    Day,
    Entity,
    Event,
    Participant,
    Place,
    Report,
    Responsibility,
    Seconds,
    Span,
    Target,
    Tie,
    Toll,
    TypeValue,
    Weapon,
    Words,
)
from tacitus.vocabulary import Stage

Key = tuple[str, str]  # ids of a report and of a claim of its coding
Change = Callable[[Claim], Claim | None]  # None: without the claim

MORE = 1_009  # persons, days, seconds that are added
MARK = "\u2042"  # a sign that no report has, at the end of words
OTHER = MARK  # id of the entity that stands in for another
LONG = datetime.timedelta(days=MORE)


# ---- claims ---------------------------------------------------------------------------------


def valued(claim: Claim) -> Claim:
    """The claim with another value."""
    return replace(claim, value=other_value(claim.value))


def doubted(claim: Claim) -> Claim:
    """The claim in another certainty, held by somebody else, and less sure."""
    surer = claim.certainty in ("alleged", "denied", "planned", "hypothetical")
    return replace(
        claim,
        certainty="asserted" if surer else "alleged",
        holder="author" if claim.holder != "author" else "unnamed",
        confidence=1 - claim.confidence / 2,
    )


def based(claim: Claim) -> Claim:
    """The claim with other words as its evidence."""
    moved = tuple(Span(span.start + 1, span.end + 1) for span in claim.evidence)
    return replace(claim, evidence=moved, basis=f"{claim.basis}{MARK}")


def dropped(_claim: Claim) -> None:
    """No claim."""


def other_value(value: ClaimValue) -> ClaimValue:
    """A value of the same kind that differs in every part."""
    match value:
        case TypeValue():
            return TypeValue("AID" if value.type == "CONSULT" else "CONSULT", "phone")
        case str():
            stage: Stage = "attempted" if value == "accomplished" else "accomplished"
            return stage
        case Day():
            return other_day(value)
        case Place():
            return other_place(value)
        case Participant():
            return Participant(OTHER)
        case Toll() | Count() | Amount():
            high = None if value.high is None else value.high + MORE
            return replace(value, low=value.low + MORE, high=high)
        case Seconds():
            return Seconds(value.seconds + MORE)
        case _:
            return other_named(value)


def other_named(value: Target | Weapon | Responsibility | Words | Tie) -> ClaimValue:
    match value:
        case Target():
            return Target("Maritime" if value.class_ != "Maritime" else "Tourists", OTHER)
        case Weapon():
            class_ = "Melee" if value.class_ != "Melee" else "Firearms"
            return Weapon(class_, value.text + MARK)  # type: ignore[arg-type]
        case Responsibility():
            return Responsibility("denied" if value.stance == "claimed" else "claimed", OTHER)
        case Words() | Tie():
            return replace(value, text=value.text + MARK)


def other_day(day: Day) -> Day:
    precision = "month" if day.precision == "day" else "day"
    if day.start is None or day.end is None:
        return Day(datetime.date(1900, 1, 1), datetime.date(1900, 1, 1), "day")
    try:
        return Day(day.start + LONG, day.end + 2 * LONG, precision)  # type: ignore[arg-type]
    except OverflowError:
        return Day(day.start - 2 * LONG, day.end - LONG, precision)  # type: ignore[arg-type]


def other_place(place: Place) -> Place:
    return Place(
        name=place.name + MARK,
        country="FJI" if place.country != "FJI" else "ISL",
        admin1=(place.admin1 or "") + MARK,
        lat=-17.0 if place.lat != -17.0 else 65.0,
        lon=178.0 if place.lon != 178.0 else -18.0,
        geonames_id=(place.geonames_id or 0) + MORE,
        precision="admin1" if place.precision != "admin1" else "city",
        site=(place.site or "") + MARK,
    )


STAND_IN = Entity(
    OTHER,
    "object",  # so that no list of persons or bodies has it
    f"Somebody Else {MARK}",
    (Span(0, 1),),
    "FJI",
    ("ELI", "AGR"),
)


def altered(one: Incident, keys: Collection[Key], change: Change) -> Incident:
    """The incident with these claims changed, everywhere it shows."""
    numbers = {told.number: told.coded.report.id for told in one.told}
    coded = {told.coded.report.id: told.coded for told in one.told}
    made = {id_: changed_coding(each, id_, keys, change) for id_, each in coded.items()}
    return replace(
        one,
        told=tuple(retold(told, made[told.coded.report.id]) for told in one.told),
        known=tuple(changed_known(one, known, keys, change) for known in one.known)
        if change is not dropped
        else tuple(known for known in one.known if not touched(known, keys)),
        figures=tuple(changed_figures(one.figures, numbers, keys, change)),
    )


def retold(told: Told, coded: CodedReport) -> Told:
    """The telling in another coding of its report."""
    return replace(told, coded=coded, event=next(e for e in coded.events if e.id == told.event.id))


def changed_coding(
    coded: CodedReport, id_: str, keys: Collection[Key], change: Change
) -> CodedReport:
    if not any(key[0] == id_ for key in keys):
        return coded
    entities = (*coded.entities, STAND_IN) if change is valued else coded.entities
    events = tuple(changed_event(event, id_, keys, change) for event in coded.events)
    return replace(coded, entities=entities, events=events)


def changed_event(event: Event, id_: str, keys: Collection[Key], change: Change) -> Event:
    found = (change(c) if (id_, c.id) in keys else c for c in event.claims)
    return replace(event, claims=tuple(claim for claim in found if claim is not None))


def touched(known: Known, keys: Collection[Key]) -> bool:
    return any((cited.report, cited.claim) in keys for cited in known.claims)


def changed_known(one: Incident, known: Known, keys: Collection[Key], change: Change) -> Known:
    """A value as its claims now give it."""
    if not touched(known, keys):
        return known
    claims = {(t.coded.report.id, c.id): c for t in one.told for c in t.event.claims}
    cites, value = [], known.value
    for cited in known.claims:
        key = cited.report, cited.claim
        found = change(claims[key]) if key in keys and key in claims else None
        if found is None:
            cites.append(cited)
            continue
        value = found.value
        holder = cited.holder + (MARK if found.holder != claims[key].holder else "")
        cites.append(replace(cited, certainty=found.certainty, holder=holder))
    text = known.text if value == known.value else known.text + MARK
    return replace(known, value=value, text=text, claims=tuple(cites))


def changed_figures(
    figures: tuple[Moved, ...], numbers: dict[int, str], keys: Collection[Key], change: Change
) -> Iterator[Moved]:
    """The figures with what was said changed; the headline moves where all of it does."""
    for moved in figures:
        mine = {s.claim for s in moved.said if (numbers.get(s.report, ""), s.claim) in keys}
        if not mine:
            yield moved
            continue
        whole = mine == {said.claim for said in moved.said}
        if whole and change is dropped:
            continue
        yield replace(
            moved,
            said=tuple(changed_said(said, mine, change) for said in moved.said),
            standing=tuple(changed_said(said, mine, change) for said in moved.standing),
            headline=more(moved.headline)
            if whole and change is valued and isinstance(moved.headline, Headline)
            else moved.headline,
        )


def changed_said(said: Said, mine: Collection[str], change: Change) -> Said:
    if said.claim not in mine:
        return said
    if change is valued:
        high = None if said.high is None else said.high + MORE
        return replace(said, low=said.low + MORE, high=high)
    if change is doubted:
        certainty = "asserted" if said.certainty != "asserted" else "alleged"
        return replace(said, certainty=certainty, holder=said.holder + MARK)  # type: ignore[arg-type]
    return said


def more(headline: Headline) -> Headline:
    high = None if headline.high is None else headline.high + MORE
    return replace(headline, low=headline.low + MORE, best=headline.best + MORE, high=high)


def key_of(cited: Cited) -> Key:
    return cited.report, cited.claim


# ---- what is told beside the claims ---------------------------------------------------------


def report_with(one: Incident, fact: str) -> Incident:
    """The incident if this were otherwise in all of its reports."""
    coded = {told.coded.report.id: told.coded for told in one.told}
    made = {id_: CODING_FACTS[fact](each) for id_, each in coded.items()}
    return replace(one, told=tuple(retold(told, made[told.coded.report.id]) for told in one.told))


def with_report(coded: CodedReport, **changes: object) -> CodedReport:
    return replace(coded, report=replace(coded.report, **changes))  # type: ignore[arg-type]


def later(report: Report) -> str:
    return "1901-01-01" if report.published != "1901-01-01" else "1902-02-02"


def moved_anchors(coded: CodedReport) -> CodedReport:
    events = tuple(
        replace(e, anchors=tuple(Span(a.start + 1, a.end + 1) for a in e.anchors))
        for e in coded.events
    )
    return replace(coded, events=events)


def other_entities(coded: CodedReport) -> CodedReport:
    """Everyone with another name, country, sector and nothing told of them."""
    entities = tuple(
        replace(
            entity,
            name=entity.name + MARK,
            country="FJI" if entity.country != "FJI" else "ISL",
            sector=("ELI", "AGR") if entity.sector[:1] != ("ELI",) else ("LAB", "REF"),
            attributes=(),
        )
        for entity in coded.entities
    )
    return replace(coded, entities=entities)


def other_salience(coded: CodedReport) -> CodedReport:
    events = tuple(
        replace(e, salience="main" if e.salience != "main" else "background") for e in coded.events
    )
    return replace(coded, events=events)


CODING_FACTS: dict[str, Callable[[CodedReport], CodedReport]] = {
    "publisher": lambda c: with_report(c, publisher=(c.report.publisher or "") + MARK),
    "published": lambda c: with_report(c, published=later(c.report)),
    "url": lambda c: with_report(c, url=(c.report.url or "") + MARK),
    "title": lambda c: with_report(c, title=(c.report.title or "") + MARK),
    "language": lambda c: with_report(c, language="fj" if c.report.language != "fj" else "is"),
    "text": lambda c: with_report(c, text=c.report.text.swapcase() + MARK),
    "sha256": lambda c: with_report(c, sha256=c.report.sha256[::-1]),
    "coder": lambda c: replace(
        c, coder=replace(c.coder, name=c.coder.name + MARK, codebook=c.coder.codebook + MARK)
    ),
    "anchors": moved_anchors,
    "salience": other_salience,
    "entities": other_entities,
    "statements": lambda c: replace(c, statements=()),
}


def one_more(one: Incident) -> Incident:
    """The incident if one more report told just the same."""
    told = one.told[0]
    coded = with_report(told.coded, id=told.coded.report.id + MARK)
    return replace(one, told=(*one.told, replace(told, number=told.number + MORE, coded=coded)))


INCIDENT_FACTS: dict[str, Callable[[Incident], Incident]] = {
    "id": lambda one: replace(one, id=one.id + MARK),
    "sources": lambda one: replace(one, sources=one.sources + MORE),
    "reports": one_more,
    "status": lambda one: replace(
        one, status="reviewed" if one.status != "reviewed" else "in review"
    ),
    "first_said": lambda one: replace(one, first_said=datetime.date(1901, 1, 1)),
    "last_said": lambda one: replace(one, last_said=datetime.date(1901, 1, 1)),
}
