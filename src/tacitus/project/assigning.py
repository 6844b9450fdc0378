"""Assigning: who is to code which reports, drawn by lot or in the order they came in."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from tacitus.coder_values import Assignment, Load
from tacitus.errors import UsageError
from tacitus.project.concluding import conclude
from tacitus.project.records import blind_share, history_of
from tacitus.review.lots import Lot, dealt, in_share, second_coder
from tacitus.store.assignments import (
    every_assignment,
    keep_assignments,
    loads,
    to_assign,
    withdraw_assignments,
)
from tacitus.store.database import Database
from tacitus.store.decisions import decide
from tacitus.store.people import account_named, has_people
from tacitus.store.project_settings import keep_setting, setting
from tacitus.store.verdicts import deciders

Reports = list[tuple[int, str, tuple[str, ...]]]
SUBJECT = "assignments"
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which reports: those of a tab of the queue (None: the new ones; where one person is to be a
    second coder, all), and those that hold all words sought."""

    tab: str | None = None
    search: str | None = None


class Assigning:
    """Takes what `who` says of who codes what."""

    def __init__(self, database: Database, who: str) -> None:
        self._database = database
        self._who = who

    def assign(
        self, people: Sequence[str], wanted: Wanted, lot: Lot, *, dry_run: bool = False
    ) -> list[Assignment]:
        """Deal reports to people; what was dealt. UsageError if there is nobody, or nothing to
        deal. A second time it deals what is left."""
        with self._database.writing() as connection:
            names = [able(connection, name) for name in dict.fromkeys(people)]
            if not names:
                raise UsageError("name who is to code")
            made = self._deal(connection, names, wanted, lot)
            if not made:
                raise UsageError(
                    "there is no report to assign: all that fit have their coders, or none fits"
                )
            if dry_run:
                return made
            keep_assignments(connection, made)
            decide(connection, self._who, "assign", SUBJECT, told_of(made))
            for key in sorted({one.report for one in made}):
                conclude(connection, self._who, history_of(connection, key))
        return made

    def _deal(
        self, connection: Connection, names: list[str], wanted: Wanted, lot: Lot
    ) -> list[Assignment]:
        """Who gets what."""
        seconds = len(names) == 1 and lot.second > 0
        tab = wanted.tab if wanted.tab or seconds else "new"
        reports = to_assign(connection, tab, wanted.search)
        share, seed = blind_share(connection), str(setting(connection, "seed"))
        blind = frozenset(key for key, id_, _ in reports if in_share(id_, seed, share))
        if not seconds:
            return dealt(reports, names, lot, blind)
        firsts = alone(connection, reports)
        every = [
            (key, id_, held or ((firsts[key],) if key in firsts else ()))
            for key, id_, held in reports
        ]
        made = second_coder(every, names[0], lot, blind)
        named = [
            Assignment(one.report, firsts[one.report], blind=False)
            for one in made
            if one.report in firsts
        ]
        return [*named, *made]

    def withdraw(self, name: str) -> int:
        """Withdraw what somebody has not ended; how many reports. What they said stays in the log,
        and no longer counts."""
        with self._database.writing() as connection:
            keys = withdraw_assignments(connection, name)
            if not keys:
                raise UsageError(f"{name} has no assignment that is open")
            told = {"reports": {name: keys}, "note": f"{name} {len(keys)}"}
            decide(connection, self._who, "unassign", SUBJECT, told)
            for key in keys:
                conclude(connection, self._who, history_of(connection, key))
        return len(keys)

    def set_blind_share(self, share: float) -> None:
        """Keep what share of reports is shown without proposals, 0 to 1. What is assigned already
        stays as it is."""
        if not 0 <= share <= 1:
            raise UsageError("the share is a number from 0 to 1, or from 0 % to 100 %")
        with self._database.writing() as connection:
            keep_setting(connection, "blind_share", share)
            decide(connection, self._who, "blind_share", "settings", {"note": f"{100 * share:g} %"})

    def loads(self) -> list[Load]:
        """How much each has to code."""
        with self._database.reading() as connection:
            return loads(connection)

    def every(self) -> list[tuple[str, Assignment]]:
        """All assignments that stand, each with the id of its report."""
        with self._database.reading() as connection:
            return every_assignment(connection)

    def blind_share(self) -> float:
        """The share of reports that are shown without proposals now."""
        with self._database.reading() as connection:
            return blind_share(connection)


def told_of(made: Sequence[Assignment]) -> dict[str, object]:
    """What the log holds of assignments: everybody's reports, also of whoever is named as the first
    coder of what a second one gets."""
    dealt_to: dict[str, list[int]] = {}
    for one in made:
        dealt_to.setdefault(one.who, []).append(one.report)
    return {
        "reports": {name: sorted(keys) for name, keys in dealt_to.items()},
        "note": ", ".join(f"{name} {len(keys)}" for name, keys in dealt_to.items()),
    }


def able(connection: Connection, given: str) -> str:
    """The name of somebody who may code; UsageError if there is no such person."""
    name = given.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise UsageError(f"{given!r} is no name: give that of a person")
    if not has_people(connection):
        return name
    found = account_named(connection, name)
    if found is None or found.closed:
        raise UsageError(f"there is nobody of the name {name!r}: `tacitus people list` lists them")
    if not found.person.reaches("coder"):
        raise UsageError(f"{found.person.name} is {found.person.role}, and may not decide")
    return found.person.name


def alone(connection: Connection, reports: Reports) -> dict[int, str]:
    """Of reports that nobody was assigned, who decided on them, where it was one person alone."""
    found = deciders(connection, [key for key, _, held in reports if not held])
    return {key: next(iter(names)) for key, names in found.items() if len(names) == 1}


def share_of(given: str) -> float:
    """A share as it is written, `0.05` or `5%`; UsageError if it is none."""
    text = given.strip()
    try:
        share = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        raise UsageError(f"{given!r} is no share: write 0.05, or 5%") from None
    if not 0 <= share <= 1:
        raise UsageError(f"{given!r} is no share: write a number from 0 to 1, or 5%")
    return share
