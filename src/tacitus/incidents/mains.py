"""How likely each happening is why the report was written, by weights that
`tacitus_lab.mains_train` learned (`data/mains.toml`)."""

import math
from collections import Counter
from collections.abc import Sequence
from functools import cache

from tacitus.incidents.happenings import Happening
from tacitus.incidents.reading import Reading
from tacitus.incidents.wordings import log_odds
from tacitus.lists import tables
from tacitus.marks import UNJUDGED
from tacitus.values import Unknown
from tacitus.vocabulary import PLOVER_TYPES, PloverType

LIKELY = 0.3  # from this probability on a second happening of an item is main, too
SPEECH: frozenset[PloverType] = frozenset(("ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN"))
WEEK = 7  # days before publication after which a happening is old
MOST_ROLES = 8
HEADING = 14  # a paragraph of fewer words before the first longer one is a heading
# What is asked of each happening.
TOLD = ("weight", "first", "roles", "old", "recent", *PLOVER_TYPES)


def chances(reading: Reading, happenings: Sequence[Happening]) -> list[float]:
    """The probability of being main of each happening of one item, in their order: by what is told
    of it, weighed with the reader's own word where it has one."""
    told, both = weights()
    found: list[float] = []
    for one, asked in zip(happenings, features(reading, happenings), strict=True):
        total = told["base"] + sum(told[name] * value for name, value in asked.items())
        own = judged(reading, one)
        if not isinstance(own, Unknown):
            total = both["told"] * total + both["reader"] * log_odds(own) + both["base"]
        found.append(1 / (1 + math.exp(-total)))
    return found


@cache
def weights() -> tuple[dict[str, float], dict[str, float]]:
    """The weight of each feature, and those of what is told and of the reader's word."""
    found = tables("mains.toml")
    return found["told"], found["both"]


def features(reading: Reading, happenings: Sequence[Happening]) -> list[dict[str, float]]:
    """What speaks for each happening of one item, by name; what is not named is 0. `weight` is
    that of a happening over the greatest of them."""
    body = body_begins(reading)
    own = [weight(reading, one, body) for one in happenings]
    greatest = max(0.1, *own)
    first = min(one.anchors[0] for one in happenings)
    return [
        {
            "weight": mine / greatest,
            "first": float(one.anchors[0] == first),
            "roles": min(sum(len(reading.roles_of[n]) for n in one.anchors) / MOST_ROLES, 1.0),
            **age(reading, one),
            reading.anchor(one.best).type: 1.0,
        }
        for one, mine in zip(happenings, own, strict=True)
    ]


def age(reading: Reading, one: Happening) -> dict[str, float]:
    """Whether a happening ended long before publication, or just then."""
    days = [day.end for day in reading.known_days(one.anchors) if day.end is not None]
    published = reading.report.published_day
    if not days or published is None:
        return {}
    ago = (published - max(days)).days
    return {"old": float(ago > WEEK), "recent": float(-1 <= ago <= 2)}


def judged(reading: Reading, one: Happening) -> float | Unknown:
    """The highest probability of being main that the reader gives to an anchor of a happening."""
    own = [likely for n in one.anchors if isinstance(likely := reading.anchor(n).main, float)]
    return max(own) if own else UNJUDGED


def body_begins(reading: Reading) -> int:
    """The number of the first paragraph that is no heading."""
    words: Counter[int] = Counter()
    for sentence in reading.marks.sentences:
        words[sentence.paragraph] += sentence.last - sentence.first
    return next((number for number in sorted(words) if words[number] >= HEADING), 0)


def weight(reading: Reading, happening: Happening, body: int) -> float:
    """How much speaks for a happening being why the report was written: headings and the lead, how
    often it is named, that more is told of it; not what is only planned, possible or said."""
    total = 0.0
    for number in happening.anchors:
        anchor = reading.anchor(number)
        after = reading.paragraph_at(anchor.span.start) - body
        place = 3.0 if after < 0 else 2.0 if after == 0 else 1.0 if after == 1 else 0.5
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
