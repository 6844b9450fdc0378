"""The town of a main happening that is told no place, only a wide one, or one that cannot be meant.

News often leaves the place to the name of a body or the dateline ("Kisumu police", "KISUMU -"), or
tells the county in one sentence and the town in the next. The town at which the report is at home
is the likeliest; else that named in a sentence of the happening, or first in the lead, of which
about half were right in the reports that we coded ourselves.
"""

from collections.abc import Iterable, Sequence

from tacitus.areas import GUESSED, HOME, is_area, lies_in
from tacitus.incidents.facts import Fact
from tacitus.incidents.happenings import Happening
from tacitus.incidents.homes import Home, home_of, key_of, may_be
from tacitus.incidents.reading import Reading
from tacitus.marks import Role
from tacitus.values import Place, Toponym

LEAD = 2  # its last paragraph; the title is the first, number 0
LIKELY = 0.5
POLICED, DATED = 0.95, 0.7  # how sure home is by its police, by the dateline


def town_of(reading: Reading, one: Happening, told: Sequence[Fact]) -> list[Fact]:
    """The town of a happening beside the places told of it: home where it is one of these or none
    may be meant, else one that is named near it where none is a town."""
    home = home_of(reading)
    if home is not None:
        others = [fact for fact in told if not is_at(fact.value, home.place)]
        is_told = len(others) < len(told)
        if is_told or not any(may_be(reading, fact, home) for fact in others):
            return [at_home(reading, one, home)] if others or not told else []
    areas = [fact.value for fact in told if isinstance(fact.value, Place)]
    if not all(map(is_area, areas)):
        return []
    for town in nearest(reading, one):
        value = town.value
        if isinstance(value, Place) and (not told or any(lies_in(value, area) for area in areas)):
            return [fact_of(one, town, GUESSED, LIKELY * town.confidence)]
    return []


def at_home(reading: Reading, one: Happening, home: Home) -> Fact:
    """Home as a fact, as sure as its surest name."""
    names = [town for town in reading.derived.towns if is_at(town.value, home.place)]
    sure = max(town.confidence for town in names)
    return fact_of(one, home.name, HOME, (POLICED if home.policed else DATED) * sure)


def is_at(value: object, place: Place) -> bool:
    return isinstance(value, Place) and key_of(value) == key_of(place)


def fact_of(one: Happening, town: Toponym, why: str, sure: float) -> Fact:
    """The town as a fact; `why` begins its basis."""
    assert isinstance(town.value, Place)
    role = Role(one.best, -1, "place", town.span, score=LIKELY)
    basis = "; ".join(filter(None, (why, town.basis)))
    return Fact("place", town.value, (town.span,), role, basis, sure)


def nearest(reading: Reading, one: Happening) -> Iterable[Toponym]:
    """The towns of its sentences, then those of the lead, or of its paragraph if it is told of only
    later, each in the order of the text; last those that the publisher's name holds."""
    starts = [reading.anchor(number).span.start for number in one.anchors]
    sentences = {reading.sentence_at(start) for start in starts}
    own = reading.paragraph_at(starts[0])
    paragraphs = range(LEAD + 1) if own <= LEAD else (own,)
    head = reading.masthead
    towns = [town for town in reading.derived.towns if not head.holds(town.span)]
    yield from (t for t in towns if reading.sentence_at(t.span.start) in sentences)
    yield from (t for t in towns if reading.paragraph_at(t.span.start) in paragraphs)
    yield from (t for t in reading.derived.towns if head.holds(t.span))
