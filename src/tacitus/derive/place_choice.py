"""Which of the places that bear a name is meant: settled by the report itself, all names at once.

Each candidate has a score of its own (`place_scores.py`) and support from the rest of the report
(`place_support.py`): the countries and provinces it names, and the places its other names probably
are. In each round every name lends its candidates' probabilities to what is near them.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.derive.gazetteer import Entry
from tacitus.derive.place_context import Context
from tacitus.derive.place_scores import Question, apart, fits_cue, inside_of, own_score
from tacitus.derive.place_support import Candidate, Support, candidate_of

ROUNDS = 4
MOST_WEIGHED = 60  # candidates of one name that are weighed
LEAST = 0.02  # probability below which a candidate lends nothing and is no runner-up
SETTLED = 0.02  # largest change of a probability in a round at which a name is weighed no more
WELL_SUPPORTED = 2.0
SAME_SPOT = 20.0  # kilometres


@dataclass(frozen=True, slots=True)
class Answer:
    """The place meant, how probable it is, why in words, and who came next."""

    entry: Entry
    probability: float
    reason: str
    within: bool  # it lies in what is named after it
    runners_up: tuple[Entry, ...]


def settle(questions: Sequence[Question], context: Context) -> list[Answer]:
    """The place meant by each name; every question must have a candidate."""
    support = Support(context)
    names = [Name(question, support) for question in questions]
    unsettled = [name for name in names if len(name.candidates) > 1]
    for _ in range(ROUNDS):
        unsettled = [name for name in unsettled if name.weigh() > SETTLED]
    return [name.answer(context) for name in names]


class Name:
    """One question while it is weighed against the others."""

    def __init__(self, question: Question, support: Support) -> None:
        self.question = question
        self.support = support
        self.candidates = foremost(question, support)
        self.lent = [0.0] * len(self.candidates)
        self.shares = shares([c.own + support.bonus.get(c.country, 0.0) for c in self.candidates])
        self.lend()

    def lend(self) -> None:
        """Let the candidates lend their probabilities."""
        self.lent = [
            self.question.weight * share if share > LEAST else 0.0 for share in self.shares
        ]
        for candidate, weight in zip(self.candidates, self.lent, strict=True):
            if weight:
                self.support.add(candidate, weight)

    def take_back(self) -> None:
        """Take back what was lent, so that no name supports itself."""
        for candidate, weight in zip(self.candidates, self.lent, strict=True):
            if weight:
                self.support.add(candidate, -weight)

    def weigh(self) -> float:
        """Score the candidates by what all other names lend; the largest change of a share."""
        before = self.shares
        self.take_back()
        self.shares = shares([c.own + self.support.of(c) for c in self.candidates])
        self.lend()
        return max(abs(now - then) for now, then in zip(self.shares, before, strict=True))

    def answer(self, context: Context) -> Answer:
        """The best candidate, and why."""
        order = sorted(range(len(self.shares)), key=lambda number: -self.shares[number])
        best = self.candidates[order[0]]
        self.take_back()
        reason = self.reason(best, context)
        self.lend()
        return Answer(
            entry=best.entry,
            probability=sum(self.shares[n] for n in order[:6] if self.is_spot(best.entry, n)),
            reason=reason,
            within=inside_of(best.entry, self.question.inside) is not None,
            runners_up=tuple(
                self.candidates[number].entry
                for number in order[1:4]
                if self.shares[number] > LEAST
            ),
        )

    def is_spot(self, best: Entry, number: int) -> bool:
        """Whether a candidate is the best one or lies where it does: a town and its district."""
        entry = self.candidates[number].entry
        return entry is best or apart(entry, best) < SAME_SPOT

    def reason(self, best: Candidate, context: Context) -> str:
        """Why this candidate, in words."""
        entry, entries = best.entry, self.question.entries
        if holder := inside_of(entry, self.question.inside):
            return f"in {holder.name}, which is named next to it"
        if entry.kind in ("country", "region"):
            return f"the name of a {entry.kind}"
        if len(entries) == 1:
            return "the only place of this name in the gazetteer"
        if fits_cue(entry, self.question):
            return f"in {entry.country}, as the words before it say"
        if entry.country in context.countries:
            rivals = sum(other.country == entry.country for other in entries)
            which = "only candidate" if rivals == 1 else f"best of {rivals} candidates"
            return f"{which} in {entry.country}, which the report names"
        if self.support.of(best) > WELL_SUPPORTED:
            return f"of {len(entries)} candidates the one nearest to other places of the report"
        return f"the likeliest by size and kind of {len(entries)} candidates"


def foremost(question: Question, support: Support) -> list[Candidate]:
    """The candidates worth weighing: those in what is named next to the name, if any; else the best
    by their own score and the countries named."""
    entries = question.entries
    if question.inside:
        entries = tuple(e for e in entries if inside_of(e, question.inside)) or entries
    found = [candidate_of(entry, own_score(entry, question)) for entry in entries]
    if len(found) > MOST_WEIGHED:
        found.sort(key=lambda c: -(c.own + support.bonus.get(c.country, 0.0)))
    return found[:MOST_WEIGHED]


def shares(scores: Sequence[float]) -> list[float]:
    """Scores as probabilities."""
    most = max(scores)
    weights = [math.exp(score - most) for score in scores]
    total = sum(weights)
    return [weight / total for weight in weights]
