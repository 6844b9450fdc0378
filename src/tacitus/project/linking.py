"""Linking what a project holds: all that counts is compared, or only what is new with what is near
it; what comes of it is written in one transaction.

The comparing is done beside the writers. If another process links or decides meanwhile, it is done
again; at the last try nobody else may write.
"""

import datetime
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256

from sqlalchemy import Connection

from tacitus.incident_values import Joined, Link, Linking
from tacitus.link.clusters import Verdict
from tacitus.link.linking import Linked, linked
from tacitus.link.telling import Telling
from tacitus.lists import tables
from tacitus.project.comparing import how_compared
from tacitus.project.gathering import Before, Gathered, before
from tacitus.project.regrouping import Asked, Regrouped, lines, regrouped, write
from tacitus.project.shelf import Shelf
from tacitus.project.spool import spooled
from tacitus.project.verdicts import Said, replayed
from tacitus.store.database import Database
from tacitus.store.joining import Joiner
from tacitus.store.linking import (
    Last,
    all_links,
    codings_of_events,
    count_linked,
    last_linking,
    last_verdict,
    links_of,
    near,
    outdated,
    read_codings,
    read_counting,
    unlinked,
    verdicts,
)
from tacitus.store.linking import Verdict as Decided
from tacitus.values import Coder
from tacitus.version import VERSION
from tacitus.vocabulary import PloverType

TRIES = 3
FEW = 2_000  # reports that are quickly compared with one another
SHARE = 0.1  # of the reports; if more are new, all is compared
MARGIN = 8  # days around the days of an event; comparing all looks further
MOST_ASKED = 12  # events of an incident that a new one is compared with, to say why
ALONE = ("no other report tells of it",)


@cache
def linker() -> str:
    """Name and version of what links: the weights and the words that bear out a figure are part of
    it, what is said of them is not."""
    rules = [tables("linking.toml"), tables("tolls.toml")["shows"]]
    made = json.dumps(rules, sort_keys=True).encode()
    return f"tacitus {VERSION}+link-{sha256(made).hexdigest()[:8]}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done: codings to take up and to let go, and whether all is compared."""

    last: Last
    coder: Coder | None
    decision: int
    fresh: tuple[int, ...]
    gone: tuple[int, ...]
    whole: bool

    @property
    def to_be(self) -> Last:
        """The last linking, once this one is written."""
        return Last(0, linker(), self.coder, self.decision)


@dataclass(frozen=True, slots=True)
class Work:
    """A plan with what came of it."""

    plan: Plan
    found: Regrouped
    joined: Iterable[Joined]


class ProjectLinker:
    """Links a project; `coder` is whose codings are taken where a report has several, else that of
    the last linking. `again`: compare all, whatever was done before. `processes` compare where
    there is much to compare."""

    def __init__(
        self, coder: Coder | None = None, *, again: bool = False, processes: int = 1
    ) -> None:
        self._coder = coder
        self._again = again
        self._processes = processes

    def __call__(self, database: Database) -> Linking:
        """Link what is not linked yet, and what is no longer as it was."""
        folder = None if database.path is None else database.path.parent
        for _ in range(TRIES - 1):
            with ExitStack() as stack:
                shelf = stack.enter_context(Shelf(folder))
                with database.reading() as connection:
                    work = self._work(connection, shelf)
                    if work is None:
                        return Linking()
                    kept = stack.enter_context(spooled(work.joined, folder))
                with database.writing() as connection:
                    if is_as_it_was(connection, work.plan):
                        return keep(connection, work.plan, work.found, kept)
        with Shelf(folder) as shelf, database.writing() as connection:
            work = self._work(connection, shelf)
            if work is None:
                return Linking()
            return keep(connection, work.plan, work.found, iter(work.joined))

    def _work(self, connection: Connection, shelf: Shelf) -> Work | None:
        """What is to be written; None if there is nothing to do. What is compared goes on the
        shelf."""
        plan = planned(connection, self._coder, again=self._again)
        if plan is None:
            return None
        gather = gather_all if plan.whole else gather_near
        gathered, was = gather(connection, plan, shelf)
        said = replayed(verdicts(connection), gathered.finder())
        decided = said.verdicts() if plan.whole else with_groups(said, gathered, was)
        made = linked(shelf, decided, how_compared(shelf, self._processes))
        anew = plan.whole and plan.last.linker != linker()
        found = regrouped(connection, made.groups, gathered, was, anew=anew)
        reasons = Reasons(made, said)
        return Work(plan, found, lines(connection, found, gathered, was, reasons))


def planned(connection: Connection, coder: Coder | None, *, again: bool) -> Plan | None:
    """What there is to do, if anything."""
    last = last_linking(connection)
    coder = coder or last.coder
    fresh, gone = unlinked(connection, coder), outdated(connection, coder)
    decision = last_verdict(connection)
    other = last.linker != linker() or decision != last.decision
    if not (fresh or gone or again or (other and last.number)):
        return None
    known = count_linked(connection)
    much = known <= FEW or len(fresh) + len(gone) > SHARE * known
    return Plan(last, coder, decision, tuple(fresh), tuple(gone), again or other or much)


