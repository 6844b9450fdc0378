"""The day and place that a happening shares with the scene it belongs to.

What follows a dated happening in one scene ("after the killing he ...") has its day and place; the
linking words go into the evidence and the basis says so. A spot that is told without its town ("in
the mortuary yard") stands in that at which the report is at home, else in that of the main
happening. Else nothing is carried over, save to the main happening, whose day and place may stand
in the sentences around its anchors.
"""

import re
from dataclasses import replace
from typing import Literal

from tacitus.incidents.facts import Fact, fact_of
from tacitus.incidents.happenings import TOWNS, Happening
from tacitus.incidents.homes import home_of
from tacitus.incidents.reading import Reading
from tacitus.incidents.sites import is_in_town, site_of
from tacitus.incidents.towns import at_home, town_of
from tacitus.marks import Role
from tacitus.values import Day, Place, Span
from tacitus.vocabulary import Salience

Setting = Literal["date", "place"]
SETTINGS: tuple[Setting, ...] = ("date", "place")
AT_ONCE = re.compile(r"at the scene|(?:moments|minutes) .*", re.IGNORECASE)
SPOT = "the spot is in the town of the main happening"
SPOT_AT_HOME = "the spot is taken to be at home"
DATELINE = 60  # characters from the beginning of a sentence in which a dateline's day stands
DATELINE_END = re.compile(r",?\s*(?:\d{4}\s*)?(?:\([^)]{0,40}\)\s*)?(?:[-–—]|\.\s)")
LINKING = re.compile(
    r"\b(?:at the scene|(?:moments|minutes) (?:later|after(?:wards)?)"
    r"|(?:after|during|following) [^,;.]{1,40})",
    re.IGNORECASE,
)


def settings_of(
    reading: Reading, one: Happening, main: Happening, salience: Salience
) -> tuple[Fact, ...]:
    """The day and place that a happening lacks and its scene, that of the main one, gives."""
    lacking = [field for field in SETTINGS if not any(told(reading, one.anchors, field))]
    if salience == "main":
        near = [fact for field in lacking for fact in nearby(reading, one, field)]
        where = [*told(reading, one.anchors, "place"), *near]
        return (*near, *town_of(reading, one, [fact for fact in where if fact.field == "place"]))
    link = linking_words(reading, one, main) if salience == "related" else None
    if link is None:
        return town_of_spot(reading, one, main) if "place" in lacking else ()
    return tuple(
        carried(fact, "follows the main happening in one scene", link)
        for field in lacking
        for fact in first_of(told(reading, main.anchors, field))
    )


def town_of_spot(reading: Reading, one: Happening, main: Happening) -> tuple[Fact, ...]:
    """The town at which the report is at home, else that of the main happening, for one of which
    only the spot is told."""
    site = site_of(reading, one)
    if site is None or not is_in_town(site.of(reading.text)):
        return ()
    home = home_of(reading)
    if home is not None:
        return (carried(at_home(reading, one, home), SPOT_AT_HOME),)
    towns = [
        fact
        for fact in told(reading, main.anchors, "place") or nearby(reading, main, "place")
        if isinstance(fact.value, Place) and fact.value.precision in TOWNS
    ]
    return tuple(carried(fact, SPOT) for fact in towns[:1])


def carried(fact: Fact, why: str, *links: Span) -> Fact:
    """A day or place of another happening, with the words that link to it."""
    return replace(
        fact,
        evidence=tuple(sorted({*fact.evidence, *links})),
        basis="; ".join(filter(None, (why, fact.basis))),
        confidence=fact.confidence * 0.8,
    )


def told(reading: Reading, anchors: tuple[int, ...], field: Setting) -> list[Fact]:
    """The resolved days or places told of some anchors."""
    facts = [
        fact_of(reading, role)
        for number in anchors
        for role in reading.roles_of[number]
        if role.role == field
    ]
    return [fact for fact in facts if isinstance(fact, Fact) and is_known(fact)]


def is_known(fact: Fact) -> bool:
    """Whether the value says anything: a day with an end, a place."""
    return not isinstance(fact.value, Day) or fact.value.start is not None


def first_of(facts: list[Fact]) -> list[Fact]:
    return facts[:1]


def linking_words(reading: Reading, one: Happening, main: Happening) -> Span | None:
    """The words of its first sentence that tie it to the main happening: "at the scene", or "after"
    and a word for that ("after the killing he ...")."""
    anchor = reading.anchor(one.anchors[0])
    sentence = reading.marks.sentences[reading.sentence_at(anchor.span.start)].span
    named = [reading.anchor(number).span for number in main.anchors]
    for found in LINKING.finditer(reading.text, sentence.start, sentence.end):
        words = Span(found.start(), found.end())
        act = next((span for span in named if words.holds(span)), None)
        if act is not None:
            return Span(words.start, act.end)
        if AT_ONCE.fullmatch(found[0]):
            return words
    return None


def nearby(reading: Reading, main: Happening, field: Setting) -> list[Fact]:
    """The day or place told in the lead (of an item of a round-up, in its paragraph), where at most
    two are told; the day of a dateline is that of writing."""
    own = reading.paragraph_at(reading.anchor(main.anchors[0]).span.start)
    paragraphs = (0, 1) if own <= 1 else (own,)
    facts = []
    for number, mention in enumerate(reading.marks.mentions):
        if mention.kind != field or reading.paragraph_at(mention.span.start) not in paragraphs:
            continue
        if field == "date" and in_dateline(reading, mention.span):
            continue
        role = Role(main.best, number, field, mention.span, score=0.7)
        fact = fact_of(reading, role)
        if isinstance(fact, Fact) and is_known(fact):
            facts.append(replace(fact, basis=fact.basis or "told in the lead"))
    values = {fact.value for fact in facts}
    narrow = [f for f in facts if not isinstance(f.value, Place) or f.value.precision != "country"]
    return (narrow or facts)[:1] if len(values) <= 2 else []


def in_dateline(reading: Reading, span: Span) -> bool:
    """Whether a day stands in front of the dash or full stop that ends a dateline."""
    number = reading.sentence_at(span.start)
    start = reading.marks.sentences[number].span.start
    return span.start - start <= DATELINE and DATELINE_END.match(reading.text, span.end) is not None
