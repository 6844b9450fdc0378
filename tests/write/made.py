"""Made coded reports for the tests of this folder: an invented report and a way to claim."""

from itertools import count

from tacitus.acquire.texts import receive
from tacitus.values import (
    Amount,
    Claim,
    ClaimValue,
    CodedReport,
    Coder,
    Count,
    Day,
    Entity,
    Event,
    Participant,
    Place,
    Responsibility,
    Source,
    Span,
    Statement,
    Target,
    Toll,
    TypeValue,
    Weapon,
    Words,
)
from tacitus.vocabulary import AttributeField, Certainty, EventField, Salience

TEXT = """Blast at the bus station

A bomb went off at the bus station of Tanta on Monday. Seven people were killed, the health
ministry said. The doctor Amal Nassar counted nine dead. The Brigade of the Delta may have planted
the bomb. "We will find them," the governor said. The union plans a march on Friday.
"""
PLACE = Place("Tanta", "EGY", "Gharbia", 30.79, 31.0, 347612, "city", "bus station")

numbers = count(1)


def span(words: str, text: str = TEXT) -> Span:
    """The first place where the words stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def claim(
    field: EventField | AttributeField,
    value: ClaimValue,
    words: str,
    holder: str = "author",
    certainty: Certainty = "asserted",
) -> Claim:
    """A claim that rests on these words."""
    return Claim(f"c{next(numbers)}", field, value, (span(words),), certainty, holder)


def event(id: str, *claims: Claim, salience: Salience = "main", about: str | None = None) -> Event:
    """An event anchored on the words of its first claim."""
    return Event(id, claims[0].evidence[:1], salience, about, claims)


def entity(id: str, name: str, words: str, *attributes: Claim) -> Entity:
    """A person or body of the report."""
    return Entity(id, "person", name, (span(words),), "EGY", ("CVL",), attributes)


def coded(*events: Event, published: str | None = "2024-03-05") -> CodedReport:
    """A coding of the report above."""
    report = receive(TEXT, Source(published=published, language="en")).report
    entities = (
        entity("ministry", "health ministry", "health\nministry"),
        entity(
            "nassar",
            "Amal Nassar",
            "Amal Nassar",
            claim("age", Amount(41, 41), "Amal Nassar"),
            claim("occupation", Words("doctor"), "doctor", "ministry", "reported"),
        ),
        entity("brigade", "Brigade of the Delta", "Brigade of the Delta"),
        entity("people", "people", "people"),
        entity("governor", "governor", "governor"),
        entity("union", "union", "union"),
    )
    words = span("We will find them,")
    statement = Statement("s1", "governor", words, "direct", "promise", "e1")
    return CodedReport(
        Coder("made", "1", "tacitus-1"), report, entities, events, (statement,), ("a note",)
    )


def blast() -> Event:
    """The main event, with two figures that differ and an alleged actor."""
    return event(
        "e1",
        claim("type", TypeValue("ASSAULT", "explosives"), "A bomb went off"),
        claim("stage", "accomplished", "A bomb went off"),
        claim("date", Day(None, None, "unknown"), "on Monday"),
        claim("place", PLACE, "the bus station of Tanta"),
        claim("actor", Participant("brigade"), "Brigade of the Delta", "unnamed", "alleged"),
        claim("recipient", Participant("people"), "people"),
        claim("target", Target("Transportation"), "bus station"),
        claim("weapon", Weapon("Explosives", "bomb"), "bomb"),
        claim("killed", Toll(7, 7, "people"), "Seven people", "ministry", "reported"),
        claim("killed", Toll(9, 9), "nine dead", "nassar", "reported"),
        claim("count", Count(1, None, "bombs"), "bomb"),
        claim("responsibility", Responsibility("none"), "may have planted"),
    )


def march() -> Event:
    """A planned event of the background."""
    return event(
        "e2",
        claim("type", TypeValue("PROTEST", "demo"), "a march", certainty="planned"),
        claim("stage", "planned", "plans", certainty="planned"),
        claim("actor", Participant("union"), "union", certainty="planned"),
        salience="background",
        about="e1",
    )
