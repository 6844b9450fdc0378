"""An event as rows: a label, a value in words, what it rests on, and the words of the text."""

from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.values import Claim, Event, Place, Span, TypeValue, Words
from tacitus.vocabulary import TOLL_FIELDS, EventField, PloverType
from tacitus.write.hedges import UNSURE, likely_first, of_field, same_voice, voice
from tacitus.write.safe import excerpt, shown
from tacitus.write.words import Names, value_words

LABELS: dict[EventField, str] = {  # in the order of the block
    "type": "what",
    "stage": "stage",
    "actor": "who",
    "recipient": "whom",
    "target": "target",
    "place": "where",
    "date": "when",
    "weapon": "with what",
    "killed": "killed",
    "wounded": "wounded",
    "abducted": "abducted",
    "arrested": "arrested",
    "missing": "missing",
    "displaced": "displaced",
    "count": "count",
    "responsibility": "responsible",
    "motive": "motive",
    "duration": "duration",
    "damage": "damage",
}
# The fields that a coder of such an event looks for, and is told of if the text is silent.
ALWAYS: tuple[EventField, ...] = ("stage", "actor", "recipient", "place", "date")
VIOLENCE: tuple[EventField, ...] = (
    "target", "weapon", "killed", "wounded", "responsibility", "motive",
)  # fmt: skip
EXPECTED: dict[PloverType, tuple[EventField, ...]] = {
    "ASSAULT": (*ALWAYS, *VIOLENCE),
    "PROTEST": (*ALWAYS, "killed", "wounded", "arrested", "count", "motive"),
}
LONGEST_QUOTE = 110  # characters
LONGEST_SPAN = 90  # characters of one of its spans
# The fields in which sources differ, rather than add to each other.
FIGURES: tuple[EventField, ...] = (*TOLL_FIELDS, "count", "date", "place", "motive", "duration")


@dataclass(frozen=True, slots=True)
class Row:
    """One claim, or claims that read the same, as a line of a block; `label` is empty where it is
    that of the row above."""

    label: str
    value: str
    voice: str  # who says so, where that is not who tells of the event
    details: tuple[str, ...]
    quote: str


def event_rows(event: Event, names: Names, text: str) -> list[Row]:
    """The claims of an event, field by field; a stage told by the words of the type stands there.
    Who says so is told where it is not the voice of the event, or where figures differ. Claims
    that read the same (a day, and an hour of that day) are one row."""
    typed = next(iter(of_field(event, "type")), None)
    rows: list[Row] = []
    for field, label in LABELS.items():
        claims = likely_first(of_field(event, field))
        if field == "stage":
            claims = [claim for claim in claims if not beside_type(claim, typed)]
        differ = field in FIGURES and differing(claims)
        alike: dict[tuple[str, str], list[Claim]] = {}
        for claim in claims:
            own = field != "type" and (differ or typed is None or not same_voice(claim, typed))
            words, said = value_words(claim, names), voice(claim, names) if own else ""
            if claim is typed:
                words += "".join(f", {c.value}" for c in event.claims if beside_type(c, typed))
            alike.setdefault((words, said), []).append(claim)
        for number, ((words, said), same) in enumerate(alike.items()):
            quoted = quote([span for claim in same for span in claim.evidence], text)
            if isinstance(same[0].value, Words) and quoted == f"“{words}”":  # once is enough
                rows.append(Row("" if number else label, quoted, said, details_of(same), ""))
                continue
            rows.append(Row("" if number else label, words, said, details_of(same), quoted))
    return rows


def differing(claims: Sequence[Claim]) -> bool:
    """Whether several voices give several values."""
    return len({claim.value for claim in claims}) > 1 < len({claim.holder for claim in claims})


def beside_type(claim: Claim, typed: Claim | None) -> bool:
    """Whether a claim is of a stage that the words of the type tell, in the same voice."""
    if claim.field != "stage" or typed is None:
        return False
    return set(claim.evidence) <= set(typed.evidence) and same_voice(claim, typed)


def details_of(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Where a place lies, how the value was found, and whether the coder is unsure of it."""
    places = [place_detail(claim.value) for claim in claims if isinstance(claim.value, Place)]
    bases = [f"basis: {shown(claim.basis)}" for claim in claims if claim.basis]
    sure = max(claim.confidence for claim in claims)
    doubt = [f"unsure ({sure:.2f})"] if sure < UNSURE else []
    return tuple(dict.fromkeys((*places, *bases, *doubt)))


def place_detail(place: Place) -> str:
    """How exact the place is, and the point."""
    if place.lat is None or place.lon is None:
        return f"{place.precision}, no point" if place.precision != "unknown" else "not found"
    return f"{place.precision}, {place.lat:.2f} {place.lon:.2f}"


def quote(evidence: Sequence[Span], text: str) -> str:
    """The words of the text in their order: as many spans as there is room for, long ones
    shortened in the middle, and how many more there are."""
    spans = sorted(set(evidence))
    words = [excerpt(span.of(text), LONGEST_SPAN) for span in spans]
    while len(words) > 1 and sum(map(len, words)) > LONGEST_QUOTE:
        words.pop()
    more = f" (+{len(spans) - len(words)})" if len(words) < len(spans) else ""
    return f"“{' … '.join(words)}”{more}"


def not_stated(event: Event) -> tuple[str, ...]:
    """The labels of the fields that such an event may have and nothing is told of."""
    told = {claim.field for claim in event.claims}
    types = [c.value.type for c in event.claims if isinstance(c.value, TypeValue)]
    expected = EXPECTED.get(types[0], ALWAYS) if types else ALWAYS
    return tuple(LABELS[field] for field in expected if field not in told)
