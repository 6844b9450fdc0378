"""Events gathered from the store to be grouped, and the incidents that they were in before."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tacitus.incident_values import Anchored
from tacitus.link.identity import Identified, identified
from tacitus.link.telling import tellings
from tacitus.project.anchors import Finder, anchored
from tacitus.project.shelf import Shelf
from tacitus.store.linking import Counting


@dataclass
class Gathered:
    """Events that can be linked: the key of the row of each, how it is found again, and a key of
    its own that is the same in every project. Their tellings go on the `shelf`, where there is one.
    `reports` are the keys of the reports by their number in the tellings."""

    shelf: Shelf | None = None
    events: list[int] = field(default_factory=list)
    anchors: list[Anchored] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    reports: list[int] = field(default_factory=list)

    def add(self, codings: Iterable[Counting], only: Collection[int] | None = None) -> None:
        """Add the events of codings, or only those of these keys."""
        for one in codings:
            places = anchored(one.coded)
            told = tellings(len(self.reports), one.coded)
            if only is not None:
                told = [telling for telling in told if one.events[telling.event] in only]
            if self.shelf is not None:
                self.shelf.put(told)
            for telling in told:
                place = places[telling.event]
                self.events.append(one.events[telling.event])
                self.anchors.append(place)
                self.keys.append(f"{place.report}#{place.start}#{place.words}#{place.nth}")
            self.reports.append(one.report_key)

    def finder(self) -> Finder:
        """Finds these events."""
        return Finder(self.anchors)


@dataclass(frozen=True, slots=True)
class Before:
    """The incident of each event at the last linking: `links` by the key of its row, `carried` by
    the number that the same event has in a newer coding."""

    links: Mapping[int, str]
    carried: Mapping[int, str]


def before(
    gathered: Gathered, links: Mapping[int, str], old: Iterable[Counting], finder: Finder
) -> Before:
    """What was before; `old` are codings that no longer count."""
    carried: dict[int, str] = {}
    for one in old:
        for event, place in anchored(one.coded).items():
            id_ = links.get(one.events[event])
            number = finder.find(place) if id_ is not None else None
            if id_ is not None and number is not None and gathered.events[number] not in links:
                carried.setdefault(number, id_)
    return Before(links, carried)


def named(
    groups: Sequence[Sequence[int]],
    gathered: Gathered,
    was: Before,
    taken: Iterable[str] = (),
) -> Identified:
    """The ids of groups of events (by their numbers); `taken` are ids that may not be given."""
    earlier = {
        gathered.keys[number]: was.links[event]
        for number, event in enumerate(gathered.events)
        if event in was.links
    }
    earlier |= {gathered.keys[number]: id_ for number, id_ in was.carried.items()}
    here = set(gathered.events)
    gone = {id_ for event, id_ in was.links.items() if event not in here}
    earlier |= {f"\0{id_}": id_ for id_ in gone}  # no event has this key: its incident may be empty
    groups_by_key = [[gathered.keys[number] for number in group] for group in groups]
    return identified(groups_by_key, earlier, frozenset(taken))
