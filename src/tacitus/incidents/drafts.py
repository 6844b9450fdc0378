"""A claim in the making."""

from dataclasses import dataclass

from tacitus.incidents.confidence import calibrated
from tacitus.values import Claim, ClaimValue, Span
from tacitus.vocabulary import Certainty, EventField, Salience


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


def numbered(event: str, drafts: list[Draft], salience: Salience, reader: str) -> tuple[Claim, ...]:
    """The claims with ids made from that of their event, and how sure they are by its standing and
    by who read them."""
    return tuple(
        Claim(
            id=f"{event}.{number}",
            field=draft.field,
            value=draft.value,
            evidence=draft.evidence,
            certainty=draft.certainty,
            holder=draft.holder,
            basis=draft.basis,
            confidence=calibrated(draft.confidence, draft.field, salience, reader),
        )
        for number, draft in enumerate(drafts, 1)
    )
