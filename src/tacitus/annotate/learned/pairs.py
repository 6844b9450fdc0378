"""Which pairs of anchors and mentions, and of anchors, the network looks at, and what is known of
them beforehand."""

from dataclasses import dataclass

import numpy as np

from tacitus.annotate.learned.features import Features, Floats, Ints
from tacitus.annotate.learned.grounds import Grounds
from tacitus.annotate.learned.heads import (
    APART,
    AWAY,
    EVENTS,
    GAPS,
    SCENE,
    SENTENCES,
    SIZES,
    LinkPairs,
    RolePairs,
)
from tacitus.annotate.learned.labels import KINDS, PARTS

SETTINGS = (KINDS.index("date"), KINDS.index("place"))


@dataclass(frozen=True, slots=True)
class Spots:
    """Where anchors stand: their ranges of words (a x 2), the sentence of each, and the number of
    the rules' anchor that shares a word with it, 0 for none, else 1 more."""

    ranges: Ints
    sentence: Ints
    by_rules: Ints


def spots(seen: Features, ranges: Ints) -> Spots:
    """The spots of ranges of words, in the order of the text; no range may be empty."""
    own = [
        next((int(n) for n in seen.anchor_at[first:last] if n), 0)
        for first, last in ranges.tolist()
    ]
    return Spots(ranges, seen.sentence[ranges[:, 0]], np.array(own, np.int64))


def seen_of(seen: Features, where: Spots) -> Ints:
    """a x 4: number of the sentence, and act, certainty and stage by the rules."""
    place = np.minimum(where.sentence, SENTENCES - 1)
    return np.concatenate([place[:, None], seen.anchors[where.by_rules]], axis=1)


def role_pairs(seen: Features, where: Spots, known: Grounds) -> RolePairs:
    """Every anchor with every mention that has a word and stands at most AWAY sentences from it,
    SCENE if it is a day or a place. `known` is of the same anchors."""
    has_words = seen.mentions[:, 0] < seen.mentions[:, 1]
    home = seen.sentence[np.minimum(seen.mentions[:, 0], len(seen.sentence) - 1)]
    away = home[None, :] - where.sentence[:, None]
    reach = np.where(np.isin(seen.mention_kinds, SETTINGS), SCENE, AWAY)
    anchor, mention = np.nonzero((np.abs(away) <= reach[None, :]) & has_words[None, :])
    first, last = between(where.ranges[anchor], seen.mentions[mention])
    row_of = np.full(away.shape, -1, np.int64)
    row_of[anchor, mention] = np.arange(len(anchor))
    same = np.zeros((len(anchor), len(PARTS)), np.float32)
    played = np.zeros((away.shape[1], len(PARTS)), np.float32)
    for number, one, part in known.parts.tolist():
        played[one, part] += 1
        if row_of[number, one] >= 0:
            same[row_of[number, one], part] = 1
    tie = np.zeros(len(anchor), np.int64)
    rows = row_of[known.ties[:, 0], known.ties[:, 1]]
    tie[rows[rows >= 0]] = known.ties[rows >= 0, 2]
    return RolePairs(
        anchor=anchor,
        mention=mention,
        first=first,
        last=last,
        kind=seen.mention_kinds[mention],
        away=away[anchor, mention] + SCENE,
        gap=gaps(where.ranges[anchor], seen.mentions[mention]),
        tie=tie,
        same=same,
        other=np.asarray(played[mention] > same, np.float32),
        of_first=ranges_of(anchor, away.shape[0]),
        by_second=(by_mention := np.argsort(mention, kind="stable")),
        of_second=ranges_of(mention[by_mention], away.shape[1]),
    )


def ranges_of(numbers: Ints, count: int) -> Ints:
    """count x 2: where each number stands in a rising row of them."""
    steps = np.searchsorted(numbers, np.arange(count + 1))
    return np.stack([steps[:-1], steps[1:]], axis=1)


def link_pairs(seen: Features, where: Spots) -> LinkPairs:
    """Every two anchors, the earlier first."""
    one, two = np.triu_indices(len(where.ranges), 1)
    first, last = between(where.ranges[one], where.ranges[two])
    apart = np.minimum(where.sentence[two] - where.sentence[one], APART)
    place = np.minimum(where.sentence, SENTENCES - 1)
    return LinkPairs(
        one=one,
        two=two,
        first=first,
        last=last,
        apart=np.maximum(apart, 0),
        place_one=place[one],
        place_two=place[two],
        alike=alike(seen, where)[one, two],
        of_first=ranges_of(one, len(where.ranges)),
        by_second=(by_two := np.argsort(two, kind="stable")),
        of_second=ranges_of(two[by_two], len(where.ranges)),
    )


def alike(seen: Features, where: Spots) -> Ints:
    """a x a: 2 where two anchors are the same words, 1 where they share a piece, else 0."""
    own = [pieces_in(seen, words) for words in where.ranges.tolist()]
    rows = [[2 if a == b else int(not set(a).isdisjoint(b)) for b in own] for a in own]
    return np.array(rows, np.int64).reshape(len(own), len(own))


def pieces_in(seen: Features, words: list[int]) -> tuple[int, ...]:
    """The pieces of a range of words."""
    first, last = words
    if first >= last:
        return ()
    return tuple(seen.pieces[seen.words[first, 0] : seen.words[last - 1, 1]].tolist())


def event_facts(where: Spots, happening: Ints) -> tuple[Ints, Ints]:
    """The numbers of the happenings in the order in which they are first told, and of each (e x 3)
    the number of its first sentence, its order and how many anchors it has, up to the last of each
    table."""
    numbers = list(dict.fromkeys(happening.tolist()))
    rows = [
        (
            min(int(where.sentence[happening == number].min()), SENTENCES - 1),
            min(order, EVENTS - 1),
            min(int((happening == number).sum()), SIZES) - 1,
        )
        for order, number in enumerate(numbers)
    ]
    return np.array(numbers, np.int64), np.array(rows, np.int64).reshape(len(rows), 3)


def shares(happening: Ints, numbers: Ints) -> Floats:
    """e x a: what part of each happening each anchor is. Times vectors of anchors: their means."""
    own = (numbers[:, None] == happening[None, :]).astype(np.float32)
    return np.asarray(own / own.sum(1, keepdims=True), np.float32)


def between(ranges: Ints, others: Ints) -> tuple[Ints, Ints]:
    """The words between two ranges, row by row; empty where they touch."""
    later = np.maximum(ranges[:, 0], others[:, 0])
    first = np.minimum(np.minimum(ranges[:, 1], others[:, 1]), later)
    return first, later


def gaps(anchors: Ints, mentions: Ints) -> Ints:
    """The words between an anchor and a mention in steps, the even ones where the anchor is first;
    the last where one holds the other."""
    after = mentions[:, 0] >= anchors[:, 1]
    before = mentions[:, 1] <= anchors[:, 0]
    distance = np.where(after, mentions[:, 0] - anchors[:, 1], anchors[:, 0] - mentions[:, 1])
    step = np.searchsorted(np.array(GAPS), np.maximum(distance, 0))
    return np.where(after | before, 2 * step + before, 2 * len(GAPS) + 2)
