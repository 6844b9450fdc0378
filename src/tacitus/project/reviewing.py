"""Reviewing: a record is opened, and what a person says of it is kept, one transaction each."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from tacitus.coder_values import Assignment
from tacitus.project.concluding import AGREED, conclude, settlements
from tacitus.project.records import History, NotToSettle, Refusal, history_of, sight_of
from tacitus.review.folding import SAID_OF_WHOLE
from tacitus.review_values import (
    REPORT,
    UNDECIDED,
    VALUE_ACTS,
    FieldState,
    Judgement,
    Kept,
    Record,
    Verdict,
)
from tacitus.store.assignments import assignments_of, comparison_states, keep_assignments
from tacitus.store.database import Database
from tacitus.store.verdicts import keep_verdict, withdraw_verdict


def open_record(database: Database, report_key: int, who: str | None = None) -> Record:
    """The record of a report as somebody may see it; None: as it stands for all. NoReport if it
    has no coding."""
    with database.reading() as connection:
        history = history_of(connection, report_key)
        if who is None:
            return history.for_all()
        return history.seen_by(who, sight_of(connection, who, history))


def judge(
    database: Database, who: str, report_key: int, said: Judgement, *, settles: bool = True
) -> Kept:
    """Keep a judgement. Sent twice with one token, it is kept once, and stays taken back if it was.
    `settles`: whether this person's word ends a dispute of others. Refusal where it cannot be
    kept."""
    with database.writing() as connection:
        history = history_of(connection, report_key)
        sight = sight_of(connection, who, history)
        before = history.seen_by(who, sight)
        sent = history.sent(who, said.token)
        if sent is not None:
            return Kept(sent, (), before)
        check(before, said)
        if not settles:
            check_disputes(before, said)
            check_compared(connection, before, said)
        if sight == "blind" and said.act not in SAID_OF_WHOLE:
            take_up(connection, who, report_key)
        said = replace(said, sight=sight, settled=(), entities=())
        verdict = keep_verdict(connection, who, report_key, said)
        history = conclude(connection, who, history.after(verdict))
        if sight != "shared":  # who sees all still does; who does not may, once all have ended
            sight = sight_of(connection, who, history)
        after = history.seen_by(who, sight)
    return Kept(verdict, meanwhile(before, who, said), after)


def take_up(connection: Connection, who: str, report_key: int) -> None:
    """Keep that somebody codes a report from the text alone, whom nobody had assigned it."""
    held = assignments_of(connection, [report_key])
    if not held.get(report_key):
        keep_assignments(connection, [Assignment(report_key, who, blind=True)])


def take_back(database: Database, who: str, report_key: int, named: int | str) -> Record:
    """Take a verdict back, named by its number or by the token it was sent with; taken back
    already, nothing is done. Only one's own can be."""
    with database.writing() as connection:
        history = history_of(connection, report_key)
        before = history.seen_by(who, sight_of(connection, who, history))
        able = [one for one in history.verdicts if one.said.sight == "shared" or one.who == who]
        verdict = next((one for one in able if named in (one.number, one.said.token)), None)
        if verdict is None:
            return before
        if verdict.who != who:
            raise Refusal(f"that decision is {verdict.who}'s: decide the field yourself")
        refuse_compared(history, verdict)
        withdraw_verdict(connection, who, report_key, verdict.number)
        history = conclude(connection, who, history.anew(connection))
        return history.seen_by(who, sight_of(connection, who, history))


def refuse_compared(history: History, verdict: Verdict) -> None:
    """Refusal to take back what somebody has settled a difference by."""
    if verdict.said.into == AGREED:
        raise Refusal("all who coded the report have this: decide the field yourself")
    settled = settlements(history)
    if settled and verdict.said.sight != "shared":
        raise Refusal(
            f"{settled[-1].who} has settled by it where coders differ: decide the field yourself"
        )


