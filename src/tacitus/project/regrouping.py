"""From groups of events to what is written: which incidents are new, changed, merged or gone."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from tacitus.incident_values import Joined, Link, Linking
from tacitus.link.identity import Identified
from tacitus.project.gathering import Before, Gathered, named
from tacitus.project.lines import joined
from tacitus.store.incidents import IncidentReader, copies_among
from tacitus.store.joining import Joiner, batches
from tacitus.store.linking import taken_ids

# Some events of a group (by their numbers), and the group.
Asked = tuple[Sequence[int], Sequence[int]]
# Why they are in it: for each of what is asked together the links of these events.
Why = Callable[[Sequence[Asked]], Sequence[Sequence[Link]]]
AT_ONCE = 100  # incidents that are read together


@dataclass(frozen=True, slots=True)
class Regrouped:
    """What is to be written. `changed` are the numbers of the groups that are new or differ from
    what they were; `moved` the keys of events that leave the incident that they were in."""

    groups: Sequence[Sequence[int]]
    named: Identified
    changed: tuple[int, ...]
    moved: frozenset[int]
    done: Linking


def regrouped(
    connection: Connection,
    groups: Sequence[Sequence[int]],
    gathered: Gathered,
    was: Before,
    *,
    anew: bool = False,
) -> Regrouped:
    """Compare groups with what was before; `anew`: let every incident be written again."""
    names = with_fresh_ids(connection, groups, gathered, was)
    now = {
        gathered.events[number]: names.ids[at]
        for at, group in enumerate(groups)
        for number in group
    }
    moved = frozenset(event for event, id_ in was.links.items() if now.get(event) != id_)
    had: dict[str, set[int]] = defaultdict(set)
    for event, id_ in was.links.items():
        had[id_].add(event)
    changed = tuple(
        at
        for at, group in enumerate(groups)
        if anew or had.get(names.ids[at]) != {gathered.events[number] for number in group}
    )
    fresh = sum(names.ids[at] not in had for at in changed)
    done = Linking(
        events=sum(was.links.get(event) != id_ for event, id_ in now.items()),
        new=fresh,
        changed=len(changed) - fresh,
        merged=len(names.redirects),
        deleted=len(names.deleted),
        compared=len(gathered.reports),
    )
    return Regrouped(groups, names, changed, moved, done)


def with_fresh_ids(
    connection: Connection, groups: Sequence[Sequence[int]], gathered: Gathered, was: Before
) -> Identified:
    """Names for the groups, none of which an incident had that is no longer among them."""
    own = set(was.links.values())
    taken: frozenset[str] = frozenset()
    while True:
        names = named(groups, gathered, was, taken)
        clash = taken_ids(connection, set(names.ids) - own)
        if not clash:
            return names
        taken |= clash


def lines(
    connection: Connection, found: Regrouped, gathered: Gathered, was: Before, why: Why
) -> Iterator[Joined]:
    """Each incident that is new or changed, a few of them in memory at a time."""
    reader = IncidentReader(connection)
    for batch in batches(found.changed, AT_ONCE):
        events = [[gathered.events[number] for number in found.groups[at]] for at in batch]
        every = reader.events(events)
        known = copies_among(connection, {one.number for told in every for one in told})
        asked = [(fresh(at, found, gathered, was), found.groups[at]) for at in batch]
        for at, told, (numbers, _), links in zip(batch, every, asked, why(asked), strict=True):
            named = [
                replace(link, event=gathered.events[number])
                for number, link in zip(numbers, links, strict=True)
            ]
            yield joined(found.named.ids[at], told, named, known)


def fresh(at: int, found: Regrouped, gathered: Gathered, was: Before) -> list[int]:
    """The events of a group that were in no incident or in another one."""
    group, id_ = found.groups[at], found.named.ids[at]
    return [number for number in group if was.links.get(gathered.events[number]) != id_]


def write(joiner: Joiner, found: Regrouped, joined: Iterator[Joined]) -> None:
    """Write it all, in this order: an event tells of one incident at a time."""
    joiner.withdraw(found.moved)
    joiner.put(joined)
    joiner.merge(found.named.redirects)
    joiner.delete(found.named.deleted)
