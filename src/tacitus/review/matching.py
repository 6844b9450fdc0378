"""Which events of several codings of one report are one."""

from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.review.sameness import compared_value
from tacitus.review_values import EventState, Record
from tacitus.values import Event, Span, TypeValue

ENOUGH = 2  # points for two events to be one: their words meet, or type and one more value agree


@dataclass(slots=True)
class Row:
    """An event by the first coding that has it, and as each coder has it."""

    event: Event
    states: list[EventState | None]


def rows_of(base: Record, records: Sequence[Record], keys: dict[str, str]) -> list[Row]:
    """The events of all codings, those of `base` first; an event that was taken out is none."""
    rows = [Row(state.event, []) for state in base.events]
    for number, record in enumerate(records):
        theirs = {one.event.id: one for one in record.events}
        for row in rows:
            row.states.append(theirs.pop(row.event.id, None))
        free = [row for row in rows if row.states[number] is None]
        for row, state in pairs(free, list(theirs.values()), keys):
            row.states[number] = state
            del theirs[state.event.id]
        for state in theirs.values():
            rows.append(Row(state.event, [*[None] * number, state]))
    for row in rows:
        row.states = [one if one and not one.out else None for one in row.states]
    return rows


def pairs(
    rows: Sequence[Row], states: Sequence[EventState], keys: dict[str, str]
) -> list[tuple[Row, EventState]]:
    """The best pairs first, each event once."""
    points = [
        (-alike(row.event, state.event, keys), at, number)
        for at, row in enumerate(rows)
        for number, state in enumerate(states)
        if not state.out
    ]
    found: list[tuple[int, int]] = []
    for score, at, number in sorted(points):
        if -score >= ENOUGH and not any(at == a or number == n for a, n in found):
            found.append((at, number))
    return [(rows[at], states[number]) for at, number in found]


def alike(one: Event, two: Event, keys: dict[str, str]) -> int:
    """Points that speak for one event: two if their words meet, one for the same type, one for
    each other field with a value that both have."""
    points = 2 * any(a.meets(b) for a in words_of(one) for b in words_of(two))
    types = [{c.value.type for c in e.claims if isinstance(c.value, TypeValue)} for e in (one, two)]
    points += bool(types[0] & types[1])
    told = [
        {(c.field, compared_value(c.value, keys)) for c in e.claims if c.field != "type"}
        for e in (one, two)
    ]
    common = {field for field, _ in told[0] & told[1] if field != "stage"}
    return points + len(common)


def words_of(event: Event) -> list[Span]:
    """The words that tell of an event itself."""
    types = [span for c in event.claims if c.field == "type" for span in c.evidence]
    return [*event.anchors, *types]
