"""The town of a main happening that is told no place, or only a wide one.

News often leaves the place to the name of a body or the dateline ("Kisumu police", "KISUMU -"), or
tells the county in one sentence and the town in the next. The town named in a sentence of the
happening, else first in the lead, is then the likeliest: about half of such guesses were right in
the reports that we coded ourselves.
"""

from collections.abc import Iterable, Sequence

from tacitus.areas import GUESSED, is_area, lies_in
from tacitus.incidents.facts import Fact
from tacitus.incidents.happenings import Happening
from tacitus.incidents.reading import Reading
from tacitus.marks import Role
from tacitus.values import Place, Toponym

LEAD = 2  # its last paragraph; the title is the first, number 0
LIKELY = 0.5


def town_of(reading: Reading, one: Happening, told: Sequence[Place]) -> list[Fact]:
    """The town of a happening, in one of the places told of it; none where one of these is no
    area, or no town is named near it."""
    if not all(is_area(place) for place in told):
        return []
    for town in nearest(reading, one):
        value = town.value
        if isinstance(value, Place) and (not told or any(lies_in(value, area) for area in told)):
            role = Role(one.best, -1, "place", town.span, score=LIKELY)
            basis = "; ".join(filter(None, (GUESSED, town.basis)))
            sure = LIKELY * town.confidence
            return [Fact("place", value, (town.span,), role, basis, sure)]
    return []


def nearest(reading: Reading, one: Happening) -> Iterable[Toponym]:
    """The towns of its sentences, then those of the lead, or of its paragraph if it is told of only
    later, each in the order of the text."""
    starts = [reading.anchor(number).span.start for number in one.anchors]
    sentences = {reading.sentence_at(start) for start in starts}
    own = reading.paragraph_at(starts[0])
    paragraphs = range(LEAD + 1) if own <= LEAD else (own,)
    towns = reading.derived.towns
    yield from (t for t in towns if reading.sentence_at(t.span.start) in sentences)
    yield from (t for t in towns if reading.paragraph_at(t.span.start) in paragraphs)
