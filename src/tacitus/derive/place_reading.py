"""One way to read the words of a mention of a place, and the words right beside it."""

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tacitus.countries import country_of_demonym
from tacitus.derive.place_lists import ANY_KIND, NAME, Kinds, kinds_of, leads_to_name, owns
from tacitus.values import Span

Shape = Literal["name", "site", "offset", "border", "between", "capital", "back", "nothing"]
BESIDE = 90  # characters of text looked at on either side of a mention
LONGEST = 200  # characters of a mention that are read
# "Springfield, Illinois", "Hilla in Babil", "Hama (Syria)", "Nawa, in the Syrian province of Deraa"
AFTER = re.compile(
    r"(?:['’]s?)?\s*(?:,\s*(?:in\s+)?|\s+in\s+|\s*\(\s*)"
    r"(?P<words>(?:[a-z][\w-]*\s+){0,3}?(?:[A-Z]\w+\s+[a-z]+\s+of\s+)?)"
    rf"(?P<name>{NAME})"
)
BEFORE = re.compile(rf"(?P<name>{NAME})(?P<words>(?:\s+[a-z][\w-]*){{0,5}})\s+$")
STOPS = re.compile(r"(?:[A-Z]\. ?)*[A-Z][a-z]{1,5}\.|(?:[A-Z]\.){2,3}")  # "Mass.", "W. Va.", "N.J."
NOUN_AFTER = re.compile(r"(?:,? and [A-Z]\w+ ([a-z]+s)\b)| ([a-z-]+)\b")


@dataclass(frozen=True, slots=True)
class Part:
    """A name in the text and where it stands."""

    words: str
    span: Span


class PlaceWords(NamedTuple):
    """One way to read a mention. `kinds` are those that a word beside the name points to; `inside`
    are names of what it lies in ("in Babil"), `cues` what is said of it before ("Turkish town of").
    `other` is the second name of a border or road; `km` and `bearing` (degrees) tell an offset;
    `short` is what may be the short form of a province: all the words, where a comma stands before
    them ("Topeka, Kan.") or they end in a stop; `missing` is a name for which only what it lies in
    is given ("the school in Babil"), or that of a site that bears the name of its place ("Basra
    University"); `owner` is whose it is ("Istanbul's Besiktas")."""

    shape: Shape
    name: str
    kinds: Kinds = ANY_KIND
    inside: tuple[Part, ...] = ()
    cues: tuple[str, ...] = ()
    other: str = ""
    owner: str = ""
    short: str = ""
    missing: str = ""
    km: float = 0.0
    bearing: float = 0.0


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands right beside a mention, as in `PlaceWords`."""

    kinds: Kinds
    inside: tuple[Part, ...]
    cues: tuple[str, ...]
    short: str


def beside(text: str, span: Span) -> Beside:
    """What the words beside a mention say: "the Syrian town of ..." before it, "... province" or
    ", Illinois" after it."""
    left = text[max(0, span.start - BESIDE) : span.start].rpartition("\n")[2]
    right = text[span.end : span.end + BESIDE].partition("\n")[0]
    inside: tuple[Part, ...] = ()
    cues: tuple[str, ...] = ()
    if (found := AFTER.match(right)) and leads_to_name(found["words"]):
        start = span.end + found.start("name")
        inside = (Part(found["name"], Span(start, start + len(found["name"]))),)
    if (found := BEFORE.search(left)) and leads_to_name(found["words"]):
        name = found["name"]
        told = found["words"].strip() or owns(name) or country_of_demonym(name)
        cues = (name,) if told else ()
    words = span.of(text)[:LONGEST]
    short = words if left.rstrip().endswith((",", "(")) or STOPS.fullmatch(words) else ""
    return Beside(kinds_beside(left, right), inside, cues, short)


def kinds_beside(left: str, right: str) -> Kinds:
    """The kinds that "province", "town of", "and Lee counties" beside a name point to."""
    found = NOUN_AFTER.match(right)
    kinds = kinds_of((found[1] or found[2]) if found else "")
    before = left.split()[-2:]
    if before and left[-1:].isspace():
        kinds |= kinds_of(before[0] if before[-1] == "of" else before[-1])
    return kinds
