"""An incident in words: its facts with those who claim them, its figures over time, its sources."""

from dataclasses import dataclass

from tacitus.incident_values import Cited, Headline, Incident, Known, Moved, Said, Told
from tacitus.review.expected import in_order
from tacitus.values import Place, TypeValue
from tacitus.vocabulary import RESERVED, ClaimField, EventField, is_own
from tacitus.web.charts import Step, steps_of
from tacitus.web.own_fields import label_of
from tacitus.web.strings import strings
from tacitus.web.view import type_words
from tacitus.write.dossier import RULES, anchor_words, words_of
from tacitus.write.entity_names import names_of
from tacitus.write.formats.titles import fullest_of, title_of
from tacitus.write.headline import clauses
from tacitus.write.safe import excerpt, shown
from tacitus.write.words import amount_words

FIELDS: tuple[EventField, ...] = (
    "type", "stage", "date", "place", "actor", "recipient", "target", "weapon", "responsibility",
    "motive", "duration", "damage",
)  # fmt: skip
MOST = 6  # values of a field that are shown
RADIUS = {"site": 0.5, "city": 5, "district": 25, "admin1": 100, "region": 150, "country": 400}


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a claim on its review page."""

    words: str
    address: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a field, how many sources stand behind it, and the claims that give it."""

    words: str
    sources: str
    claims: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """A figure as somebody gave it; `gone` says why it no longer stands."""

    day: str
    words: str
    who: str
    source: Link
    gone: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A toll or count over time; `chart` is None where there is nothing to draw."""

    label: str
    best: str
    range: str
    rule: str
    disputed: bool
    given: tuple[Given, ...]
    chart: Step | None


@dataclass(frozen=True, slots=True)
class Source:
    """A report that tells of the incident; `name` is REPORT#EVENT."""

    day: str
    publisher: str
    title: str
    address: str
    words: str
    reprint: bool
    name: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where it was: degrees, and the radius in km that its precision stands for."""

    words: str
    precision: str
    lat: float
    lon: float
    radius: float


@dataclass(frozen=True, slots=True)
class IncidentView:
    """An incident; `sentence` is its title by clauses, each leading to a claim that it rests on."""

    id: str
    title: str
    sentence: tuple[Link, ...]
    status: str
    reports: int
    sources: int
    told: str
    facts: tuple[Fact, ...]
    figures: tuple[Figure, ...]
    told_by: tuple[Source, ...]
    spot: Spot | None


def incident_view(one: Incident) -> IncidentView:
    """The incident as its page shows it."""
    keys = {told.coded.report.id: told for told in one.told}
    days = sorted({str(day) for day in (one.first_said, one.last_said) if day is not None})
    return IncidentView(
        id=one.id,
        title=excerpt(title_of(one), 500),
        sentence=sentence_of(one),
        status=one.status,
        reports=len({told.number for told in one.told}),
        sources=one.sources,
        told=" – ".join(days),
        facts=tuple(fact for field in fields_of(one) if (fact := fact_of(one, field, keys)).values),
        figures=tuple(figure_of(moved, one) for moved in one.figures),
        told_by=sources_of(one),
        spot=spot_of(one),
    )


def sentence_of(one: Incident) -> tuple[Link, ...]:
    """The clauses of the title."""
    told = fullest_of(one)
    found = [
        Link(clause.words, address_of(told, clause.claims[0] if clause.claims else ""))
        for clause in clauses(told.event, names_of(told.coded))
    ]
    if not found:
        return ()
    first, last = found[0].words, found[-1].words
    found[0] = Link(first[:1].upper() + first[1:], found[0].address)
    found[-1] = Link((found[0].words if len(found) == 1 else last) + ".", found[-1].address)
    return tuple(found)


def address_of(told: Told, claim: str = "") -> str:
    """The review page of a report, at a claim."""
    return f"/review/{told.number}#{claim or told.event.id}"


def fields_of(one: Incident) -> list[ClaimField]:
    """The fields that are no figures, then those of the project's own."""
    return [*FIELDS, *in_order(known.field for known in one.known if is_own(known.field))]


