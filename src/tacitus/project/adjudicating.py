"""Where coders of one report differ, and what a third person says to it."""

from dataclasses import dataclass, replace

from tacitus.coder_values import Compared, Unit
from tacitus.project.concluding import comparison, conclude, differences, settlement, settlements
from tacitus.project.records import History, Refusal, held_on, history_of
from tacitus.review_values import Change, Record, Settled, Verdict
from tacitus.store.assignments import comparison_states
from tacitus.store.database import Database
from tacitus.store.verdicts import keep_verdict


@dataclass(frozen=True, slots=True)
class Differences:
    """A report as it stands, with the units that are still to be settled, `of` so many that
    differed."""

    record: Record
    compared: Compared
    units: tuple[Unit, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Word:
    """What an adjudicator says of a unit: the side that is right, from 0; or None, and how the
    field is to read. `token` as of a judgement."""

    target: str
    side: int | None
    own: Settled | None = None
    note: str = ""
    token: str = ""


def differences_of(database: Database, report_key: int) -> Differences:
    """Where those who coded a report differ; Refusal while somebody has not ended, or if nobody
    coded it by themselves."""
    with database.reading() as connection:
        history = history_of(connection, report_key)
        held, is_compared = held_on(connection, report_key)
        if not is_compared:
            raise Refusal("one person codes this report, with the proposals: nothing is compared")
        state = comparison_states(connection, [report_key]).get(report_key, "coding")
        if state == "coding":
            open_ = sum(not one.ended for one in held)
            raise Refusal(f"{open_} of {len(held)} coders have not ended: wait, or withdraw them")
        return found(history, comparison(history, held))


def found(history: History, compared: Compared) -> Differences:
    """The differences of a comparison."""
    every = sum(not unit.alike for unit in compared.units)
    units = tuple(differences(history, compared))
    return Differences(history.for_all(), compared, units, every)


def settle(database: Database, who: str, report_key: int, word: Word) -> tuple[int, Differences]:
    """Keep how a unit is settled; the number of the decision, and what is left. Sent twice with
    one token it is kept once. Refusal if it is settled already, or there is no such difference."""
    with database.writing() as connection:
        history = history_of(connection, report_key)
        held, is_compared = held_on(connection, report_key)
        compared = comparison(history, held) if is_compared else None
        if compared is None or not all(one.ended for one in held):
            raise Refusal("not all who code this report have ended: wait, or withdraw them")
        sent = history.sent(who, word.token)
        if sent is not None:
            return sent.number, found(history, compared)
        unit = next((one for one in compared.units if one.target == word.target), None)
        refuse(history, compared, unit, word)
        assert unit is not None
        said = settlement(history, settled_by(unit, word), compared)
        targets = tuple(dict.fromkeys((unit.target, *said.targets)))
        said = replace(said, targets=targets, note=word.note, token=word.token)
        verdict = keep_verdict(connection, who, report_key, said)
        history = conclude(connection, who, history.after(verdict))
        return verdict.number, found(history, comparison(history, held))


def settled_by(unit: Unit, word: Word) -> tuple[Settled, ...]:
    """How the fields of a unit read by a word."""
    if word.side is not None:
        return unit.sides[word.side].settled
    assert word.own is not None
    whole = next((side for side in unit.sides if side.there), None)
    if unit.field != "type" or whole is None or not word.own.changes:
        return (word.own,)
    rest = [one for one in whole.settled if one.target != unit.target]
    return (word.own, *rest)


def refuse(history: History, compared: Compared, unit: Unit | None, word: Word) -> None:
    """Refusal of a word that cannot be kept."""
    if unit is None or unit.alike:
        raise Refusal(f"coders do not differ on {word.target!r}: open the report again")
    if unit not in differences(history, compared):
        by = settler(history, word.target)
        raise Refusal(f"{by.who if by else 'somebody'} has settled this already: open it again")
    if word.side is not None and not 0 <= word.side < len(unit.sides):
        raise Refusal(f"there are {len(unit.sides)} sides: choose one of them")
    if word.side is None and word.own is None:
        raise Refusal("choose a side, or give the value yourself")


def settler(history: History, target: str) -> Verdict | None:
    """The verdict that settled a unit."""
    mine = [one for one in settlements(history) if target in one.said.targets]
    return mine[-1] if mine else None


def own_word(target: str, change: Change | None) -> Settled:
    """A reading of the adjudicator's own; None: the text does not say it."""
    return Settled(target, (change,) if change else ())
