"""Acts taken back from the log: a person's word on a report or on incidents, and whole imports.

First it is seen what goes with it. What later acts stand upon is not taken back: they come first.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row

from tacitus.errors import UsageError
from tacitus.project.adding import TakenBack
from tacitus.project.concluding import AGREED, conclude
from tacitus.project.records import Refusal, history_of, record_of
from tacitus.project_values import ActUndone, FieldChange, ImportUndone
from tacitus.review.folding import fold
from tacitus.review_values import ACTS, FieldState, Record, Verdict
from tacitus.store.database import Database
from tacitus.store.decisions import decision_numbered
from tacitus.store.linking import VERDICTS, verdicts, withdraw_incident
from tacitus.store.review import report_key_of, titles_of
from tacitus.store.undoing import brought, report_ids, undo_import
from tacitus.store.verdicts import standing_on, withdraw_verdict

ON_INCIDENTS = VERDICTS


class NoAct(UsageError):
    """There is no such act in the log."""


# ---- one act --------------------------------------------------------------------------------


def act_undone(database: Database, number: int) -> ActUndone:
    """What taking an act back would do."""
    with database.reading() as connection:
        return seen(connection, number)


def undo_act(database: Database, who: str, number: int) -> ActUndone:
    """Take an act back; Refusal where later acts stand upon it, or it is none to be taken back."""
    with database.writing() as connection:
        found = seen(connection, number)
        if found.refusal:
            raise Refusal(found.refusal)
        if found.kind in ON_INCIDENTS:
            withdraw_incident(connection, who, number, found.subject)
            return found
        key = report_key_of(found.subject)
        assert key is not None
        withdraw_verdict(connection, who, key, number)
        conclude(connection, who, history_of(connection, key))
    return found


def seen(connection: Connection, number: int) -> ActUndone:
    """What goes with an act, or why it stays; NoAct if there is none of this number."""
    row = decision_numbered(connection, number)
    if row is None:
        raise NoAct(f"there is no decision {number}")
    plain = ActUndone(number, row.who, row.kind, row.subject)
    if row.kind in ON_INCIDENTS:
        return seen_of_incidents(connection, row, plain)
    key = report_key_of(row.subject)
    if row.kind not in ACTS or key is None:
        return replace(plain, refusal="only what was said of reports and incidents is taken back")
    return seen_of_report(record_of(connection, key), plain)


def seen_of_report(record: Record, plain: ActUndone) -> ActUndone:
    """The fields that change with a verdict on a report."""
    if not any(one.number == plain.number for one in record.verdicts):
        return replace(plain, refusal="it has been taken back already, or is of an older coding")
    mine = next(one for one in record.verdicts if one.number == plain.number)
    if mine.said.into == AGREED:
        return replace(plain, refusal="all who coded the report have this: decide the fields anew")
    rest = [one for one in record.verdicts if one.number != plain.number]
    after = fold(record.key, record.coding, record.coded, rest, record.last)
    lost = names(record) - names(after)
    later = [one for one in rest if one.number > plain.number and lost & spoken_of(one)]
    if later:
        return replace(plain, refusal=first_taken_back(later, "speaks of what it made"))
    return replace(plain, fields=tuple(changes(record, after)))


def names(record: Record) -> set[str]:
    """The events and fields that a verdict can speak of."""
    fields = {field.target for event in record.events for field in event.fields}
    return fields | {event.event.id for event in record.events}


def spoken_of(verdict: Verdict) -> set[str]:
    """The events and fields that a verdict speaks of."""
    return {*verdict.said.targets, *filter(None, [verdict.said.into])}


def changes(before: Record, after: Record) -> Iterator[FieldChange]:
    """The fields that stand otherwise after than before."""
    now = {target: field.state for target, (_, field) in fields_of(after).items()}
    for target, (event, field) in fields_of(before).items():
        state = now.get(target, "")
        if state != field.state:
            yield FieldChange(event, field.field, field.state, state)


def fields_of(record: Record) -> dict[str, tuple[str, FieldState]]:
    """Each field by its target, with the id of its event."""
    return {
        field.target: (event.event.id, field) for event in record.events for field in event.fields
    }


def seen_of_incidents(connection: Connection, row: Row[Any], plain: ActUndone) -> ActUndone:
    """The events of which a word on incidents was said."""
    standing = verdicts(connection)
    if not any(one.number == row.key for one in standing):
        return replace(plain, refusal="it has been taken back already")
    mine = set(told_events(row.content))
    later = [
        one
        for one in standing
        if one.number > row.key and mine.intersection(told_events(one.content))
    ]
    if later:
        return replace(plain, refusal=first_taken_back(later, "is about the same events"))
    return replace(plain, events=len(mine))


def told_events(content: dict[str, Any]) -> Iterator[tuple[str, str, int]]:
    """The events that a word on incidents names: report, words, and which of these words."""
    apart = (side for pair in content.get("apart", ()) for side in pair)
    groups = [*content.get("together", ()), *apart]
    for group in groups:
        yield from ((one["report"], one["words"], one["nth"]) for one in group)


def first_taken_back(later: Iterable[Any], why: str) -> str:
    """Why something stays: what was decided later."""
    told = ", ".join(f"decision {one.number} of {one.who}" for one in later)
    return f"{told} {why}: that has to be taken back first"


# ---- an import ------------------------------------------------------------------------------


def import_undone(database: Database, number: int) -> ImportUndone:
    """What undoing an import would do."""
    with suppress(TakenBack), database.writing() as connection:
        found = undone(connection, "", number)
        raise TakenBack
    return found


def undo_whole_import(database: Database, who: str, number: int) -> ImportUndone:
    """Undo an import; Refusal where decisions stand on what it brought."""
    with database.writing() as connection:
        found = undone(connection, who, number)
        if found.refusal:
            raise Refusal(found.refusal)
    return found


def undone(connection: Connection, who: str, number: int) -> ImportUndone:
    """Undo an import, and see what stood on it."""
    before = brought(connection, number)
    done = undo_import(connection, number, who)
    gone = before - brought(connection, number)
    return ImportUndone(number, done, standing_upon(connection, gone))


def standing_upon(connection: Connection, gone: set[int]) -> str:
    """Why reports that no longer count should count; empty if nobody decided anything on them."""
    said = standing_on(connection, gone)
    if said:
        keys = {key for key, _ in said}
        key, last = said[-1]
        title = titles_of(connection, [key])[key]
        return (
            f"decisions stand on {len(keys):,} of its reports: {len(said):,}, the last one decision"
            f" {last.number} of {last.who} on {title[:80]!r}; take them back first"
        )
    ids = report_ids(connection, gone)
    later = [one for one in verdicts(connection) if ids & {e[0] for e in told_events(one.content)}]
    return first_taken_back(later[-5:], "is about events of its reports") if later else ""
