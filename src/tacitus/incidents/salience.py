"""Why each happening is told: main, related, background or reaction, and what it is about."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from tacitus.incidents.digest import items
from tacitus.incidents.happenings import ROLES, WIDE, Happening, same_place
from tacitus.incidents.mains import LIKELY, SPEECH, chances
from tacitus.incidents.reading import Reading
from tacitus.vocabulary import PloverType, Salience

# What others say or do about a happening from outside; police measures and what parties to it do
# on the spot are related.
REACTIONS: frozenset[PloverType] = frozenset(
    ("ACCUSE", "REQUEST", "REJECT", "SUPPORT", "CONSULT", "THREATEN", "AID", "SANCTION", "AGREE")
)
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
    mains: set[int] = set()
    for numbers in by_item(reading, happenings).values():
        likely = chances(reading, [happenings[n] for n in numbers])
        main = numbers[likely.index(max(likely))]
        main_of.update(dict.fromkeys(numbers, main))
        mains.update({main}, (n for n, one in zip(numbers, likely, strict=True) if one >= LIKELY))
    return tuple(
        Standing("main", None)
        if n in mains
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


def standing(reading: Reading, one: Happening, main: Happening, number: int) -> Standing:
    """The standing of a happening that is not the main one."""
    judged = reading.anchor(one.best).salience
    if judged in ("related", "background", "reaction"):
        return Standing(judged, None if judged == "background" else number)
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