def fact_of(one: Incident, field: ClaimField, keys: dict[str, Told]) -> Fact:
    """A field with its values, the best supported first."""
    found = one.all(field)[:MOST]
    return Fact(label_of(field), tuple(value_of(known, keys) for known in found))


def value_of(known: Known, keys: dict[str, Told]) -> Value:
    """A value with links to the claims that give it."""
    t = strings()["incident"]
    words = (
        type_words(known.value)
        if isinstance(known.value, TypeValue)
        else excerpt(words_of(known), 300)
    )
    number = (
        t["one_source"] if known.sources == 1 else t["sources"].replace("{}", str(known.sources))
    )
    return Value(
        words, number, tuple(link_of(one, keys) for one in known.claims if one.report in keys)
    )


def link_of(one: Cited, keys: dict[str, Told]) -> Link:
    """A claim by the publisher of its report, with who holds it and how sure."""
    told = keys[one.report]
    report = told.coded.report
    who = "" if one.holder in RESERVED else f", {shown(one.holder)}"
    doubt = "" if one.certainty == "asserted" else f", {one.certainty}"
    name = shown(report.publisher or report.title or report.id)
    return Link(excerpt(name, 60) + who + doubt, address_of(told, one.claim))


def figure_of(moved: Moved, one: Incident) -> Figure:
    """A figure with its headline, its rule and all who gave it."""
    t = strings()
    label = t["fields"][moved.field]
    if moved.unit != "persons":
        label = f"{label}, {shown(moved.unit)}"
    found = moved.headline
    sure = isinstance(found, Headline)
    best = f"{found.best:,}" if isinstance(found, Headline) else found.reason
    span = amount_words(found.low, found.high) if isinstance(found, Headline) else ""
    return Figure(
        label=label,
        best=best,
        range="" if span == best else span,
        rule=RULES[found.rule] if isinstance(found, Headline) else "",
        disputed=moved.disputed,
        given=tuple(given_of(said, moved, one) for said in moved.said),
        chart=steps_of(moved) if sure else None,
    )


def given_of(said: Said, moved: Moved, one: Incident) -> Given:
    """A figure as somebody gave it."""
    t = strings()["incident"]
    told = next(told for told in one.told if told.number == said.report)
    gone = ""
    if said not in moved.standing:
        gone = t["denied"] if said.certainty == "denied" else t["replaced"]
    who = t.get(said.holder, "") if said.holder in RESERVED else shown(said.holder)
    return Given(
        str(said.said or t["no_day"]),
        amount_words(said.low, said.high) + (t["of_attackers"] if said.perpetrators else ""),
        who,
        Link(excerpt(shown(said.source), 60), address_of(told, said.claim)),
        gone,
    )


def sources_of(one: Incident) -> tuple[Source, ...]:
    """The reports in the order of publication, each reprint under what it repeats."""
    firsts = {told.number for told in one.told}

    def place(told: Told) -> tuple[int, str, int]:
        own = told.family if told.family in firsts else told.number
        return (own, "" if own == told.number else str(told.coded.report.published), told.number)

    ordered = sorted(one.told, key=lambda told: (str(told.coded.report.published), told.number))
    rank = {told.number: n for n, told in enumerate(ordered)}
    ordered.sort(key=lambda told: (rank[place(told)[0]], place(told)[1:]))
    return tuple(source_of(told, firsts) for told in ordered)


def source_of(told: Told, firsts: set[int]) -> Source:
    report = told.coded.report
    return Source(
        day=str(report.published_day or strings()["incident"]["no_day"]),
        publisher=excerpt(report.publisher or "", 80),
        title=excerpt(report.title or report.id, 160),
        address=address_of(told),
        words=anchor_words(told),
        reprint=told.family != told.number and told.family in firsts,
        name=f"{report.id}#{told.event.id}",
    )


def spot_of(one: Incident) -> Spot | None:
    """The best supported place that has a point."""
    places = [known.value for known in one.all("place") if isinstance(known.value, Place)]
    place = next((p for p in places if p.lat is not None and p.precision != "unknown"), None)
    if place is None or place.lat is None or place.lon is None:
        return None
    words = ", ".join(filter(None, (shown(place.name), shown(place.admin1 or ""))))
    return Spot(words, place.precision, place.lat, place.lon, RADIUS[place.precision])
