"""Which of the values that reports give for a field is supported best.

A wider value supports each narrower one that it holds: who says "at the weekend" does not gainsay
"on Sunday", and the county does not gainsay its town.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tacitus.areas import HOME, is_area, lies_in
from tacitus.incident_values import Cited, Told
from tacitus.names import key_of
from tacitus.values import Claim, ClaimValue, Day, Place
from tacitus.vocabulary import Certainty

# How much a claim of each certainty supports its value.
SUPPORT: dict[Certainty, float] = {
    "asserted": 1.0,
    "reported": 0.8,
    "alleged": 0.4,
    "planned": 1.0,
    "hypothetical": 0.2,
    "denied": -0.8,
}
BESIDE = 0.7  # what the word of a report counts that tells of the happening beside another
AT_HOME = 1.5  # what the town counts at which a report is at home, before names of its quarters
NARROW = ("site", "city", "district", "admin1", "region", "country", "unknown")


class Given(NamedTuple):
    """A claim of a telling, its value in words, and who holds it by name."""

    told: Told
    claim: Claim
    text: str
    holder: str

    @property
    def cited(self) -> Cited:
        report, event, claim = self.told.coded.report, self.told.event, self.claim
        return Cited(report.id, event.id, claim.id, self.holder, claim.certainty)


def ranked(groups: Sequence[Sequence[Given]]) -> list[Sequence[Given]]:
    """The claims of each value of a field, those of the best supported value first: by its sources,
    each counted once by its surest claim; of equals the narrower day or place. A day that is not
    resolved comes last. Claims of one group have the same text."""
    if len(groups) == 1:  # as of most fields
        return list(groups)
    backed = [backing(claims) for claims in groups]
    keys = []
    for claims in groups:
        value = claims[0].claim.value
        best: dict[int, float] = {}
        for others, weights in zip(groups, backed, strict=True):
            if others is claims or holds(others[0].claim.value, value):
                for family, weight in weights.items():
                    best[family] = max(best.get(family, weight), weight)
        unresolved = isinstance(value, Day) and value.start is None
        keys.append((unresolved, -sum(best.values()), width(value), key_of(claims[0].text)))
    return [groups[n] for n in sorted(range(len(groups)), key=keys.__getitem__)]


def backing(claims: Sequence[Given]) -> dict[int, float]:
    """How much each source speaks for a value."""
    best: dict[int, float] = {}
    for given in claims:
        one, claim = given.told, given.claim
        beside = 1.0 if one.event.salience == "main" else BESIDE
        home = AT_HOME if (claim.basis or "").startswith(HOME) else 1.0
        weight = SUPPORT[claim.certainty] * beside * home * claim.confidence
        best[one.family] = max(best.get(one.family, weight), weight)
    return best


def holds(wide: ClaimValue, narrow: ClaimValue) -> bool:
    """Whether what is true of the narrow day or place is true of the wide one."""
    if isinstance(wide, Day) and isinstance(narrow, Day):
        if wide.start is None or wide.end is None or narrow.start is None or narrow.end is None:
            return False
        return wide.start <= narrow.start and narrow.end <= wide.end
    if isinstance(wide, Place) and isinstance(narrow, Place):
        wider = NARROW.index(wide.precision) > NARROW.index(narrow.precision)
        return wider and is_area(wide) and lies_in(narrow, wide)
    return False


def width(value: ClaimValue) -> float:
    """How wide a value is: days, or the rank of a place's precision."""
    if isinstance(value, Day):
        return (value.end - value.start).days if value.start and value.end else 1e6
    return NARROW.index(value.precision) if isinstance(value, Place) else 0.0
