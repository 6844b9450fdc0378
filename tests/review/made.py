"""A made coding of an invented report, and ways to judge it, for tests of reviewing."""

import dataclasses
import datetime
import json
from hashlib import sha256
from pathlib import Path

from tacitus.plain import to_json
from tacitus.project.adding import Wish, add_sources
from tacitus.review_values import Act, Change, Judgement, Verdict
from tacitus.store.codings import codebook_key, keep_coding
from tacitus.store.database import Database
from tacitus.values import (
    Claim,
    ClaimValue,
    CodedReport,
    Coder,
    Day,
    Entity,
    Event,
    Participant,
    Place,
    Report,
    Span,
    Target,
    Toll,
    TypeValue,
)
from tacitus.vocabulary import Certainty, EventField, Salience

TEXT = """Blast at the bus station

A bomb went off at the bus station of Tanta on Monday. Seven people were killed, the health \
ministry said. The doctor Amal Nassar counted nine dead. Police arrested two men. In May a \
grenade had wounded a guard there.
"""
DAY = datetime.date(2024, 3, 4)
TANTA = Place("Tanta", "EGY", "Gharbia", 30.79, 31.0, 347612, "city", "bus station")
MINISTRY, DOCTOR, POLICE, STATION = "ministry", "doctor", "police", "station"


def span(words: str) -> Span:
    """Where the words stand first."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def claim(
    id: str, field: EventField, value: ClaimValue, words: str, holder: str = "author"
) -> Claim:
    """A claim that rests on these words."""
    certainty: Certainty = "asserted" if holder == "author" else "reported"
    return Claim(id, field, value, (span(words),), certainty, holder, None, 0.8)


def event(id: str, salience: Salience, about: str | None, *claims: Claim) -> Event:
    return Event(id, claims[0].evidence, salience, about, claims)


def entity(id: str, words: str) -> Entity:
    return Entity(id, "organisation", words, (span(words),))


def coded(text: str = TEXT, id: str = "tanta") -> CodedReport:
    """One main event with two tolls that clash and no actor, one related, one background."""
    report = Report(
        id, text, sha256(text.encode()).hexdigest(), "en", "Blast", "The Delta Post",
        published="2024-03-05",
    )  # fmt: skip
    bomb = event(
        "e1", "main", None,
        claim("e1.1", "type", TypeValue("ASSAULT", "explosives"), "went off"),
        claim("e1.2", "stage", "accomplished", "went off"),
        claim("e1.3", "date", Day(DAY, DAY, "day"), "Monday"),
        claim("e1.4", "place", TANTA, "Tanta"),
        claim("e1.5", "target", Target("Transportation", STATION), "bus station of Tanta"),
        claim("e1.6", "killed", Toll(7, 7), "Seven people were killed", MINISTRY),
        claim("e1.7", "killed", Toll(9, 9), "nine dead", DOCTOR),
    )  # fmt: skip
    arrest = event(
        "e2", "related", "e1",
        claim("e2.1", "type", TypeValue("COERCE", "arrest"), "arrested"),
        claim("e2.2", "actor", Participant(POLICE), "Police arrested"),
        claim("e2.3", "arrested", Toll(2, 2), "two men"),
    )  # fmt: skip
    grenade = event(
        "e3", "background", None,
        claim("e3.1", "type", TypeValue("ASSAULT", "explosives"), "grenade"),
        claim("e3.2", "wounded", Toll(1, 1), "a guard"),
    )  # fmt: skip
    entities = (
        entity(MINISTRY, "health ministry"),
        entity(DOCTOR, "Amal Nassar"),
        entity(POLICE, "Police"),
        entity(STATION, "bus station"),
    )
    coder = Coder("made", "1", "tacitus-1")
    return CodedReport(coder, report, entities, (bomb, arrest, grenade), ())


def judgement(act: Act, *targets: str, seen: int = 0, **more: object) -> Judgement:
    """A judgement on the first coding of a project."""
    return dataclasses.replace(Judgement(act, 1, targets, seen=seen), **more)  # type: ignore[arg-type]


def verdict(number: int, who: str, said: Judgement) -> Verdict:
    return Verdict(number, f"2026-01-01T10:00:{number:02}.000Z", who, said)


def change(field: EventField, value: ClaimValue, words: str = "", named: str = "") -> Change:
    """A value of a person's own."""
    evidence = (span(words),) if words else ()
    return Change(field, value, evidence, "asserted", "author", named or None)


def keep(database: Database, folder: Path, *made: CodedReport, first: int = 1) -> None:
    """Add reports with their codings; their keys are `first` and those behind it."""
    rows = [
        {key: value for key, value in dataclasses.asdict(one.report).items() if value}
        for one in made
    ]
    for row in rows:
        del row["sha256"]
    file = folder / "made.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    add_sources(database, [str(file)], Wish(), print, iter)
    with database.writing() as connection:
        book = codebook_key(connection, "tacitus-1", "")
        for number, one in enumerate(made, first):
            assert keep_coding(connection, number, book, to_json(one)) is not None
