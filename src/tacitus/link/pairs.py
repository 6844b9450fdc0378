"""Which tellings are compared at all: those that share a key of place and time, of a name and time,
or of rare words and time. The number of pairs grows nearly as the number of tellings."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tacitus.link.agreement import Rarity
from tacitus.link.telling import TOWNS, Telling

STEP = 4  # days of a bucket; a telling looks into the buckets beside its own as well
LONG = 12  # days: an interval longer than this counts by months
RAREST = 4  # words of a telling by which it is looked up
MOST = 60  # tellings of a key that one is compared with: the nearest in time


def rarity_of(tellings: Sequence[Telling]) -> Rarity:
    """How many tellings have each name and each word."""
    names = Counter(name for one in tellings for name in one.names)
    words = Counter(word for one in tellings for word in one.words)
    return Rarity(max(1, len(tellings)), names, words)


def pairs(tellings: Sequence[Telling], rarity: Rarity) -> Iterator[tuple[int, int]]:
    """The numbers of tellings to compare, the lower first, each pair once."""
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(tellings):
        for key in keys(one, rarity):
            blocks[key].append(number)
    seen: set[tuple[int, int]] = set()
    for numbers in blocks.values():
        numbers.sort(key=lambda n: (tellings[n].time or datetime.date.min, n))
        for at, first in enumerate(numbers):
            for second in numbers[at + 1 : at + 1 + MOST]:
                pair = (min(first, second), max(first, second))
                if pair not in seen and can_be_one(tellings[first], tellings[second]):
                    seen.add(pair)
                    yield pair


def can_be_one(one: Telling, two: Telling) -> bool:
    """A report tells each happening once; two types are two happenings."""
    return one.report != two.report and one.type == two.type


def keys(one: Telling, rarity: Rarity) -> Iterator[tuple[object, ...]]:
    times = list(buckets(one))
    for what in (*place_keys(one), *rare_keys(one, rarity)):
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


def rare_keys(one: Telling, rarity: Rarity) -> Iterable[object]:
    """Its names, and its rarest words that others have too."""
    shared = [word for word in one.words if rarity.words.get(word, 0) > 1]
    shared.sort(key=lambda word: (rarity.words[word], word))
    return {("name", name) for name in one.names} | {("word", w) for w in shared[:RAREST]}
