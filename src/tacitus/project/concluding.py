"""What follows when somebody has said something of a report: how far it is, and, once all who code
it have ended, what they have in common and where they differ."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from tacitus.coder_values import MACHINE, Assignment, Compared, Unit
from tacitus.project.records import History, held_on
from tacitus.review.comparing import compared, named_in
from tacitus.review.statuses import event_statuses
from tacitus.review_values import REPORT, Judgement, Record, Settled, Verdict
from tacitus.store.assignments import State, keep_comparison, keep_state
from tacitus.store.review import keep_standing
from tacitus.store.statuses import keep_event_statuses
from tacitus.store.verdicts import keep_verdict, withdraw_verdict

AGREED = "agreed"  # the `into` of what is settled because all who coded a report have the same


def conclude(connection: Connection, who: str, history: History) -> History:
    """Keep what follows from the last decision, `who`'s, inside a transaction that writes; the
    history after it."""
    held, is_compared = held_on(connection, history.key)
    held = [keep_own(connection, one, history) for one in held]
    if not is_compared:
        keep_states(connection, history.for_all(), ())
        return history
    agreed = [one for one in history.verdicts if one.said.into == AGREED]
    if not all(one.ended for one in held):
        for verdict in agreed:
            withdraw_verdict(connection, who, history.key, verdict.number)
        history = history.anew(connection) if agreed else history
        keep_comparison(connection, history.key, "coding", 0)
        keep_states(connection, history.for_all(), ())
        return history
    if not agreed:
        settle_agreed(connection, who, history, held)
        history = history.anew(connection)
    differing = differences(history, comparison(history, held))
    state: State = "differs" if differing else "settled"
    keep_comparison(connection, history.key, state, len(differing))
    keep_states(connection, history.for_all(), differing)
    return history


def keep_own(connection: Connection, one: Assignment, history: History) -> Assignment:
    """Keep how far one coder is."""
    state = history.own(one.who, "blind" if one.blind else "apart").standing
    if state != one.state:
        keep_state(connection, history.key, one.who, state)
    return Assignment(one.report, one.who, one.blind, state)


def keep_states(connection: Connection, record: Record, differing: Sequence[Unit]) -> None:
    """Keep how far the report, its events and their incidents are."""
    keep_standing(connection, record, differing=bool(differing))
    statuses = event_statuses(record)
    known = {event.id for event in record.coded.events}
    for unit in differing:
        event_id = unit.target.partition(":")[0]
        if event_id in known:
            statuses[event_id] = "disputed"
    keep_event_statuses(connection, record.coding, statuses)


def comparison(history: History, held: Sequence[Assignment]) -> Compared:
    """The codings of all who were to code a report; of one alone who did so from the text, beside
    the machine's."""
    found = [(one.who, own_coding(history, one)) for one in held]
    if len(found) == 1 and held[0].blind:
        found.append((MACHINE, history.of_machine()))
    return compared(history.for_all(), [who for who, _ in found], [made for _, made in found])


def own_coding(history: History, one: Assignment) -> Record:
    """What one coder has; without events if they say that there is none."""
    found = history.own(one.who, "blind" if one.blind else "apart")
    return replace(found, events=()) if found.standing == "not_event" else found


def settle_agreed(
    connection: Connection, who: str, history: History, held: Sequence[Assignment]
) -> None:
    """Keep that the report reads as all who coded it have it, where they have the same."""
    if all(one.state == "not_event" for one in held):
        said = Judgement("no_event", history.coding, (REPORT,), into=AGREED, seen=history.last)
        keep_verdict(connection, who, history.key, said)
        return
    found = comparison(history, held)
    settled = [
        one for unit in found.units if unit.alike and not unit.stands for one in chosen(unit, found)
    ]
    if settled:
        keep_verdict(connection, who, history.key, settlement(history, settled, found, AGREED))


def chosen(unit: Unit, found: Compared) -> tuple[Settled, ...]:
    """How a unit reads on which all agree: with the machine's own words where it is one of them."""
    at = found.coders.index(MACHINE) if MACHINE in found.coders else 0
    return unit.sides[at].settled


def settlement(
    history: History, settled: Sequence[Settled], found: Compared, into: str = ""
) -> Judgement:
    """The judgement that fields read so."""
    known = {entity.id for entity in history.for_all().entities}
    named = tuple(one for one in named_in(settled, found.entities) if one.id not in known)
    return Judgement(
        "settle", history.coding, tuple(one.target for one in settled), into=into,
        seen=history.last, settled=tuple(settled), entities=named,
    )  # fmt: skip


def settlements(history: History) -> list[Verdict]:
    """The verdicts by which somebody settled where coders differ, the first one first."""
    return [one for one in history.verdicts if one.said.act == "settle" and one.said.into != AGREED]


def differences(history: History, found: Compared) -> list[Unit]:
    """The units in which coders differ and that nobody has settled."""
    settled = {target for one in settlements(history) for target in one.said.targets}
    return [unit for unit in found.units if not unit.alike and unit.target not in settled]
