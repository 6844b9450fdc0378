"""A person's word on incidents: kept as a decision, heeded at once and by every later linking."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection

from tacitus.errors import UsageError
from tacitus.incident_values import Link, Linking
from tacitus.project.gathering import Before, Gathered
from tacitus.project.linking import linker
from tacitus.project.regrouping import Asked, lines, regrouped, write
from tacitus.project.verdicts import Said
from tacitus.store.database import Database
from tacitus.store.decisions import decide
from tacitus.store.incidents import standing
from tacitus.store.joining import Joiner
from tacitus.store.linking import (
    Last,
    codings_of_events,
    event_named,
    last_linking,
    last_verdict,
    links_of,
    read_codings,
    taken_ids,
)

Numbers = list[int]  # events by their number among those that a decision is about


@dataclass(frozen=True, slots=True)
class Word:
    """What somebody says: the kind of decision and what it is about; see `Verdict` in the store."""

    who: str
    kind: str
    subject: str
    together: tuple[Numbers, ...] = ()
    apart: tuple[tuple[Numbers, Numbers], ...] = ()


class Deciding:
    """Takes the decisions of one person."""

    def __init__(self, database: Database, who: str) -> None:
        self._database = database
        self._who = who

    def same(self, names: Sequence[str]) -> Linking:
        """These are one happening."""
        if len(set(names)) < 2:
            raise UsageError("name at least two incidents, or events as REPORT#EVENT")
        with self._database.writing() as connection:
            keys = [events_of(connection, name) for name in names]
            about = About(connection, {key for own in keys for key in own})
            every = about.whole_incidents(key for own in keys for key in own)
            word = Word(self._who, "same_incident", ", ".join(names), together=(every,))
            return about.heed(word)

    def different(self, one: str, two: str) -> Linking:
        """These are two happenings."""
        with self._database.writing() as connection:
            ones, twos = events_of(connection, one), events_of(connection, two)
            if ones & twos:
                raise UsageError(
                    f"{one} and {two} are one incident: name the events that are another happening"
                    " (`tacitus split`), or two events as REPORT#EVENT"
                )
            about = About(connection, ones | twos)
            pair = about.numbers(ones), about.numbers(twos)
            return about.heed(Word(self._who, "different_incident", f"{one}, {two}", apart=(pair,)))

    def split(self, incident: str, names: Sequence[str]) -> Linking:
        """These events are a happening of their own."""
        with self._database.writing() as connection:
            whole = events_of(connection, standing(connection, incident).id)
            leaving = {key for name in names for key in events_of(connection, name)}
            if strangers := leaving - whole:
                raise UsageError(
                    f"{incident}: {len(strangers)} of these events are no part of it: `tacitus show"
                    f" {incident}` lists its own as REPORT#EVENT"
                )
            if not leaving or leaving == whole:
                raise UsageError(f"{incident}: name some of its events, and not all")
            about = About(connection, whole)
            left, rest = about.numbers(leaving), about.numbers(whole - leaving)
            word = Word(
                self._who, "split_incident", incident, together=(left,), apart=((left, rest),)
            )
            return about.heed(word)


def events_of(connection: Connection, name: str) -> set[int]:
    """The keys of the events of an incident by its id, or of one event as REPORT#EVENT; UsageError
    if it is neither."""
    if not taken_ids(connection, [name]) and "#" in name:
        report, _, event = name.rpartition("#")
        key = event_named(connection, report, event)
        if key is None:
            raise UsageError(
                f"{name!r}: there is no such event in an incident: `tacitus show` lists them"
            )
        return {key}
    return set(links_of(connection, incidents=[standing(connection, name).id]))


class About:
    """The incidents that some events are in, to be decided on inside a transaction that writes."""

    def __init__(self, connection: Connection, events: set[int]) -> None:
        self._connection = connection
        ids = set(links_of(connection, events=events).values())
        self._links = links_of(connection, incidents=ids)
        self._gathered = Gathered()
        codings = codings_of_events(connection, self._links)
        self._gathered.add(read_codings(connection, codings), only=self._links.keys())

    def numbers(self, events: Iterable[int]) -> Numbers:
        """The numbers of events by their keys."""
        wanted = set(events)
        return [number for number, key in enumerate(self._gathered.events) if key in wanted]

    def whole_incidents(self, events: Iterable[int]) -> Numbers:
        """The numbers of all events of the incidents that these are in."""
        ids = {self._links[key] for key in events}
        return self.numbers(key for key, id_ in self._links.items() if id_ in ids)

    def heed(self, word: Word) -> Linking:
        """Keep the decision and do as it says."""
        before, last = last_verdict(self._connection), last_linking(self._connection)
        number = decide(self._connection, word.who, word.kind, word.subject, self._content(word))
        was = Before(self._links, {})
        found = regrouped(self._connection, self._groups(word), self._gathered, was)
        reason = Link(0, f"decision:{number}", 1.0, (f"{word.who} said so",))

        def why(asked: Sequence[Asked]) -> list[list[Link]]:
            return [[reason] * len(numbers) for numbers, _ in asked]

        made = lines(self._connection, found, self._gathered, was, why)
        joiner = Joiner(self._connection)
        write(joiner, found, made)
        heeded = number if last.decision == before else last.decision
        joiner.end(
            Last(0, last.linker or linker(), last.coder, heeded),
            whole=False,
            events=found.done.events,
        )
        return found.done

    def _groups(self, word: Word) -> list[Numbers]:
        """How the events are grouped after it."""
        by_id: dict[str, set[int]] = defaultdict(set)
        for number, key in enumerate(self._gathered.events):
            by_id[self._links[key]].add(number)
        said = Said(groups=list(by_id.values()))
        for events in word.together:
            if not word.apart:
                said.together(events)
        for ones, twos in word.apart:
            said.keep_apart(ones, twos)
        grouped = {number for group in said.groups for number in group}
        alone = [[number] for number in range(len(self._gathered.events)) if number not in grouped]
        return [*map(sorted, said.groups), *alone]

    def _content(self, word: Word) -> dict[str, Any]:
        """The decision as it is kept, from which the events are found again."""
        return {
            "together": [list(self._told(events)) for events in word.together],
            "apart": [[list(self._told(side)) for side in pair] for pair in word.apart],
        }

    def _told(self, events: Numbers) -> Iterator[dict[str, Any]]:
        return (asdict(self._gathered.anchors[number]) for number in events)