def meanwhile(before: Record, who: str, said: Judgement) -> tuple[Verdict, ...]:
    """What others said of the same that the person could not know."""
    if said.act not in VALUE_ACTS:
        return ()
    targets = set(said.targets)
    return tuple(
        one
        for one in before.verdicts
        if one.who != who
        and one.number > said.seen
        and one.said.act in VALUE_ACTS
        and targets.intersection(one.said.targets)
    )


# ---- what cannot be kept --------------------------------------------------------------------


def check(record: Record, said: Judgement) -> None:
    """Refusal if the judgement speaks of what is not there, or accepts in one go what somebody
    has to look at."""
    if said.coding != record.coding:
        raise Refusal("the report has been coded anew: open it again")
    fields = {one.target: one for event in record.events for one in event.fields}
    events = {one.event.id for one in record.events}
    if said.act == "settle":
        raise Refusal("where coders differ is settled on the page of differences")
    if said.act == "finish":
        check_finish(record)
    if said.act == "add" and said.into not in events:
        raise Refusal(f"there is no event {said.into!r} any more: open the report again")
    if said.act in ("correct", "add", "new_event") and said.change is None:
        raise Refusal("a correction needs its value")
    if said.act in ("add", "new_event") and said.change and not said.change.evidence:
        raise Refusal("a new value needs its words: select them in the text, then press s")
    if said.act == "new_event" and said.change and said.change.field != "type":
        raise Refusal("a new event needs its type")
    if said.into and said.act in ("split", "join") and said.into not in events:
        raise Refusal(f"there is no event {said.into!r} any more: open the report again")
    check_targets(said, fields, {*events, REPORT})
    if said.act == "accept_all":
        check_all([fields[target] for target in said.targets if target in fields])


def check_disputes(record: Record, said: Judgement) -> None:
    """NotToSettle if people differ on a field and this, said in the knowledge of all of them, would
    stand in their place. One more voice, of who has not seen the others, is kept."""
    if said.act not in VALUE_ACTS:
        return
    for one in (field for event in record.events for field in event.fields):
        if one.target not in said.targets or not one.others:
            continue
        if all(v.number <= said.seen for v in (one.verdict, *one.others) if v is not None):
            raise NotToSettle(
                f"people differ on {one.field}: a reviewer settles it; take your own decision back"
                " if the other is right"
            )


def check_compared(connection: Connection, record: Record, said: Judgement) -> None:
    """NotToSettle if those who coded the report by themselves differ, which a reviewer settles."""
    states = comparison_states(connection, [record.key])
    if states.get(record.key) == "differs" and said.act not in SAID_OF_WHOLE:
        raise NotToSettle("those who coded this report differ: a reviewer settles it")


def check_targets(said: Judgement, fields: dict[str, FieldState], wholes: set[str]) -> None:
    """Refusal if what the judgement names is not there; `wholes` are the report and its events."""
    if said.act not in ("add", "new_event") and not said.targets:
        raise Refusal("nothing is named that it is about")
    for target in said.targets:
        if target not in fields and target not in wholes:
            raise Refusal(f"there is no {target!r} in the report any more: open it again")
        if said.act == "correct" and (target not in fields or fields[target].claim is None):
            raise Refusal(f"{target!r} has no value to correct: add one with its words")


def check_finish(record: Record) -> None:
    """Refusal unless all is said that a coder from the text alone has to say."""
    if record.sight != "blind":
        raise Refusal("the report is done when its fields are decided")
    if not any(not event.out for event in record.events):
        raise Refusal("no event is coded: press n for one, or d if the report tells of none")
    for event in record.events:
        for field in event.fields:
            if field.state in UNDECIDED and not event.out:
                raise Refusal(f"{field.field} is open: press 0 if the text does not say it")


def check_all(fields: Sequence[FieldState]) -> None:
    """Refusal if one of the fields is disputed or has no words in the text."""
    for one in fields:
        if one.state == "disputed":
            raise Refusal(f"{one.field} is disputed: decide it by itself first")
        if one.claim is None or not one.claim.evidence:
            raise Refusal(
                f"{one.field} has no words in the text: press 0 if it is not stated, or select"
                " its words and press s"
            )
