"""Mentions put among those of marks that are complete."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tacitus.marks import Link, Marks, Mention


def inserted(marks: Marks, fresh: Sequence[Mention]) -> Marks:
    """The marks with the mentions among the others, in place of what else meets them as one of
    their kind; roles and links point to the mentions that they did."""
    fresh = sorted(fresh, key=lambda one: one.span)
    starts = [one.span.start for one in fresh]
    taken = {
        number: fresh[at]
        for number, one in enumerate(marks.mentions)
        if (at := bisect_right(starts, one.span.end - 1) - 1) >= 0
        if fresh[at].kind == one.kind and fresh[at].span.meets(one.span)
    }
    kept = {number: taken.get(number, one) for number, one in enumerate(marks.mentions)}
    free = [one for one in fresh if one not in taken.values()]
    places = sorted([*kept.items(), *((-1, one) for one in free)], key=lambda one: one[1].span)
    now_at = {old: new for new, (old, _) in enumerate(places)} | {-1: -1}
    return replace(
        marks,
        mentions=tuple(one for _, one in places),
        roles=tuple(replace(role, mention=now_at[role.mention]) for role in marks.roles),
        links=tuple(moved(link, now_at) for link in marks.links),
    )


def moved(link: Link, now_at: Mapping[int, int]) -> Link:
    if link.kind != "same_entity":
        return link
    return replace(link, one=now_at[link.one], two=now_at[link.two])
