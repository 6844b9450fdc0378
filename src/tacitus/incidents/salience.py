"""Why each happening is told: main, related, background or reaction, and what it is about."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from tacitus.incidents.digest import items
from tacitus.incidents.happenings import ROLES, WIDE, Happening, same_place
from tacitus.incidents.reading import Reading
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
    r"|anniversary|decades?|long[- ]running|in recent (?:years|months|weeks))\b",
    re.IGNORECASE,
)
RECENT = 7  # days before publication within which an undated story plays


@dataclass(frozen=True, slots=True)
class Standing:
    """What a happening is to its report; `about` is the number of another happening."""

    salience: Salience
    about: int | None


def judge(reading: Reading, happenings: tuple[Happening, ...]) -> tuple[Standing, ...]:
    """The standing of each happening, in their order: against the main one of its item where the
    report is a round-up, else of the report."""
    if not happenings:
        return ()
    main_of: dict[int, int] = {}
    for numbers in by_item(reading, happenings).values():
        main = max(numbers, key=lambda n: importance(reading, happenings[n]))
        main_of.update(dict.fromkeys(numbers, main))
    return tuple(
        Standing("main", None)
        if n == main_of[n]
        else standing(reading, one, happenings[main_of[n]], main_of[n])
        for n, one in enumerate(happenings)
    )


def by_item(reading: Reading, happenings: tuple[Happening, ...]) -> dict[int, list[int]]:
    """The numbers of the happenings by the item in which each is told of first, the headline aside;
    one group where the report is no round-up."""
    starts = items(reading.text)
    sections: dict[int, list[int]] = {}
    for number, one in enumerate(happenings):
        at = [bisect_right(starts, reading.anchor(n).span.start) for n in one.anchors]
        key = next((item for item in at if item), 0)
        sections.setdefault(key, []).append(number)
    return sections


def importance(reading: Reading, happening: Happening) -> tuple[bool, float]:
    """What the main happening has most of: first the reader's own word for it, then weight."""
    return reading.anchor(happening.best).salience == "main", weight(reading, happening)


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
    if best.mode == "convict":
        total *= 2.0  # a court report tells of the deed at length, but is written for the sentence
    if best.certainty in ("planned", "hypothetical", "denied"):
        total *= 0.6
    return total - 0.01 * reading.sentence_at(reading.anchor(happening.anchors[0]).span.start)


def standing(reading: Reading, one: Happening, main: Happening, number: int) -> Standing:
    """The standing of a happening that is not the main one."""
    judged = reading.anchor(one.best).salience
    if isinstance(judged, str):
        return Standing(judged, None if judged in ("main", "background") else number)
    wide = WIDE.search(reading.anchor(one.best).span.of(reading.text))
    if wide or told_as_earlier(reading, one) or before(reading, one, main):
        return Standing("background", None)
    if is_reaction(reading, one, main):
        return Standing("reaction", number)
    if shares(reading, one, main):
        return Standing("related", number)
    apart = elsewhere(reading, one, main) or reading.anchor(one.best).certainty == "planned"
    return Standing("background", None) if apart else Standing("related", number)


def told_as_earlier(reading: Reading, one: Happening) -> bool:
    """Whether the sentence of each of its anchors speaks of earlier times."""
    for number in one.anchors:
        at = reading.anchor(number).span.start
        sentence = reading.marks.sentences[reading.sentence_at(at)].span
        if not EARLIER.search(reading.text, sentence.start, sentence.end):
            return False
    return True


def before(reading: Reading, one: Happening, main: Happening) -> bool:
    """Whether its last day lies before the first of the main happening, or, where that has none,
    well before publication."""
    ours = [day.end for day in reading.known_days(one.anchors) if day.end is not None]
    if not ours:
        return False
    theirs = [day.start for day in reading.known_days(main.anchors) if day.start is not None]
    if theirs:
        return max(ours) < min(theirs)
    published = reading.report.published_day
    return published is not None and (published - max(ours)).days > RECENT


def is_reaction(reading: Reading, one: Happening, main: Happening) -> bool:
    """Whether it is what somebody else says or does about the main happening. Charges and
    investigations are police measures, not reactions."""
    best = reading.anchor(one.best)
    if best.type not in REACTIONS or best.mode in ("allege", "investigate", "convict"):
        return False
    if reading.anchor(main.best).type in SPEECH:
        return False
    return not shares(reading, one, main)


def shares(reading: Reading, one: Happening, main: Happening) -> bool:
    """Whether it shares a participant with the main happening; that both have to do with the same
    state says nothing."""
    shared = reading.participants(one.anchors, *ROLES) & reading.participants(main.anchors, *ROLES)
    return any(reading.entities[id_].kind != "state" for id_ in shared)


def elsewhere(reading: Reading, one: Happening, main: Happening) -> bool:
    """Whether the places of the two cannot be one."""
    here, there = reading.known_places(one.anchors), reading.known_places(main.anchors)
    return bool(here and there) and not any(same_place(a, b) for a in here for b in there)
