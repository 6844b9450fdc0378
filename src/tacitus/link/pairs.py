"""Which tellings are compared at all: those of one place and time, or of one name and time,
and those whose reports share a weighty word and are alike. The number of pairs grows nearly as the
number of tellings."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, product

import numpy as np

from tacitus.link.agreement import Rarity
from tacitus.link.blocks import Blocks, Pairs, coded
from tacitus.link.gist import SIZE, likeness, rarities, vector_of, weightiest
from tacitus.link.telling import TOWNS, Telling

STEP = 4  # days of a bucket; a telling looks into the buckets beside its own as well
LONG = 12  # days: an interval longer than this counts by months
WEIGHTIEST = 16  # words of a report by which those like it are looked up
NEXT = 6  # reports with such a word that one is compared with: those that were published next
LEAST = 0.12  # likeness of two reports whose tellings are compared
MOST = 60  # tellings of a key that one is compared with: the nearest in time
AT_ONCE = 20_000  # pairs of reports that are compared together


def rarity_of(tellings: Sequence[Telling]) -> Rarity:
    """How many tellings have each name and each word, and what the reports are about."""
    names = Counter(name for one in tellings for name in one.names)
    words = np.zeros(SIZE, np.int32)
    for one in tellings:
        words[one.words] += 1
    gists = {one.report: one.gist for one in tellings}
    weights = rarities(gists.values())
    vectors = {report: vector_of(gist, weights) for report, gist in gists.items()}
    named = {one.report: one.people for one in tellings}
    people = Counter(name for theirs in named.values() for name in theirs)
    return Rarity(max(1, len(tellings)), names, words, vectors, people)


def pairs(tellings: Sequence[Telling], rarity: Rarity) -> Iterator[tuple[int, int]]:
    """The numbers of tellings to compare, the lower first, each pair once, in order."""
    many = len(tellings)
    found = of_one_key(tellings), of_like_reports(tellings, rarity)
    for code in np.unique(np.concatenate([coded(those, many) for those in found])):
        first, second = divmod(int(code), many)
        if can_be_one(tellings[first], tellings[second]):
            yield first, second


def of_one_key(tellings: Sequence[Telling]) -> Pairs:
    """Tellings of one place and time, or of one name and time."""
    blocks = Blocks()
    for number, one in enumerate(tellings):
        blocks.put(number, keys(one))
    return blocks.pairs([ordinal(one.time) for one in tellings], MOST)


def of_like_reports(tellings: Sequence[Telling], rarity: Rarity) -> Pairs:
    """Tellings of reports that share a weighty word and are alike as a whole, of which at least one
    is what its report is chiefly about."""
    every: dict[int, list[int]] = defaultdict(list)
    chief: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(tellings):
        every[one.report].append(number)
        if one.salience == "main":
            chief[one.report].append(number)
    found: list[int] = []
    for first, second in like_reports(tellings, rarity):
        found.extend(chain.from_iterable(product(chief[first], every[second])))
        found.extend(chain.from_iterable(product(every[first], chief[second])))
    return np.array(found, np.int64).reshape(-1, 2)


def like_reports(tellings: Sequence[Telling], rarity: Rarity) -> Iterator[tuple[int, int]]:
    """Reports that share a weighty word, were published soon after one another, and are alike."""
    said = {one.report: ordinal(one.said) for one in tellings}
    blocks = Blocks()
    for place, report in enumerate(said):
        blocks.put(place, weightiest(rarity.vectors[report], WEIGHTIEST))
    reports = list(said)
    found = np.unique(coded(blocks.pairs(list(said.values()), NEXT), len(said)))
    for start in range(0, len(found), AT_ONCE):
        batch = [
            (reports[one], reports[two])
            for one, two in zip(*np.divmod(found[start : start + AT_ONCE], len(said)), strict=True)
        ]
        alike = likeness([(rarity.vectors[one], rarity.vectors[two]) for one, two in batch])
        yield from (batch[at] for at in np.nonzero(alike >= LEAST)[0])


def ordinal(day: datetime.date | None) -> int:
    return day.toordinal() if day else 0


def can_be_one(one: Telling, two: Telling) -> bool:
    """A report tells each happening once; two types are two happenings."""
    return one.report != two.report and one.type == two.type


def keys(one: Telling) -> Iterator[tuple[object, ...]]:
    times = list(buckets(one))
    for what in (*place_keys(one), *(("name", name) for name in one.names)):
        for time in times:
            yield one.type, what, time


def buckets(one: Telling) -> Iterator[tuple[str, int]]:
    """Every bucket of days that the telling may fall in, and of months."""
    first, last = one.days or (one.said, one.said)
    if first is None or last is None:
        yield "any", 0
        return
    for month in {first.year * 12 + first.month, last.year * 12 + last.month}:
        yield "month", month
    if (last - first).days <= LONG:
        low, high = (first.toordinal() - STEP) // STEP, (last.toordinal() + STEP) // STEP
        yield from (("days", step) for step in range(low, high + 1))


def place_keys(one: Telling) -> Iterable[object]:
    """Towns where they are known, else the country."""
    towns = {p.geonames_id or p.name for p in one.places if p.precision in TOWNS}
    cells = {
        (round(p.lat * 2), round(p.lon * 2))
        for p in one.places
        if p.precision in TOWNS and p.lat is not None and p.lon is not None
    }
    return towns | cells or {p.country for p in one.places if p.country}
