"""How likely each happening is why the report was written, by weights that
`tacitus_lab.mains_train` learned (`data/mains.toml`)."""

import math
from collections import Counter
from collections.abc import Sequence
from functools import cache

from tacitus.incidents.happenings import Happening
from tacitus.incidents.reading import Reading
from tacitus.lists import tables
from tacitus.vocabulary import PLOVER_TYPES, PloverType

LIKELY = 0.35  # from this probability on a second happening of an item is main, too
SPEECH: frozenset[PloverType] = frozenset(("ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN"))
WEEK = 7  # days before publication after which a happening is old
MOST_ROLES = 8
HEADING = 14  # a paragraph of fewer words before the first longer one is a heading
# What is asked of each happening, and what of the reader's own word for it.
TOLD = ("weight", "first", "roles", "old", "recent", *PLOVER_TYPES)
JUDGED = ("main", "background", "reaction", "anchors_main")


def chances(reading: Reading, happenings: Sequence[Happening]) -> list[float]:
    """The probability of being main of each happening of one item, in their order."""
    known = weights()
    totals = (
        known["base"] + sum(known[name] * value for name, value in asked.items())
        for asked in features(reading, happenings)
    )
    return [1 / (1 + math.exp(-total)) for total in totals]


@cache
def weights() -> dict[str, float]:
    """The weight of each feature, and the `base`."""
    found: dict[str, float] = tables("mains.toml")["weights"]
    return found


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
            **judged(reading, one),
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


def judged(reading: Reading, one: Happening) -> dict[str, float]:
    """The reader's own word for a happening, and the share of its anchors that it calls main."""
    own = reading.anchor(one.best).salience
    called = [reading.anchor(n).salience == "main" for n in one.anchors]
    share = {"anchors_main": sum(called) / len(called)}
    return {own: 1.0, **share} if own in JUDGED else share


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
