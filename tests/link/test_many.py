"""That linking comes to the same in small pieces as at once."""

import gc
import random
from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np
import pytest

from tacitus.collector import no_search_for_cycles
from tacitus.link import blocks
from tacitus.link import clusters as grouping
from tacitus.link.blocks import each_once, next_ones
from tacitus.link.clusters import UNKNOWN, WORST, Scored, Verdict, clusters
from tacitus.link.gist import gist_of, numbers_of
from tacitus.link.linking import linked
from tacitus.link.telling import Telling
from tacitus.project.shelf import Shelf
from tests.link.made import ARICA, DAY, TACNA, telling

WORDS = "mill quarry ferry depot orchard tannery kiln wharf granary foundry".split()


def many_tellings(seed: int) -> list[list[Telling]]:
    """Reports of two months, each of one to three happenings, some of them undated."""
    dice = random.Random(seed)
    found = []
    for report in range(40):
        day = DAY.toordinal() + dice.randrange(60)
        words, said = dice.sample(WORDS, 4), dice.choice((day, day, None))
        gist = gist_of(" ".join(words))
        found.append(
            [
                telling(
                    report,
                    event=f"v{number}",
                    type=dice.choice(("ASSAULT", "PROTEST")),
                    days=dice.choice(((day, day), None)),
                    said=said,
                    places=(dice.choice((ARICA, TACNA)),),
                    words=numbers_of(words[:2]),
                    gist=gist,
                    salience=dice.choice(("main", "related")),
                )
                for number in range(dice.randrange(1, 4))
            ]
        )
    return found


@pytest.mark.parametrize("seed", range(3))
def test_small_pieces_come_to_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    told = many_tellings(seed)
    plain = linked([one for report in told for one in report]).groups
    assert 1 < len(plain) < sum(map(len, told))
    monkeypatch.setattr(blocks, "STRETCH", 5)
    for module in ("both", "clusters", "pairs", "survey"):
        monkeypatch.setattr(f"tacitus.link.{module}.AT_ONCE", 3)
    monkeypatch.setattr("tacitus.link.pairs.TOGETHER", 2)
    monkeypatch.setattr("tacitus.link.pairs.TABLE", 3)
    monkeypatch.setattr("tacitus.link.both.OPEN", 7)
    with Shelf() as shelf:
        for report in told:
            shelf.put(report)
        assert linked(shelf).groups == plain


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("days", [1, 9])
def test_pairs_come_once_and_in_order(
    seed: int, days: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "STRETCH", 7)
    dice = random.Random(seed)
    times = np.array([dice.randrange(days) for _ in range(30)], np.int32)
    found = [[dice.sample(range(30), 2) for _ in range(40)] for _ in range(4)]
    jobs = [partial(np.array, some, np.int32) for some in found]
    stretches = list(each_once(jobs, times))
    place = np.argsort(np.argsort(times, kind="stable"))
    of_each = [{place[pair].min() // 7 for pair in stretch} for stretch in stretches]
    assert len(of_each) > 2
    assert all(len(one) == 1 for one in of_each)
    assert of_each == sorted(of_each, key=min)
    once = [tuple(pair) for stretch in stretches for pair in stretch.tolist()]
    assert sorted(once) == sorted({tuple(sorted(pair)) for some in found for pair in some})


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("most", [1, 3, 50])
def test_each_of_a_key_is_paired_with_the_next_ones_near_in_time(seed: int, most: int) -> None:
    dice = random.Random(seed)
    keys = np.array([dice.randrange(3) for _ in range(40)], np.int64)
    numbers = np.array([dice.randrange(25) for _ in range(40)], np.int32)
    times = np.array([dice.randrange(20) for _ in range(25)], np.int32)
    until = times + np.array([dice.randrange(6) for _ in range(25)], np.int32)
    wanted = []
    for key in range(3):
        ones = sorted(numbers[keys == key].tolist(), key=lambda one: (times[one], one))
        for place, one in enumerate(ones):
            nearest = ones[place + 1 : place + 1 + most]
            wanted += [(one, two) for two in nearest if times[two] <= until[one]]
    found = [(one, two) for one, two in next_ones(keys, numbers, times, most, until).tolist()]
    assert sorted(found) == sorted(wanted)
    assert len(next_ones(keys, numbers, times, most)) >= len(found) > 0


def test_no_pairs() -> None:
    none = np.empty((0, 2), np.int32)
    assert not list(each_once([], np.zeros(3, np.int32)))
    assert not list(each_once([lambda: none], np.empty(0, np.int32)))


def plainly(
    odds: Mapping[tuple[int, int], float],
    reports: Sequence[int],
    ranks: Sequence[int],
    verdicts: Sequence[Verdict],
) -> list[int]:
    """The same grouping in the fewest words: for each telling the lowest of its group."""
    group = {n: {n} for n in range(len(reports))}

    def join(one: int, two: int) -> None:
        group[one] |= group[two]
        for n in group[one]:
            group[n] = group[one]

    def mean(one: int, two: int) -> float:
        pairs = [(min(a, b), max(a, b)) for a in group[one] for b in group[two]]
        return sum(max(WORST, odds.get(pair, UNKNOWN)) for pair in pairs) / len(pairs)

    for said in verdicts:
        if said.same and said.two not in group[said.one]:
            join(said.one, said.two)
    apart = [(one.one, one.two) for one in verdicts if not one.same]
    apart = [(one, two) for one, two in apart if two not in group[one]]
    likely = sorted(odds, key=lambda pair: (max(ranks[n] for n in pair), -odds[pair], pair))
    for one, two in likely:
        kept = any({a, b} & group[one] and {a, b} & group[two] for a, b in apart)
        twice = {reports[n] for n in group[one]} & {reports[n] for n in group[two]}
        may = odds[one, two] > 0 and two not in group[one] and not kept and not twice
        if may and mean(one, two) > 0:
            join(one, two)
    return [min(group[n]) for n in range(len(reports))]


@pytest.mark.parametrize("seed", range(20))
def test_groups_are_those_of_the_plain_rule(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "AT_ONCE", 4)
    dice = random.Random(seed)
    many = 14
    reports = [dice.randrange(10) for _ in range(many)]
    ranks = [dice.randrange(3) for _ in range(many)]
    all_pairs = [(one, two) for two in range(many) for one in range(two)]
    odds = {pair: dice.uniform(-6, 8) for pair in dice.sample(all_pairs, 45)}
    verdicts = [Verdict(*dice.choice(all_pairs), same=dice.random() < 0.5) for _ in range(3)]
    halves = [list(odds)[:20], list(odds)[20:]]
    stretches = [
        (np.array(some, np.int32), np.array([odds[pair] for pair in some])) for some in halves
    ]
    made = clusters(
        np.array(reports, np.int32),
        Scored.of(stretches, many),
        verdicts,
        0.5,
        np.array(ranks, np.int8),
    )
    assert made.tolist() == plainly(odds, reports, ranks, verdicts)


def test_the_search_for_cycles_comes_back() -> None:
    with no_search_for_cycles():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="broken"), no_search_for_cycles():
        raise ValueError("broken")
    assert gc.isenabled()
