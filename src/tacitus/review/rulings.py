"""Which verdict of a field counts, and whether people differ on it.

Of each person the last verdict counts. A verdict that was made in the knowledge of an earlier one
stands in its place; two that were made without knowing of each other and say different things are
a dispute, until somebody decides who knows both.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tacitus.review.structure import holder_of, with_entity
from tacitus.review_values import VALUE_ACTS, State, Verdict
from tacitus.values import Claim, ClaimValue, Span

STATES: dict[str, State] = {
    "accept": "accepted",
    "accept_all": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "not_stated": "not_stated",
    "unclear": "unclear",
}
Outcome = tuple[str, ClaimValue | None, tuple[Span, ...], str, str]


@dataclass(frozen=True, slots=True)
class Ruling:
    """The state that a verdict gives a field, the claim as it then reads, and the verdicts of
    others that differ."""

    state: State
    claim: Claim | None
    verdict: Verdict
    others: tuple[Verdict, ...]


def ruling_of(claim: Claim | None, verdicts: Iterable[Verdict]) -> Ruling | None:
    """The ruling on a claim, or on a field without one; None if nobody has decided."""
    standing = unsuperseded([one for one in verdicts if one.said.act in VALUE_ACTS])
    if not standing:
        return None
    last = standing[-1]
    own = outcome(claim, last)
    others = tuple(one for one in standing[:-1] if outcome(claim, one) != own)
    return Ruling(STATES[last.said.act], changed(claim, last), last, others)


def unsuperseded(verdicts: list[Verdict]) -> list[Verdict]:
    """The verdicts in whose place no later one stands."""
    return [
        one
        for number, one in enumerate(verdicts)
        if not any(
            later.who == one.who or later.said.seen >= one.number
            for later in verdicts[number + 1 :]
        )
    ]


def changed(claim: Claim | None, verdict: Verdict) -> Claim | None:
    """The claim as the verdict has it."""
    change = verdict.said.change
    if claim is None or change is None or verdict.said.act != "correct":
        return claim
    return replace(
        claim,
        value=with_entity(change, verdict.number),
        evidence=change.evidence or claim.evidence,
        certainty=change.certainty,
        holder=holder_of(change, verdict.number),
        basis=f"set by {verdict.who}",
        confidence=1.0,
    )


def outcome(claim: Claim | None, verdict: Verdict) -> Outcome:
    """What a verdict comes to: to accept a value and to correct to that value are one."""
    state = STATES[verdict.said.act]
    after = changed(claim, verdict)
    if state in ("accepted", "corrected") and after is not None:
        return ("value", after.value, after.evidence, after.certainty, after.holder)
    return (state, None, (), "", "")
