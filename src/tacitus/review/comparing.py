"""Codings of one report by several people, side by side: event by event, field by field."""

from collections.abc import Iterator, Sequence
from itertools import chain

from tacitus.coder_values import Compared, Side, Unit, Values
from tacitus.review.expected import in_order
from tacitus.review.matching import Row, rows_of
from tacitus.review.sameness import compared_claim, compared_value, entity_keys
from tacitus.review_values import LEFT_OUT, UNDECIDED, Change, EventState, Record, Settled
from tacitus.values import Claim, Entity
from tacitus.vocabulary import ClaimField

CHIEF = ("main", "related")


def compared(base: Record, coders: Sequence[str], records: Sequence[Record]) -> Compared:
    """The codings `records` of `coders` side by side; `base` is the report as it stands for all.
    Main and related events count, and others on which somebody decided."""
    entities = every_entity((base, *records))
    keys = entity_keys(entities)
    rows = [row for row in rows_of(base, records, keys) if counts(row)]
    stands = {one.event.id: one for one in base.events}
    units = chain.from_iterable(units_of(row, stands.get(row.event.id), keys) for row in rows)
    there = [sum(state is not None for state in row.states) for row in rows]
    return Compared(
        base.key, tuple(coders), tuple(units), entities,
        sum(number > 0 for number in there), sum(number == len(records) for number in there),
    )  # fmt: skip


def every_entity(records: Sequence[Record]) -> tuple[Entity, ...]:
    """The entities of all records, each id once."""
    found: dict[str, Entity] = {}
    for record in records:
        for entity in record.entities:
            found.setdefault(entity.id, entity)
    return tuple(found.values())


def counts(row: Row) -> bool:
    """Whether an event is compared."""
    states = [state for state in row.states if state is not None]
    if row.event.salience in CHIEF or any(one.event.salience in CHIEF for one in states):
        return True
    return any(field.verdict for state in states for field in state.fields)


def units_of(row: Row, base: EventState | None, keys: dict[str, str]) -> Iterator[Unit]:
    """The units of an event; of one that not all have, its type alone."""
    there = [state for state in row.states if state is not None]
    if len(there) < len(row.states):
        yield unit(row, base, keys, "type", whole=True)
        return
    told = {field.field for state in (*there, *([base] if base else [])) for field in state.fields}
    chief = any(state.event.salience in CHIEF for state in there)
    for field in in_order(told):
        decided = any(one.verdict for state in there for one in state.fields if one.field == field)
        if chief or decided:
            yield unit(row, base, keys, field, whole=False)


def unit(
    row: Row, base: EventState | None, keys: dict[str, str], field: ClaimField, *, whole: bool
) -> Unit:
    """One field of an event, or, by its type, the whole of it."""
    id_ = row.event.id
    sides = tuple(side(state, id_, field, keys, whole=whole) for state in row.states)
    readings = [reading(state, field, keys) for state in row.states]
    alike = len({one.there for one in sides}) == 1 and all(one == readings[0] for one in readings)
    fields = [one for one in base.fields if one.field == field] if base else []
    decided = bool(fields) and all(one.state not in UNDECIDED for one in fields)
    stands = base if base and not base.out else None
    same = reading(stands, field, keys) == readings[0]
    same = same and (stands is not None) == sides[0].there
    return Unit(f"{id_}:{field}", field, sides, alike, stands=decided and alike and same)


def side(
    state: EventState | None, id_: str, field: ClaimField, keys: dict[str, str], *, whole: bool
) -> Side:
    """What one coder has."""
    if state is None:
        return Side((Settled(f"{id_}:type", ()),), frozenset(), there=False)
    told = {one.field for one in state.fields} if whole else {field}
    settled = tuple(settled_as(state, id_, one) for one in in_order(told))
    claims = claims_of(state, field)
    values: Values = frozenset(compared_value(one.value, keys) for one in claims)
    if settled_as(state, id_, field).unclear:
        values = frozenset(["unclear"])
    return Side(settled, values, there=True)


def reading(state: EventState | None, field: ClaimField, keys: dict[str, str]) -> Values:
    """What one coder has, with who says so and how sure."""
    if state is None:
        return frozenset()
    if settled_as(state, "", field).unclear:
        return frozenset(["unclear"])
    return frozenset(compared_claim(one, keys) for one in claims_of(state, field))


def settled_as(state: EventState, id_: str, field: ClaimField) -> Settled:
    """A field as one coder has it."""
    changes = tuple(change_of(one) for one in claims_of(state, field))
    unclear = not changes and any(
        one.state == "unclear" for one in state.fields if one.field == field
    )
    return Settled(f"{id_}:{field}", changes, unclear)


def claims_of(state: EventState, field: ClaimField) -> list[Claim]:
    """The claims of a field that a coder has left standing."""
    return [
        one.claim
        for one in state.fields
        if one.field == field and one.claim and one.state not in LEFT_OUT
    ]


def change_of(claim: Claim) -> Change:
    """A claim as a change that gives it."""
    return Change(
        claim.field,  # type: ignore[arg-type]  # the claims of an event are of its fields
        claim.value, claim.evidence, claim.certainty, claim.holder,
    )  # fmt: skip


def named_in(settled: Sequence[Settled], entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Those of the entities that the fields speak of."""
    wanted = {
        id_
        for one in settled
        for change in one.changes
        for id_ in (change.holder, getattr(change.value, "entity", None))
    }
    return tuple(entity for entity in entities if entity.id in wanted)
