"""One figure out of many, by a rule that has a name; the lowest and the highest stand beside it.

The rules are `RULES`; which one serves is said in the codebook and can be changed for an incident.
The figure of a claim is its lower bound: "at least 8" is 8, "15 to 20" is 15.
"""

from collections import Counter
from collections.abc import Callable, Sequence

from tacitus.incident_values import Headline, Said
from tacitus.link.history import SURE, sources
from tacitus.values import Unknown

Rule = Callable[[Sequence[Said]], int]


def headline(
    stand: Sequence[Said], rule: str, preferred: str | None = None, manual: int | None = None
) -> Headline | Unknown:
    """The figure of a field, out of those that stand, by a rule of RULES, or `preferred_source`
    (`preferred` names it), or `manual` (what a person wrote). Unknown where nothing stands."""
    if rule == "manual":
        if manual is None:
            return Unknown("nobody has set a figure")
        return around(stand, manual, rule)
    if not stand:
        return Unknown("no figure stands")
    if rule == "preferred_source":
        theirs = [one for one in stand if preferred in (one.source, one.holder)]
        if not theirs:
            return Unknown(f"{preferred} gives no figure")
        return around(stand, latest(theirs), rule)
    return around(stand, RULES[rule](stand), rule)


def around(stand: Sequence[Said], best: int, rule: str) -> Headline:
    tops = [one.high for one in stand]
    high = None if None in tops else max([best, *(top for top in tops if top is not None)])
    behind = [one for one in stand if one.low == best]
    return Headline(min([best, *(one.low for one in stand)]), best, high, rule, sources(behind))


def lowest(said: Sequence[Said]) -> int:
    """The lowest figure that stands."""
    return min(one.low for one in said)


def highest(said: Sequence[Said]) -> int:
    """The highest figure that stands."""
    return max(one.low for one in said)


def median(said: Sequence[Said]) -> int:
    """The middle one; of two the lower, so that it is a figure that somebody gave."""
    figures = sorted(one.low for one in said)
    return figures[(len(figures) - 1) // 2]


def latest(said: Sequence[Said]) -> int:
    """What was published last; of several on one day the lowest."""
    days = [one.said for one in said if one.said is not None]
    last = max(days, default=None)
    return min(one.low for one in said if one.said == last or last is None)


def most_sources(said: Sequence[Said]) -> int:
    """The figure behind which most sources stand; of equals the one that is the largest of most
    reports, for the lesser ones of a report are mostly parts of it; then the one that most reports
    tell as a fact, then the lowest."""
    behind = Counter(low for low, *_ in {(one.low, one.family, one.holder) for one in said})
    facts = {(one.low, one.family) for one in said if one.certainty == "asserted"}
    as_fact = Counter(low for low, _ in facts)
    largest: dict[int, int] = {}
    for one in said:
        largest[one.family] = max(one.low, largest.get(one.family, 0))
    whole = Counter(largest.values())
    return min(behind, key=lambda low: (-behind[low], -whole[low], -as_fact[low], low))


def acled_conservative(said: Sequence[Said]) -> int:
    """Where sources differ, ACLED takes the most conservative figure. Here that is the lowest that
    is asserted or reported, else the lowest."""
    return lowest([one for one in said if one.certainty in SURE] or said)


def ucdp_best(said: Sequence[Said]) -> int:
    """A stand-in for UCDP's `best`, which its coders choose: the figure of most sources among those
    asserted or reported."""
    return most_sources([one for one in said if one.certainty in SURE] or said)


RULES: dict[str, Rule] = {
    "lowest": lowest,
    "highest": highest,
    "median": median,
    "latest": latest,
    "most_sources": most_sources,
    "acled_conservative": acled_conservative,
    "ucdp_best": ucdp_best,
}
NAMES = (*RULES, "preferred_source", "manual")
