"""Capitals that stand for their governments: "Ankara shut the border", "talks with Kyiv"."""

from tacitus.derive.being_reading import Reading
from tacitus.derive.other_nouns import ACTING
from tacitus.marks import Mention
from tacitus.names import capitals
from tacitus.values import Span

BE = frozenset("is was are were remains remained woke".split())  # also said of a city
BETWEEN = frozenset("with against between by".split())
VERBS = ("VERB", "AUX")


def governments(reading: Reading) -> set[int]:
    """The numbers of the mentions of places that are capitals and act, suffer or speak as a state
    does."""
    marks = reading.marks
    cities = [
        (number, one)
        for number, one in enumerate(marks.mentions)
        if one.kind == "place" and one.head.of(reading.text).lower() in capitals()
    ]
    if not cities:
        return set()
    playing = {role.mention for role in marks.roles if role.role in ACTING}
    speaking = {quote.speaker.start for quote in marks.quotes if isinstance(quote.speaker, Span)}
    return {
        number
        for number, one in cities
        if number in playing or one.span.start in speaking or is_acting(one, reading)
    }


def is_acting(mention: Mention, reading: Reading) -> bool:
    """Whether a city is the subject of a verb other than "be", or one side of something."""
    first, last = reading.tokens_of(mention.span)
    if reading.word(first - 1) in BETWEEN:
        return True
    if reading.tag(first - 1) in ("ADP", "VERB", "DET") or reading.word(last) in BE:
        return False
    return reading.tag(last) in VERBS
