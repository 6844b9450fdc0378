"""What each cell of an incident rests on, found by altering one thing after the other and looking
which cells come out otherwise. So it holds for every format, and for those of others."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from tacitus.incident_values import Headline, Incident
from tacitus.vocabulary import ClaimField
from tacitus.write.proof.altered import (
    CODING_FACTS,
    INCIDENT_FACTS,
    Key,
    altered,
    based,
    doubted,
    dropped,
    key_of,
    report_with,
    valued,
)
from tacitus.write.proof.cells import Cells, Press

MOST = 40  # groups of claims of one field that are tried one by one
Cell = tuple[int, str]  # number of the row among those of the incident, name of the column


@dataclass(slots=True)
class Ground:
    """What a cell rests on: claims, what is told of the reports and of the incident, and the
    fields of figures whose headline it is."""

    claims: set[Key] = field(default_factory=set)
    facts: set[str] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)


def grounds(one: Incident, made: Press) -> dict[Cell, Ground]:
    """The ground of every cell; a cell without one is the same for all incidents."""
    rows = made.start().of(one)
    found: dict[Cell, Ground] = defaultdict(Ground)
    for field_, groups in claims_by_field(one).items():
        keys = frozenset(key for group in groups for key in group)
        cells = moved_cells(one, made, rows, keys)
        for cell, own in shares(one, made, rows, groups, cells).items():
            found[cell].claims |= own or keys
            found[cell].rules |= rules_of(one, field_)
    for fact in CODING_FACTS:
        for cell in differing(rows, made.start().of(report_with(one, fact))):
            found[cell].facts.add(fact)
    for fact, change in INCIDENT_FACTS.items():
        for cell in differing(rows, made.start().of(change(one))):
            found[cell].facts.add(f"incident {fact}")
    return found


def claims_by_field(one: Incident) -> dict[ClaimField, list[frozenset[Key]]]:
    """The claims of each field, those that give one value together."""
    numbers = {told.number: told.coded.report.id for told in one.told}
    groups: dict[ClaimField, list[frozenset[Key]]] = defaultdict(list)
    for known in one.known:
        groups[known.field].append(frozenset(map(key_of, known.claims)))
    for moved in one.figures:
        for said in moved.said:
            groups[moved.field].append(frozenset([(numbers.get(said.report, ""), said.claim)]))
    known_keys = {key for own in groups.values() for group in own for key in group}
    for told in one.told:  # figures that are part of another one
        for claim in told.event.claims:
            key = told.coded.report.id, claim.id
            if key not in known_keys:
                groups[claim.field].append(frozenset([key]))  # type: ignore[index]
    return groups


def moved_cells(
    one: Incident, made: Press, rows: Sequence[Cells], keys: frozenset[Key]
) -> set[Cell]:
    """The cells that come out otherwise if these claims do. Where rows come or go without them,
    only what their values and certainty change is looked at."""
    found: set[Cell] = set()
    for change in (valued, doubted, based):
        found |= differing(rows, made.start().of(altered(one, keys, change)))
    without = made.start().of(altered(one, keys, dropped))
    if len(without) == len(rows):
        found |= differing(rows, without)
    return found


def shares(
    one: Incident,
    made: Press,
    rows: Sequence[Cells],
    groups: Sequence[frozenset[Key]],
    cells: set[Cell],
) -> dict[Cell, set[Key]]:
    """Which of several groups of claims each cell rests on; none where only all together move it,
    as with the headline of a figure."""
    found: dict[Cell, set[Key]] = {cell: set() for cell in cells}
    if len(groups) == 1 or len(groups) > MOST or not cells:
        return found
    for group in groups:
        for cell in moved_cells(one, made, rows, group) & cells:
            found[cell] |= group
    return found


def differing(rows: Sequence[Cells], others: Sequence[Cells]) -> set[Cell]:
    """The cells of the first rows that are not so in the others."""
    found: set[Cell] = set()
    for number, row in enumerate(rows):
        other = others[number] if number < len(others) else {}
        found |= {(number, name) for name, text in row.items() if other.get(name) != text}
    return found


def rules_of(one: Incident, field_: ClaimField) -> set[str]:
    """The rules by which the headline figures of a field are taken."""
    return {
        moved.headline.rule
        for moved in one.figures
        if moved.field == field_ and isinstance(moved.headline, Headline)
    }
