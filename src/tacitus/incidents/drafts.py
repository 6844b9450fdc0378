"""A claim in the making."""

from dataclasses import dataclass

from tacitus.values import Claim, ClaimValue, Span
from tacitus.vocabulary import Certainty, EventField


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim without its id."""

    field: EventField
    value: ClaimValue
    evidence: tuple[Span, ...]
    certainty: Certainty
    holder: str
    basis: str | None
    confidence: float


def numbered(event: str, drafts: list[Draft]) -> tuple[Claim, ...]:
    """The claims with ids made from that of their event."""
    return tuple(
        Claim(
            id=f"{event}.{number}",
            field=draft.field,
            value=draft.value,
            evidence=draft.evidence,
            certainty=draft.certainty,
            holder=draft.holder,
            basis=draft.basis,
            confidence=draft.confidence,
        )
        for number, draft in enumerate(drafts, 1)
    )
