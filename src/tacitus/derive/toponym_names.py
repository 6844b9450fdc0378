"""Which names of a report stand for places: each by itself, then all beside one another."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tacitus.derive.gazetteer import Gazetteer
from tacitus.derive.place_scores import holds
from tacitus.derive.toponym_around import Around
from tacitus.derive.toponym_evidence import evidence
from tacitus.derive.toponym_matches import Match, find_matches

# Natural logarithms of odds, set by hand.
LEAST = 0.0  # evidence from which a name counts as a place's
IN_STATE, IN_COUNTRY = 7.0, 4.5  # what a name lies in stands after it and a comma
NAMED_AREA = 1.5  # a candidate lies in a province that the report names
CERTAIN = 4.0  # evidence from which a name tells something of others
LISTED = 2.0  # stands in a list beside such a name
ELSEWHERE = 0.7  # what a name's other places in the report count beside the one in question
MOST = 6.0  # evidence, for or against, that one place of a name lends the others
LISTING = frozenset((",", "and", ", and", "or", ", or", "-", "–", "&", "to", "/"))


@dataclass(slots=True)
class Weighed:
    """A name and what speaks for its being a place."""

    match: Match
    score: float

    @property
    def sureness(self) -> float:
        """How probable it is that the name is a place's (0 to 1)."""
        return 1 / (1 + math.exp(max(-30.0, min(30.0, -self.score))))


def place_names(near: Around, gazetteer: Gazetteer) -> list[Weighed]:
    """The names that stand for places."""
    matches = find_matches(near.text, near.pieces, gazetteer)
    found = [Weighed(match, evidence(match, near)) for match in matches]
    tell_holders(found, near)
    tell_lists(found, near)
    tell_areas(found)
    tell_elsewhere(found)
    return [one for one in found if one.score > LEAST]


def tell_holders(found: Sequence[Weighed], near: Around) -> None:
    """ "Hurricane, W.Va.": a name with the state or country it lies in after a comma is a place;
    that is one too."""
    for one, two in pairwise(found):
        between = near.text[one.match.span.end : two.match.span.start]
        if between.strip() != "," or "\n" in between:
            continue
        big = [e for e in two.match.entries if e.kind in ("country", "admin1", "admin2")]
        if any(holds(holder, entry) for holder in big for entry in one.match.entries):
            country = all(holder.kind == "country" for holder in big)
            one.score += IN_COUNTRY if country else IN_STATE
            two.score += IN_STATE


def tell_lists(found: Sequence[Weighed], near: Around) -> None:
    """In a list of places all are places."""
    pairs = list(pairwise(found))
    scores = [one.score for one in found]
    for k, (one, two) in enumerate(pairs):
        between = near.text[one.match.span.end : two.match.span.start].strip()
        if between in LISTING:
            if scores[k] > CERTAIN:
                two.score += LISTED
            if scores[k + 1] > CERTAIN:
                one.score += LISTED


def tell_areas(found: Sequence[Weighed]) -> None:
    """Names in a province that the report names are likelier places."""
    areas = {
        (entry.country, entry.admin1)
        for one in found
        if one.score > CERTAIN
        for entry in one.match.entries[:1]
        if entry.admin1
    }
    for one in found:
        if any((e.country, e.admin1) in areas and e.kind != "admin1" for e in one.match.entries):
            one.score += NAMED_AREA


def tell_elsewhere(found: Sequence[Weighed]) -> None:
    """A name is a place or none throughout a report."""
    scores: dict[str, list[float]] = defaultdict(list)
    for one in found:
        scores[one.match.key].append(max(-MOST, min(MOST, one.score)))
    for one in found:
        others = scores[one.match.key]
        mine = max(-MOST, min(MOST, one.score))
        if len(others) > 1:
            one.score += ELSEWHERE * (sum(others) - mine) / math.sqrt(len(others) - 1)
