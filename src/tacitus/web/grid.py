"""The grid of what reports tell: a column a report, a row a field, the incident last."""

from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.incident_values import Headline, Incident, Told
from tacitus.review.expected import ORDER, claim_field, in_order
from tacitus.values import Claim, TypeValue
from tacitus.vocabulary import ClaimField
from tacitus.web.incident_view import address_of
from tacitus.web.own_fields import label_of
from tacitus.web.strings import strings
from tacitus.web.view import type_words
from tacitus.write.dossier import RULES, words_of
from tacitus.write.entity_names import names_of
from tacitus.write.hedges import voice
from tacitus.write.safe import excerpt, shown
from tacitus.write.words import Names, value_words

LONGEST = 160  # characters of a cell's line


@dataclass(frozen=True, slots=True)
class Head:
    """A column: the report, and to which incident it belongs (0 or 1)."""

    publisher: str
    day: str
    address: str
    name: str
    side: int


@dataclass(frozen=True, slots=True)
class Line:
    """A value in a cell, who says so, and where."""

    words: str
    voice: str
    address: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """A field over all reports; `agrees`: those that tell of it say the same. `best` is what the
    incident has of it, with the rule where one chose it."""

    label: str
    cells: tuple[tuple[Line, ...], ...]
    agrees: bool
    best: str
    rule: str


@dataclass(frozen=True, slots=True)
class Grid:
    heads: tuple[Head, ...]
    rows: tuple[GridRow, ...]


def grid(one: Incident, parts: Sequence[Sequence[Told]]) -> Grid:
    """The grid of an incident, or of two laid side by side; `one` is what they come to."""
    told = [(told, side) for side, part in enumerate(parts) for told in part]
    names = [names_of(told.coded) for told, _ in told]
    heads = tuple(head(told, side) for told, side in told)
    rows = []
    said_of = (claim_field(claim.field) for one, _ in told for claim in one.event.claims)
    fields = in_order([*ORDER, *said_of])
    for field in fields:
        cells = tuple(
            tuple(line(claim, own, told) for claim in told.event.claims if claim.field == field)
            for (told, _), own in zip(told, names, strict=True)
        )
        if any(cells):
            said = {tuple(sorted({x.words for x in cell})) for cell in cells if cell}
            best, rule = best_of(one, field)
            label = label_of(field)
            rows.append(GridRow(label, cells, len(said) == 1, best, rule))
    return Grid(heads, tuple(rows))


def head(told: Told, side: int) -> Head:
    report = told.coded.report
    return Head(
        excerpt(report.publisher or report.title or report.id, 60),
        str(report.published_day or strings()["incident"]["no_day"]),
        address_of(told),
        f"{report.id}#{told.event.id}",
        side,
    )


def line(claim: Claim, names: Names, told: Told) -> Line:
    """A claim on one line."""
    value = claim.value
    words = type_words(value) if isinstance(value, TypeValue) else value_words(claim, names)
    said = "" if (claim.holder, claim.certainty) == ("author", "asserted") else voice(claim, names)
    return Line(excerpt(words, LONGEST), shown(said), address_of(told, claim.id))


def best_of(one: Incident, field: ClaimField) -> tuple[str, str]:
    """What the incident has of a field, and by which rule."""
    moved = one.figure(field)
    if moved is not None and isinstance(moved.headline, Headline):
        return f"{moved.headline.best:,}", RULES[moved.headline.rule]
    known = one.best(field)
    if known is None:
        return "", ""
    if isinstance(known.value, TypeValue):
        return type_words(known.value), ""
    return excerpt(words_of(known), LONGEST), ""