def is_as_it_was(connection: Connection, plan: Plan) -> bool:
    """Whether nobody has linked or decided since it was planned."""
    linking = last_linking(connection).number
    return (linking, last_verdict(connection)) == (plan.last.number, plan.decision)


def keep(connection: Connection, plan: Plan, found: Regrouped, joined: Iterator[Joined]) -> Linking:
    """Write what was found."""
    joiner = Joiner(connection)
    write(joiner, found, joined)
    joiner.take_up(plan.fresh, plan.gone)
    joiner.end(plan.to_be, whole=plan.whole, events=found.done.events)
    return replace(found.done, whole=plan.whole)


# ---- what is compared -----------------------------------------------------------------------


def gather_all(connection: Connection, plan: Plan, shelf: Shelf) -> tuple[Gathered, Before]:
    """All events that count."""
    gathered = Gathered(shelf)
    gathered.add(read_counting(connection, plan.coder))
    old = read_codings(connection, plan.gone)
    return gathered, before(gathered, all_links(connection), old, gathered.finder())


def gather_near(connection: Connection, plan: Plan, shelf: Shelf) -> tuple[Gathered, Before]:
    """The events that are new, and those of all incidents that they could belong to, or that lose
    an event."""
    gathered = Gathered(shelf)
    gathered.add(read_codings(connection, plan.fresh))
    lost = links_of(connection, codings=plan.gone)
    around = set(lost.values())
    for type_, countries, days in neighbourhoods(shelf):
        around |= near(connection, type_, countries, days)
    links = links_of(connection, incidents=around)
    codings = codings_of_events(connection, links) - set(plan.gone)
    gathered.add(read_codings(connection, codings), only=links.keys())
    old = read_codings(connection, plan.gone)
    return gathered, before(gathered, links, old, gathered.finder())


def neighbourhoods(
    told: Iterable[Telling],
) -> Iterator[tuple[PloverType, frozenset[str], tuple[str, str]]]:
    """Where to look for the incidents of events: type, countries and days. Events that are near one
    another in time look together."""
    places: dict[tuple[PloverType, frozenset[str]], list[tuple[str, str]]] = defaultdict(list)
    for one in told:
        first, last = one.days or (one.said, one.said)
        days = ("", "")  # nobody says when
        if first is not None and last is not None:
            days = (day(first - MARGIN), day(last + MARGIN))
        countries = frozenset(place.country for place in one.places if place.country)
        places[one.type, countries].append(days)
    for (type_, countries), spans in places.items():
        yield from ((type_, countries, days) for days in covered(spans))


def day(number: int) -> str:
    """A day by its number, or the first or last that there is."""
    first, last = datetime.date.min.toordinal(), datetime.date.max.toordinal()
    return str(datetime.date.fromordinal(min(max(number, first), last)))


def covered(spans: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Spans of days that overlap, as one."""
    found: list[tuple[str, str]] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    yield from found


def with_groups(said: Said, gathered: Gathered, was: Before) -> list[Verdict]:
    """What people said, and that what was joined before stays so: only what is new is compared."""
    verdicts = said.verdicts()
    first: dict[str, int] = {}
    for number, event in enumerate(gathered.events):
        id_ = was.links.get(event, was.carried.get(number))
        if id_ is None:
            continue
        if id_ in first:
            verdicts.append(Verdict(first[id_], number, same=True))
        first.setdefault(id_, number)
    return verdicts


# ---- why ------------------------------------------------------------------------------------


class Reasons:
    """Why an event is where it is: a person said so, or how far it agrees with another one."""

    def __init__(self, made: Linked, said: Said) -> None:
        self._made = made
        self._said = said

    def __call__(self, asked: Sequence[Asked]) -> list[list[Link]]:
        """The links of events with their groups; the keys of their rows are not set."""
        pairs = [
            (number, other)
            for numbers, group in asked
            for number in numbers
            if number not in self._said.decision
            for other in [other for other in group if other != number][:MOST_ASKED]
        ]
        best: dict[int, tuple[float, tuple[str, ...]]] = {}
        for (number, _), found in zip(pairs, self._made.why(pairs), strict=True):
            why = found.score, tuple(point.reason for point in found.points)
            best[number] = max(best.get(number, why), why)
        return [
            [self._link(number, *best.get(number, (1.0, ALONE))) for number in numbers]
            for numbers, _ in asked
        ]

    def _link(self, number: int, score: float, reasons: tuple[str, ...]) -> Link:
        decided = self._said.decision.get(number)
        if decided is not None:
            return Link(0, f"decision:{decided.number}", 1.0, (spoken(decided),))
        return Link(0, linker(), score, reasons)


def spoken(decided: Decided) -> str:
    return f"{decided.who} said so on {decided.made_at[:10]}"
