"""Which anchors name one happening.

Anchors are taken in the order of the text; each joins the earlier happening that it agrees with
best, or begins one. The points are set by hand: a shared participant, day or place speaks for one
happening, a different one against it; so do the article before the anchor and the distance.
"""

import re
from dataclasses import dataclass

from tacitus.incidents.reading import Reading
from tacitus.values import Anchor, Day, Link, Place, Role

ENOUGH = 3.0  # points to be the same happening
VAGUE = 0.5  # an anchor of a lower score that says nothing more is not coded
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


def find_happenings(reading: Reading) -> tuple[Happening, ...]:
    """The happenings of a report, in the order in which they are first named."""
    linked = {
        (link.one, link.two): link for link in reading.marks.links if link.kind == "same_event"
    }
    groups: list[list[int]] = []
    for number, anchor in enumerate(reading.marks.anchors):
        if anchor.score < VAGUE and not reading.roles_of[number]:
            continue
        scored = [
            (points(reading, tuple(group), number) + link_points(linked, group, number), index)
            for index, group in enumerate(groups)
            if alike(reading, group, anchor)
        ]
        best = max(scored, default=(0.0, -1))
        if best[0] >= ENOUGH:
            groups[best[1]].append(number)
        else:
            groups.append([number])
    return tuple(Happening(tuple(group), best_of(reading, group)) for group in groups)


def alike(reading: Reading, group: list[int], anchor: Anchor) -> bool:
    """Whether an anchor has the type of a happening and a mode that may be the same."""
    modes = {reading.anchor(n).mode for n in group} - {None, "targeted"}
    mode = anchor.mode
    return reading.anchor(group[0]).type == anchor.type and (
        not modes
        or mode in (None, "targeted")
        or mode in modes
        or any({mode, *modes} <= pair for pair in ONE_MODE)
    )


def link_points(linked: dict[tuple[int, int], Link], group: list[int], number: int) -> float:
    """What the reader itself says of two anchors, where it says anything: -4 to 4 points."""
    links = [linked[pair] for n in group if (pair := (n, number)) in linked]
    return max((8 * link.score - 4 for link in links), default=0.0)


def points(reading: Reading, group: tuple[int, ...], number: int) -> float:
    """How much speaks for one happening."""
    return (
        participant_points(reading, group, number)
        + setting_points(reading, group, number)
        + wording_points(reading, group, number)
        + distance_points(reading, group, number)
    )


def participant_points(reading: Reading, group: tuple[int, ...], number: int) -> float:
    total = 0.0
    ours, theirs = reading.participants(group, *ROLES), reading.participants((number,), *ROLES)
    if ours & theirs:
        total += 2.0
    for role in ("actor", "recipient"):
        one, two = reading.participants(group, role), reading.participants((number,), role)
        if role == "recipient" and is_outcome(reading, number) and not one & two:
            continue  # those hurt are not always those killed
        if one and two:
            total += 1.0 if one & two else -2.5 if role == "actor" else -1.5
    return total


def is_outcome(reading: Reading, number: int) -> bool:
    return OUTCOME.match(reading.anchor(number).span.of(reading.text)) is not None


def setting_points(reading: Reading, group: tuple[int, ...], number: int) -> float:
    total = 0.0
    ours, theirs = reading.known_days(group), reading.known_days((number,))
    if ours and theirs:
        together = any(overlap(one, two) for one in ours for two in theirs)
        total += 2.0 if together else -6.0
    here, there = reading.known_places(group), reading.known_places((number,))
    if here and there:
        together = any(same_place(one, two) for one in here for two in there)
        total += 2.0 if together else -5.0
    return total


def wording_points(reading: Reading, group: tuple[int, ...], number: int) -> float:
    span = reading.anchor(number).span
    before = reading.text[max(0, span.start - 40) : span.start]
    word = span.of(reading.text).lower()
    told = [reading.anchor(n).span.of(reading.text).lower() for n in group]
    if bool(WIDE.search(word)) != any(WIDE.search(one) for one in told):
        return -4.0
    total = 1.0 if word in told else 0.0 if fits_in(reading, group, number) else -1.0
    if DEFINITE.search(before) or word.startswith("act of"):
        total += 3.5 if is_headline(reading, group) and fits_in(reading, group, number) else 2.0
    elif ANOTHER.search(before):
        total -= 2.5
    sentence = reading.marks.sentences[reading.sentence_at(span.start)].span
    if APART.search(reading.text, sentence.start, span.start) and not sentence_shared(
        reading, group, number
    ):
        total -= 4.0
    return total


def is_headline(reading: Reading, group: tuple[int, ...]) -> bool:
    """Whether a happening is told in the headline or lead: "the attack" is then mostly this one."""
    return any(reading.paragraph_at(reading.anchor(n).span.start) <= 1 for n in group)


def fits_in(reading: Reading, group: tuple[int, ...], number: int) -> bool:
    """Whether an anchor has no mode or one that the happening has already."""
    mode = reading.anchor(number).mode
    return mode is None or any(reading.anchor(n).mode == mode for n in group)


def sentence_shared(reading: Reading, group: tuple[int, ...], number: int) -> bool:
    """Whether the anchor stands in a sentence that already names the happening."""
    here = reading.sentence_at(reading.anchor(number).span.start)
    return any(reading.sentence_at(reading.anchor(n).span.start) == here for n in group)


def distance_points(reading: Reading, group: tuple[int, ...], number: int) -> float:
    """One sentence often names a happening twice; what came of an act is told near it; and the
    headline's happening is told again in the lead."""
    at = reading.anchor(number).span.start
    here = reading.sentence_at(at)
    nearest = min(abs(here - reading.sentence_at(reading.anchor(n).span.start)) for n in group)
    in_title = any(reading.paragraph_at(reading.anchor(n).span.start) == 0 for n in group)
    if is_outcome(reading, number) and nearest <= 3:
        return 3.0
    if nearest == 0:
        return 2.5
    if in_title and reading.paragraph_at(at) == 1:
        return 2.5
    return 1.0 if nearest <= 2 else 0.0


def overlap(one: Day, two: Day) -> bool:
    """Whether two intervals share a day; an open end is taken as no bound."""
    if one.start is None or two.start is None:
        return False
    return one.start <= (two.end or two.start) and two.start <= (one.end or one.start)


def same_place(one: Place, two: Place) -> bool:
    """Whether one place may lie in the other."""
    if one.country and two.country and one.country != two.country:
        return False
    narrow = {"city", "district", "site"}
    if one.precision in narrow and two.precision in narrow:
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
