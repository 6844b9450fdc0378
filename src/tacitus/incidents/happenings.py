"""Which anchors name one happening.

Anchors are taken in the order of the text; each joins the earlier happening that it agrees with
best, or begins one. The points are set by hand: a shared participant, day or place speaks for one
happening, a different one against it; so do the article before the anchor and the distance.
"""

import re
from dataclasses import dataclass

from tacitus.incidents.reading import Reading
from tacitus.marks import Anchor, Role
from tacitus.values import Day, Place

FIRST, LAST = 10, 40  # happenings that an anchor may join: the first and the latest told of
ENOUGH = 3.0  # points to be the same happening
VAGUE = 0.5  # an anchor of a lower score that says nothing more is not coded
TOWNS = ("city", "district", "site")  # precisions of a town and what is in it
ROLES = ("actor", "recipient", "target", "killed", "wounded", "abducted", "arrested")
DEFINITE = re.compile(
    r"(?:\b(?:the|this|that|these|those|his|her|their|its)|['’]s?)\s+(?:\w+\s+)?$", re.I
)
ANOTHER = re.compile(
    r"\b(?:a|an|another|second|third|separate|similar|different|other|further|previous|earlier"
    r"|recent|past|last|new|two|three|four|several|dozens)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
APART = re.compile(
    r"\b(?:separately|elsewhere|in (?:a|another) (?:separate|similar|related)|in another"
    r"|a day earlier|previously)\b",
    re.IGNORECASE,
)
# Words that name what came of an act rather than the act ("killed", "wounding", "deaths").
OUTCOME = re.compile(r"(?:kill|wound|injur|hurt|maim|dead|death|die|dying|slain|casualt)", re.I)
# Words for a stretch of happenings rather than one: a war is not one of its attacks.
WIDE = re.compile(
    r"\b(?:wars?|conflicts?|campaigns?|offensives?|insurgency|hostilities|unrest|crackdown|crisis)$",
    re.IGNORECASE,
)
# A mode that says how, beside `targeted`, which says whom, may be one happening.
ONE_MODE = ({"explosives", "suicide-attack"}, {"firearms", "heavy-weapons"})


@dataclass(frozen=True, slots=True)
class Happening:
    """The numbers of its anchors, and the one that names it best."""

    anchors: tuple[int, ...]
    best: int


@dataclass(frozen=True, slots=True)
class Naming:
    """One anchor with all that speaks for or against its being one with others."""

    number: int
    anchor: Anchor
    word: str
    before: str  # the text in front of it
    is_verb: bool
    sentence: int
    paragraph: int
    apart: bool  # its sentence begins with "in a separate ..."
    played: dict[str, frozenset[str]]  # role -> entities
    days: tuple[Day, ...]
    places: tuple[Place, ...]


class Group:
    """The namings held to be of one happening so far."""

    def __init__(self, first: Naming) -> None:
        self.numbers: list[int] = []
        self.words: set[str] = set()
        self.modes: set[str | None] = set()
        self.played: dict[str, set[str]] = {role: set() for role in ROLES}
        self.days: list[Day] = []
        self.places: list[Place] = []
        self.type = first.anchor.type
        self.headline = first.paragraph <= 1
        self.in_title = first.paragraph == 0
        self.wide = WIDE.search(first.word) is not None
        self.sentence = first.sentence
        self.add(first)

    def add(self, one: Naming) -> None:
        self.numbers.append(one.number)
        self.words.add(one.word)
        self.modes.add(one.anchor.mode)
        for role, entities in one.played.items():
            self.played[role] |= entities
        self.days += one.days
        self.places += one.places
        self.sentence = one.sentence


def find_happenings(reading: Reading) -> tuple[Happening, ...]:
    """The happenings of a report of which the reader has linked no anchors, in the order in which
    they are first named."""
    groups: list[Group] = []
    for number in range(len(reading.marks.anchors)):
        if not is_coded(reading, number):
            continue
        one = naming(reading, number)
        near = [*groups[:FIRST], *groups[max(FIRST, len(groups) - LAST) :]]
        scored = [
            (points(group, one), index, group)
            for index, group in enumerate(near)
            if alike(group, one)
        ]
        best = max(scored, default=None, key=lambda each: each[:2])
        if best is not None and best[0] >= ENOUGH:
            best[2].add(one)
        else:
            groups.append(Group(one))
    return tuple(Happening(tuple(g.numbers), best_of(reading, g.numbers)) for g in groups)


def is_coded(reading: Reading, number: int) -> bool:
    """Whether an anchor is sure enough, or enough is told of it, to be coded; what the title of a
    video says is of another report."""
    if any(video.holds(reading.anchor(number).span) for video in reading.videos):
        return False
    return reading.anchor(number).score >= VAGUE or bool(reading.roles_of[number])


def naming(reading: Reading, number: int) -> Naming:
    """An anchor with its words, place in the text, participants, days and places."""
    anchor = reading.anchor(number)
    start = anchor.span.start
    sentence = reading.sentence_at(start)
    first = reading.marks.sentences[sentence].span.start
    return Naming(
        number=number,
        anchor=anchor,
        word=anchor.span.of(reading.text).lower(),
        before=reading.text[max(0, start - 40) : start],
        is_verb=reading.is_finite(anchor.span),
        sentence=sentence,
        paragraph=reading.paragraph_at(start),
        apart=APART.search(reading.text, max(first, start - 300), start) is not None,
        played={role: frozenset(reading.participants((number,), role)) for role in ROLES},
        days=tuple(reading.known_days((number,))),
        places=tuple(reading.known_places((number,))),
    )


def alike(group: Group, one: Naming) -> bool:
    """Whether an anchor has the type of a happening and a mode that may be the same."""
    modes = group.modes - {None, "targeted"}
    mode = one.anchor.mode
    return group.type == one.anchor.type and (
        not modes
        or mode in (None, "targeted")
        or mode in modes
        or any({mode, *modes} <= pair for pair in ONE_MODE)
    )


def points(group: Group, one: Naming) -> float:
    """How much speaks for one happening."""
    return (
        participant_points(group, one)
        + setting_points(group, one)
        + wording_points(group, one)
        + distance_points(group, one)
    )


def participant_points(group: Group, one: Naming) -> float:
    ours = set().union(*group.played.values())
    total = 2.0 if any(ours & entities for entities in one.played.values()) else 0.0
    for role, apart in (("actor", -2.5), ("recipient", -1.5)):
        mine, theirs = group.played[role], one.played[role]
        if role == "recipient" and is_outcome(one) and not mine & theirs:
            continue  # those hurt are not always those killed
        if mine and theirs:
            total += 1.0 if mine & theirs else apart
    return total


def is_outcome(one: Naming) -> bool:
    return OUTCOME.match(one.word) is not None


def setting_points(group: Group, one: Naming) -> float:
    total = 0.0
    if group.days and one.days:
        together = any(overlap(a, b) for a in group.days for b in one.days)
        total += 2.0 if together else -6.0
    if group.places and one.places:
        together = any(same_place(a, b) for a in group.places for b in one.places)
        total += 2.0 if together else -5.0
    return total


def wording_points(group: Group, one: Naming) -> float:
    if (WIDE.search(one.word) is not None) != group.wide:
        return -4.0
    fits = one.anchor.mode is None or one.anchor.mode in group.modes
    total = 1.0 if one.word in group.words else 0.0 if fits else -1.0
    if one.is_verb:
        pass  # the article before a verb belongs to its subject
    elif DEFINITE.search(one.before) or one.word.startswith("act of"):
        # "The attack" is mostly that of the headline or lead; "an act of terror" judges what is
        # already told of.
        total += 3.5 if group.headline and fits else 2.0
    elif ANOTHER.search(one.before) and not (group.in_title and one.paragraph == 1):
        total -= 2.5  # but a lead tells the headline's happening as if for the first time
    if one.apart and group.sentence != one.sentence:
        total -= 4.0
    return total


def distance_points(group: Group, one: Naming) -> float:
    """One sentence often names a happening twice; what came of an act is told near it; and the
    headline's happening is told again in the lead."""
    away = one.sentence - group.sentence
    if is_outcome(one) and away <= 3:
        return 3.0
    if group.in_title and one.paragraph == 1 and one.anchor.mode in {None, *group.modes}:
        return 3.0
    if away == 0 or (group.in_title and one.paragraph == 1):
        return 2.5
    return 1.0 if away <= 2 else 0.0


def overlap(one: Day, two: Day) -> bool:
    """Whether two intervals share a day; an open end is taken as no bound."""
    if one.start is None or two.start is None:
        return False
    return one.start <= (two.end or two.start) and two.start <= (one.end or one.start)


def same_place(one: Place, two: Place) -> bool:
    """Whether one place may lie in the other."""
    if one.country and two.country and one.country != two.country:
        return False
    if one.precision in TOWNS and two.precision in TOWNS:
        return one.geonames_id == two.geonames_id or one.name == two.name
    if "admin1" in (one.precision, two.precision) and one.admin1 and two.admin1:
        return one.admin1 == two.admin1
    return True


def best_of(reading: Reading, group: list[int]) -> int:
    """The anchor that names a happening best: surest, most told of it, first."""

    def weight(number: int) -> tuple[bool, float, int]:
        anchor = reading.anchor(number)
        plain = anchor.certainty == "asserted" and reading.voice_of(anchor.span).holder == "author"
        told: list[Role] = reading.roles_of[number]
        return plain, anchor.score + 0.1 * len(told) + 0.2 * (anchor.mode is not None), -number

    return max(group, key=weight)
