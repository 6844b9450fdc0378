"""How far people agree with each other and with the machine, and how far it leads them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tacitus.coder_values import (
    MACHINE,
    Agreement,
    AgreementPage,
    Compared,
    Interval,
    Led,
    Values,
)
from tacitus.review.alpha import Share, alpha, difference, share
from tacitus.review.expected import ORDER, in_order
from tacitus.vocabulary import ClaimField

ALL = "all"
EVENT = "event"


@dataclass(frozen=True, slots=True)
class Beside:
    """A coding of a person beside the machine's; `blind`: they had not seen it."""

    compared: Compared
    blind: bool


def agreement_page(people: Sequence[Compared], machine: Sequence[Beside]) -> AgreementPage:
    """All figures: of reports that several people coded by themselves, and of codings of people
    beside the machine's."""
    return AgreementPage(
        rows(people),
        rows([one.compared for one in machine]),
        led([o.compared for o in machine if not o.blind], [o.compared for o in machine if o.blind]),
    )


def rows(found: Sequence[Compared]) -> tuple[Agreement, ...]:
    """A row for which events there are, one for all fields, one for each field that is told."""
    if not found:
        return ()
    events = [(float(one.shared), float(one.events)) for one in found]
    number = sum(one.events for one in found)
    whole = Agreement(
        EVENT, Interval(None), share(events), number, number, len(found),
    )  # fmt: skip
    fields = [row(field, found) for field in (None, *fields_of(found))]
    return (whole, *(one for one in fields if one.told))


def fields_of(found: Iterable[Compared]) -> list[ClaimField]:
    """Our fields, and those of a project's own that somebody coded."""
    return in_order([*ORDER, *(unit.field for one in found for unit in one.units)])


def row(field: ClaimField | None, found: Sequence[Compared]) -> Agreement:
    """The agreement on a field, or on all."""
    own = [values for one in found if (values := values_of(one, field))]
    same = [(float(sum(len(set(v)) == 1 for v in unit)), float(len(unit))) for unit in own]
    every = [values for units in own for values in units]
    return Agreement(
        field or ALL, alpha(own), share(same), len(every),
        sum(any(values) for values in every), len(own),
    )  # fmt: skip


def values_of(one: Compared, field: ClaimField | None) -> list[list[Values]]:
    """The sets of a field of each event that all coders have, empty where none has a value; None:
    of every field that one of them has. Each value has its field beside it, so that those of
    several fields stay apart."""
    shared = [unit for unit in one.units if all(side.there for side in unit.sides)]
    told: list[list[Values]] = [
        [frozenset((unit.field, value) for value in side.values) for side in unit.sides]
        for unit in shared
        if field in (None, unit.field)
    ]
    if field is None:
        return [values for values in told if any(values)]
    events = {unit.target.partition(":")[0] for unit in shared}
    nothing: list[Values] = [frozenset()] * len(one.coders)
    return [*told, *[nothing] * (len(events) - len(told))]


# ---- how much the machine leads -------------------------------------------------------------


def led(shown: Sequence[Compared], blind: Sequence[Compared]) -> tuple[Led, ...]:
    """Of what the machine proposed, what part people have as well who saw it, and who did not."""
    fields = fields_of((*shown, *blind))
    found = [led_on(field, shown, blind) for field in (None, *fields)]
    return tuple(one for one in found if one.shown_units or one.blind_units)


def led_on(field: ClaimField | None, shown: Sequence[Compared], blind: Sequence[Compared]) -> Led:
    """The same of one field, or of all."""
    ones, twos = proposed(shown, field), proposed(blind, field)
    return Led(
        field or ALL, share(ones), share(twos), difference(ones, twos),
        int(sum(whole for _, whole in ones)), int(sum(whole for _, whole in twos)),
        len(ones), len(twos),
    )  # fmt: skip


def proposed(found: Iterable[Compared], field: ClaimField | None) -> list[Share]:
    """Of each coding: so many of the machine's fields read the same, of so many. A field of an
    event that the person does not have does not; that is its type."""
    parts = []
    for one in found:
        at = one.coders.index(MACHINE)
        units = [
            unit
            for unit in one.units
            if unit.sides[at].values or (unit.field == "type" and unit.sides[at].there)
            if field in (None, unit.field)
        ]
        same = sum(len({side.values for side in unit.sides}) == 1 for unit in units)
        if units:
            parts.append((float(same), float(len(units))))
    return parts
