"""Who says so and how sure, in words, and which claims of a field to believe first."""

from collections.abc import Mapping, Sequence

from tacitus.values import Claim, Event, Toll
from tacitus.vocabulary import Certainty, EventField
from tacitus.write.safe import excerpt
from tacitus.write.words import Names

LONGEST_NAME = 60  # characters
UNSURE = 0.5  # a claim with less confidence is marked so
NEARLY = 0.1  # by which the confidence of claims that stand side by side may differ
SUREST_FIRST: tuple[Certainty, ...] = (
    "asserted", "reported", "alleged", "planned", "hypothetical", "denied",
)  # fmt: skip


ByField = Mapping[str, list[Claim]]  # the claims of an event, those of a field in their order


def by_field(event: Event) -> ByField:
    """The claims of an event by their field; a field that is not told has none."""
    found: dict[str, list[Claim]] = {}
    for claim in event.claims:
        found.setdefault(claim.field, []).append(claim)
    return found


def of_field(event: Event, field: EventField) -> list[Claim]:
    """The claims of one field, in their order."""
    return [claim for claim in event.claims if claim.field == field]


def best(event: ByField, field: EventField) -> list[Claim]:
    """The surest claims of a field. What is denied is left out, unless the whole event is."""
    told = event.get(field)
    if not told:
        return []
    denied = any(claim.certainty == "denied" for claim in event.get("type", ()))
    found = [claim for claim in told if denied or claim.certainty != "denied"]
    surest = min((SUREST_FIRST.index(claim.certainty) for claim in found), default=0)
    return [claim for claim in found if claim.certainty == SUREST_FIRST[surest]]


def likeliest(claims: Sequence[Claim]) -> list[Claim]:
    """Those that the coder is sure of, in their order; else the likeliest, and what is nearly as
    likely."""
    most = max((claim.confidence for claim in claims), default=0.0)
    least = min(UNSURE, most - NEARLY)
    return likely_first([claim for claim in claims if claim.confidence >= least])


def likely_first(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that the coder is sure of in their order, then the others, the likeliest first."""
    return sorted(claims, key=lambda claim: -min(claim.confidence, UNSURE))


def tolls(event: ByField, field: EventField) -> list[Claim]:
    """The surest figures of a toll, but none of a single being of whom the coder is unsure whether
    it befell them: a headline is no place to guess that somebody died."""
    return [
        claim
        for claim in best(event, field)
        if not (
            isinstance(claim.value, Toll)
            and claim.value.entity
            and claim.value.high == 1
            and claim.confidence < UNSURE
        )
    ]


def same_voice(one: Claim, two: Claim) -> bool:
    """Whether two claims are held by one and are equally sure."""
    return (one.certainty, one.holder) == (two.certainty, two.holder)


def holder_words(claim: Claim, names: Names) -> str:
    """Who says so."""
    match claim.holder:
        case "author":
            return "the report itself"
        case "unnamed":
            return "nobody named"
        case entity:
            return inside(excerpt(names[entity], LONGEST_NAME))


def inside(name: str) -> str:
    """A name as it stands inside a sentence: its article is small."""
    article, space, rest = name.partition(" ")
    return f"{article.lower()} {rest}" if space and article in ("The", "A", "An") else name


def hedge(claim: Claim, names: Names) -> str:
    """How a sentence says it: "according to X", "reportedly", "allegedly"; empty for what the
    report tells as a fact."""
    source = f"according to {holder_words(claim, names)}" if claim.holder in names else ""
    match claim.certainty:
        case "asserted" | "planned":
            return source
        case "reported":
            return source or "reportedly"
        case "alleged":
            return f"allegedly, {source}" if source else "allegedly"
        case "denied":
            return f"denied by {holder_words(claim, names)}" if source else "denied"
        case "hypothetical":
            return f"possibly, {source}" if source else "possibly"


def voice(claim: Claim, names: Names) -> str:
    """How a table says it: "reported by X", "alleged by nobody named"."""
    who = holder_words(claim, names)
    match claim.certainty:
        case "asserted":
            return f"stated by {who}"
        case "planned":
            return f"planned, as told by {who}"
        case "hypothetical":
            return f"possible only, as told by {who}"
        case sure:
            return f"{sure}, by {who}" if claim.holder == "unnamed" else f"{sure} by {who}"
