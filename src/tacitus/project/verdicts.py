"""What people said of events, the later word above the earlier one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from tacitus.incident_values import Anchored
from tacitus.link.clusters import Verdict
from tacitus.project.anchors import Finder
from tacitus.store.linking import Verdict as Decided


@dataclass
class Said:
    """Events by their numbers: groups that are one happening, pairs that are two, and the decision
    that put each event of a group there."""

    groups: list[set[int]] = field(default_factory=list)
    apart: set[tuple[int, int]] = field(default_factory=set)
    decision: dict[int, Decided] = field(default_factory=dict)

    def together(self, events: Iterable[int]) -> None:
        """These are one happening: with all that was said to be one with any of them."""
        found = set(events)
        for group in [group for group in self.groups if group & found]:
            self.groups.remove(group)
            found |= group
        if len(found) > 1:
            self.groups.append(found)
        self.apart = {pair for pair in self.apart if not found.issuperset(pair)}

    def keep_apart(self, ones: Iterable[int], twos: Iterable[int]) -> None:
        """None of the one is one with any of the other."""
        one, two = set(ones), set(twos)
        for group in [group for group in self.groups if group & one and group & two]:
            self.groups.remove(group)
            self.groups += [part for part in (group - two, group & two) if len(part) > 1]
        self.apart |= {(min(pair), max(pair)) for pair in product(one, two) if pair[0] != pair[1]}

    def verdicts(self) -> list[Verdict]:
        """As linking takes them."""
        said = [
            Verdict(first, other, same=True)
            for first, *others in map(sorted, self.groups)
            for other in others
        ]
        return said + [Verdict(one, two, same=False) for one, two in sorted(self.apart)]


def replayed(decisions: Iterable[Decided], finder: Finder) -> Said:
    """All decisions in their order. An event that is not there any more is passed over."""
    said = Said()
    for decided in decisions:
        for told in decided.content.get("together", ()):
            events = found(told, finder)
            said.together(events)
            said.decision |= dict.fromkeys(events, decided)
        for one, two in decided.content.get("apart", ()):
            ones, twos = found(one, finder), found(two, finder)
            said.keep_apart(ones, twos)
    return said


def found(told: Iterable[Mapping[str, Any]], finder: Finder) -> list[int]:
    """The numbers of events as a decision tells them."""
    numbers = (finder.find(Anchored(**one)) for one in told)
    return sorted({number for number in numbers if number is not None})
