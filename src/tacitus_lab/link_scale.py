"""`tacitus-lab link-scale`: what linking costs as reports become more, and how well it goes.

The shares of pairs flatter: the reports are made with the list of common words by which linking
weighs, and differ in words that it does not have.
"""

import json
import math
import os
import resource
import time
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tacitus.collector import no_search_for_cycles
from tacitus.contract import from_json
from tacitus.link.linking import Linked, linked
from tacitus.link.telling import tellings
from tacitus.project.comparing import MOST, how_compared
from tacitus.project.processes import processors
from tacitus.project.shelf import Shelf
from tacitus_lab.bench.reports import Reports
from tacitus_lab.made_reports import Maker

TEMPLATES = 500  # codings at most from which reports are made


@dataclass(frozen=True, slots=True)
class Cost:
    """What it took to link so many reports: seconds of linking alone, by the clock and of
    processors, peak memory in MB, and the share of right pairs of main events among those found,
    and found among right."""

    reports: int
    tellings: int
    seconds: float
    processor: float
    memory: float
    precision: float
    recall: float


def link_scale(corpus: Path, sizes: Sequence[int], seed: int) -> Iterator[str]:
    """A line for each number of reports, smallest first, and the exponent of the time between the
    last two."""
    costs: list[Cost] = []
    for size in sorted(set(sizes)):
        cost = cost_of(corpus, size, seed)
        costs.append(cost)
        yield (
            f"{cost.reports:,} reports, {cost.tellings:,} events: {cost.seconds:.1f} s,"
            f" {cost.processor:.1f} s of a processor,"
            f" {cost.memory:,.0f} MB; pairs right {cost.precision:.3f}, found {cost.recall:.3f}"
        )
    if len(costs) > 1:
        one, two = costs[-2:]
        exponent = math.log(two.processor / one.processor) / math.log(two.reports / one.reports)
        yield f"exponent {exponent:.2f}"


def cost_of(corpus: Path, size: int, seed: int) -> Cost:
    """Make so many reports and link them; only their tellings are kept."""
    story = array("i")
    with Shelf() as told:
        for number, (key, report) in enumerate(maker_of(corpus, seed).reports(size)):
            story.append(key)
            told.put(tellings(number, report))
        began, of_processor = time.perf_counter(), of_all_processes()
        with no_search_for_cycles():  # as `tacitus run` does
            made = linked(told, (), how_compared(told, processors()))
        seconds, of_processor = time.perf_counter() - began, of_all_processes() - of_processor
        memory = most_memory()
        right = pairs_right(made, story)
    return Cost(size, len(told), seconds, of_processor, memory, *right)


def of_all_processes() -> float:
    """Seconds of processors that this process and those it started have had."""
    every = os.times()
    return every.user + every.system + every.children_user + every.children_system


def most_memory() -> float:
    """MB, at most: what each process had at its own time, added up."""
    own, largest = (
        resource.getrusage(who).ru_maxrss / 1_000
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own + min(processors(), MOST) * largest


def maker_of(corpus: Path, seed: int) -> Maker:
    """Makes reports from some codings of the corpus; the others are let go."""
    cases = Reports().load(corpus, "given")
    some = cases[:: 1 + len(cases) // TEMPLATES]
    return Maker([from_json(json.dumps(case.gold)) for case in some], seed)


def pairs_right(made: Linked, story: Sequence[int]) -> tuple[float, float]:
    """Precision and recall over pairs of main events: those of one story belong together."""
    main = [number for number, one in enumerate(made.tellings) if one.salience == "main"]
    stories = [(story[made.tellings[n].report], made.tellings[n].event) for n in main]
    groups = made.lowest[main].tolist()
    right = pairs(Counter(zip(stories, groups, strict=True)))
    found, meant = pairs(Counter(groups)), pairs(Counter(stories))
    return right / found if found else 1.0, right / meant if meant else 1.0


def pairs(sizes: Mapping[Any, int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())
