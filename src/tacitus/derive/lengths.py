"""Words for lengths of time become seconds."""

from tacitus.derive.quantities import SECONDS, Quantity, quantity_of
from tacitus.marks import Marks
from tacitus.values import Report, Resolved, Seconds, Unknown

LONGEST = 10_000 * SECONDS["year"]
BOUNDS = {
    "more": "more than", "just over": "just over", "least": "at least", "less": "less than",
    "most": "at most", "nearly": "nearly", "about": "about",
}  # fmt: skip


def derive_durations(report: Report, marks: Marks) -> tuple[Resolved[Seconds], ...]:
    """The lengths of all `duration` mentions, in their order; Unknown where no number is told or
    two are ("two to three weeks"). A month is a twelfth of 365.25 days."""
    found = []
    for number, mention in enumerate(marks.mentions):
        if mention.kind == "duration":
            words = mention.span.of(report.text)
            value, basis, confidence = length(words)
            found.append(
                Resolved(number, value, (mention.span,), basis, confidence, "length:counted")
            )
    return tuple(found)


def length(words: str) -> tuple[Seconds | Unknown, str | None, float]:
    """The length that the words tell, how it was found and how sure it is."""
    quantity = quantity_of(words)
    quoted = f'"{" ".join(words.split())}"'
    if quantity is None or quantity.low is None or quantity.high is None:
        return Unknown(f"{quoted} tells no number"), None, 0.5
    seconds = round(quantity.low * SECONDS[quantity.unit])
    if quantity.low != quantity.high or not 0 < seconds <= LONGEST:
        return Unknown(f"{quoted} tells no single length"), None, 0.5
    return Seconds(seconds), basis_of(quoted, quantity), 0.9 if quantity.exact else 0.8


def basis_of(quoted: str, quantity: Quantity) -> str | None:
    """What the number leaves out: that the words say "more than" and the like."""
    bound = BOUNDS.get(quantity.widen)
    return f"{quoted}: {bound} the length given" if bound else None
