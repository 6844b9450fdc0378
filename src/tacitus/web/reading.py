"""What words that a person selected mean as the value of a field: the same rules as the machine's,
asked about these words alone."""

from collections.abc import Iterator

from tacitus.annotate.tokens import tokenise
from tacitus.derive.dates import derive_days
from tacitus.derive.numbers import amount_of
from tacitus.marks import Marks, Mention
from tacitus.review_values import NEW, Record
from tacitus.values import (
    Amount,
    ClaimValue,
    Count,
    Day,
    Participant,
    Responsibility,
    Span,
    Target,
    Toll,
    Weapon,
    Words,
)
from tacitus.vocabulary import TOLL_FIELDS, ClaimField, is_own
from tacitus.web.own_fields import NOTHING, Own
from tacitus.web.places import Places
from tacitus.write.own_fields import OwnField

LONGEST_NAME = 80  # characters that may be the name of a place


def read_words(
    record: Record, field: ClaimField, span: Span, places: Places, own: Own = NOTHING
) -> Iterator[ClaimValue]:
    """The values that the words may give, the likeliest first; none where they give none."""
    words = span.of(record.coded.report.text).strip()
    if is_own(field):
        yield from own_values(words, own.fields.get(field))
    elif field in TOLL_FIELDS or field == "count":
        yield from figures(record, field, span, words)
    elif field == "date":
        yield from days(record, span)
    elif field == "place":
        if len(words) <= LONGEST_NAME:
            yield from (place for place, _ in places.named(words))
    elif field in ("motive", "damage"):
        yield Words(words)
    elif field == "weapon":
        yield Weapon("Unknown", words)
    else:
        yield from named(record, field, span)


def own_values(words: str, field: OwnField | None) -> Iterator[Words]:
    """The value of a field of the project's own: a code that the words are, a number that they
    begin with, or they themselves."""
    match field.kind if field else "":
        case "code":
            codes = field.codes if field else ()
            yield from (Words(code) for code in codes if code.lower() == words.lower())
        case "whole":
            amount = amount_of(words.lower().partition(" ")[0])
            if isinstance(amount, Amount):
                yield Words(str(amount.low))
        case "text":
            yield Words(words)


def figures(record: Record, field: ClaimField, span: Span, words: str) -> Iterator[ClaimValue]:
    """A number of persons, or of things."""
    parts = words.lower().split()
    for end in range(len(parts), 0, -1):
        amount = amount_of(" ".join(parts[:end]))
        if isinstance(amount, Amount):
            if field == "count":
                yield Count(amount.low, amount.high, " ".join(parts[end:]) or "things")
                return
            entity = next(entities_at(record, span), None)
            yield Toll(amount.low, amount.high, entity)
            if entity is not None:
                yield Toll(amount.low, amount.high)
            return


def days(record: Record, span: Span) -> Iterator[ClaimValue]:
    """The day that the words name, reckoned from the publication."""
    report = record.coded.report
    tokens, sentences = tokenise(report.text)
    marks = Marks("selection", tokens, sentences, (Mention(span, "date", span),))
    for found in derive_days(report, marks):
        if isinstance(found.value, Day):
            yield found.value


def named(record: Record, field: ClaimField, span: Span) -> Iterator[ClaimValue]:
    """Those of the report whose mention is among the words, else somebody of that name."""
    found = [*entities_at(record, span)]
    for entity in [*found, NEW] if field in ("actor", "recipient") else found:
        if field in ("actor", "recipient"):
            yield Participant(entity)
        elif field == "target":
            yield Target("Unknown", entity)
        elif field == "responsibility":
            yield Responsibility("claimed", entity)


def entities_at(record: Record, span: Span) -> Iterator[str]:
    """The entities that the words name, those with the longest common stretch first."""
    shared = {
        entity.id: max(
            (min(m.end, span.end) - max(m.start, span.start) for m in entity.mentions), default=0
        )
        for entity in record.entities
    }
    yield from (id_ for id_ in sorted(shared, key=lambda one: -shared[one]) if shared[id_] > 0)
