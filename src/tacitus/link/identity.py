"""Incidents keep their ids for ever: what was joined before says which id a group of tellings has
now; an id that lost its tellings redirects to where they went, or is listed as deleted."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identified:
    """`ids`: the incident of each group, in their order. `redirects`: ids that are now part of
    another; `deleted`: ids none of whose tellings is left."""

    ids: tuple[str, ...]
    redirects: Mapping[str, str]
    deleted: tuple[str, ...]


def identified(
    groups: Sequence[Sequence[str]], before: Mapping[str, str], ever: frozenset[str] = frozenset()
) -> Identified:
    """The ids of groups of tellings (by their keys, such as `report-id#120`). `before` is the
    incident of each telling at the last run, `ever` all ids that were ever given. A group keeps the
    id that most of its tellings had; of two groups that come from one incident the greater keeps
    it."""
    claims = sorted(
        (-count, old, number)
        for number, group in enumerate(groups)
        for old, count in Counter(before[key] for key in group if key in before).items()
    )
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for _, old, number in claims:
        if number not in ids and old not in taken:
            ids[number] = old
            taken.add(old)
    for number, group in enumerate(groups):
        if number not in ids:
            ids[number] = fresh(min(group), ever | taken | set(before.values()))
            taken.add(ids[number])
    redirects = {old: ids[number] for _, old, number in reversed(claims) if old not in taken}
    gone = set(before.values()) - taken - set(redirects)
    return Identified(
        tuple(ids[number] for number in range(len(groups))), redirects, tuple(sorted(gone))
    )


def fresh(key: str, taken: frozenset[str]) -> str:
    """A new id from the key of a telling; another where an older incident has it."""
    for turn in range(1_000_000):
        found = "i-" + hashlib.sha256(f"{key}/{turn}".encode()).hexdigest()[:10]
        if found not in taken:
            return found
    raise AssertionError("a million incidents with one id")
