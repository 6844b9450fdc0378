"""Why each happening is told: main, related, background or reaction, and what it is about."""

import re
from dataclasses import dataclass

from tacitus.incidents.happenings import Happening, same_place
from tacitus.incidents.reading import Reading
from tacitus.values import Day
from tacitus.vocabulary import PloverType, Salience

# What others say or do about a happening from outside; police measures and what parties to it do
# on the spot are related.
REACTIONS: frozenset[PloverType] = frozenset(
    ("ACCUSE", "REQUEST", "REJECT", "SUPPORT", "CONSULT", "THREATEN", "AID", "SANCTION", "AGREE")
)
SPEECH: frozenset[PloverType] = frozenset(("ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN"))
EARLIER = re.compile(
    r"\b(?:last (?:year|month|week)|earlier (?:this|attacks?)|previous(?:ly)?|in (?:the )?past"
    r"|years? ago|months? ago|weeks? ago|a week ago|since (?:19|20)\d\d|in (?:19|20)\d\d|history"
    r"|anniversary|decades?|long[- ]running|in recent (?:years|months|weeks)|has been rocked)\b",
    re.IGNORECASE,
)
ROLES = ("actor", "recipient", "target", "killed", "wounded", "abducted", "arrested")
LONG_BEFORE = 2  # days before the main happening from which another is background


@dataclass(frozen=True, slots=True)
class Standing:
    """What a happening is to its report; `about` is the number of another happening."""

    salience: Salience
    about: int | None


def judge(reading: Reading, happenings: tuple[Happening, ...]) -> tuple[Standing, ...]:
    """The standing of each happening, in their order."""
    if not happenings:
        return ()
    main = max(range(len(happenings)), key=lambda n: weight(reading, happenings[n]))
    return tuple(
        Standing("main", None) if n == main else standing(reading, one, happenings[main], main)
        for n, one in enumerate(happenings)
    )


def weight(reading: Reading, happening: Happening) -> float:
    """How much speaks for a happening being why the report was written: headline and lead, how
    often it is named, that more is told of it; not what is only planned, possible or said."""
    total = 0.0
    for number in happening.anchors:
        anchor = reading.anchor(number)
        paragraph = reading.paragraph_at(anchor.span.start)
        place = 3.0 if paragraph == 0 else 2.0 if paragraph == 1 else 1.0 if paragraph == 2 else 0.5
        if reading.voice_of(anchor.span).quote is not None:
            place /= 2
        total += place * anchor.score + 0.2 * min(5, len(reading.roles_of[number]))
    best = reading.anchor(happening.best)
    if best.type in SPEECH:
        total *= 0.6
    if best.certainty in ("planned", "hypothetical", "denied"):
        total *= 0.6
    return total - 0.01 * reading.sentence_at(reading.anchor(happening.anchors[0]).span.start)


def standing(reading: Reading, one: Happening, main: Happening, number: int) -> Standing:
    """The standing of a happening that is not the main one."""
    judged = reading.anchor(one.best).salience
    if isinstance(judged, str):
        return Standing(judged, None if judged in ("main", "background") else number)
    if told_as_earlier(reading, one) or long_before(reading, one, main):
        return Standing("background", None)
    if is_reaction(reading, one, main):
        return Standing("reaction", number)
    return (
        Standing("related", number) if shares(reading, one, main) else Standing("background", None)
    )


def told_as_earlier(reading: Reading, one: Happening) -> bool:
    """Whether the sentence of each of its anchors speaks of earlier times."""
    for number in one.anchors:
        at = reading.anchor(number).span.start
        sentence = reading.marks.sentences[reading.sentence_at(at)].span
        if not EARLIER.search(reading.text, sentence.start, sentence.end):
            return False
    return True


def long_before(reading: Reading, one: Happening, main: Happening) -> bool:
    """Whether its day lies well before that of the main happening, or before publication."""
    ours = reading.known_days(one.anchors)
    if not ours:
        return False
    published = reading.report.published_day
    days = [day for day in reading.known_days(main.anchors) if isinstance(day, Day)]
    first = min((day.start for day in days if day.start), default=published)
    latest = max(day.end or day.start for day in ours if day.start)
    return first is not None and latest is not None and (first - latest).days >= LONG_BEFORE


def is_reaction(reading: Reading, one: Happening, main: Happening) -> bool:
    """Whether it is what somebody else says or does about the main happening."""
    type_ = reading.anchor(one.best).type
    if type_ not in REACTIONS or reading.anchor(main.best).type in SPEECH:
        return False
    actors = reading.participants(one.anchors, "actor")
    return not actors & reading.participants(main.anchors, "actor")


def shares(reading: Reading, one: Happening, main: Happening) -> bool:
    """Whether it shares a participant with the main happening, or day and place do not part them
    and it is told beside it."""
    if reading.participants(one.anchors, *ROLES) & reading.participants(main.anchors, *ROLES):
        return True
    here, there = reading.known_places(one.anchors), reading.known_places(main.anchors)
    if here and there and not any(same_place(a, b) for a in here for b in there):
        return False
    if reading.anchor(one.best).certainty == "planned":
        return False
    beside = {reading.sentence_at(reading.anchor(n).span.start) for n in main.anchors}
    return any(
        abs(reading.sentence_at(reading.anchor(n).span.start) - at) <= 3
        for n in one.anchors
        for at in beside
    )
