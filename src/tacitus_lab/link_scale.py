"""`tacitus-lab link-scale`: what linking costs as reports become more, and how well it goes.

The shares of pairs flatter: the reports are made with the list of common words by which linking
weighs, and differ in words that it does not have.
"""

import json
import math
import os
import time
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Any

from tacitus.collector import no_search_for_cycles
from tacitus.contract import from_json
from tacitus.link.linking import Linked, linked
from tacitus.link.telling import tellings
from tacitus.project.comparing import how_compared
from tacitus.project.processes import processors
from tacitus.project.shelf import Shelf
from tacitus_lab.bench.reports import Reports
from tacitus_lab.made_reports import Maker

TEMPLATES = 500  # codings at most from which reports are made
PAUSE = 1.0  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Cost:
    """What it took to link so many reports: seconds of a processor in which their tellings were
    taken from them and kept; seconds of linking alone, by the clock and of processors, peak memory
    of the processes that link in MB, and the share of right pairs of main events among those found,
    and found among right."""

    reports: int
    tellings: int
    keeping: float
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
            f"{cost.reports:,} reports, {cost.tellings:,} events: kept in {cost.keeping:.1f} s,"
            f" linked in {cost.seconds:.1f} s, {cost.processor:.1f} s of a processor,"
            f" {cost.memory:,.0f} MB; pairs right {cost.precision:.3f}, found {cost.recall:.3f}"
        )
    if len(costs) > 1:
        one, two = costs[-2:]
        exponent = math.log(two.processor / one.processor) / math.log(two.reports / one.reports)
        yield f"exponent {exponent:.2f}"


def cost_of(corpus: Path, size: int, seed: int) -> Cost:
    """Make so many reports and link them; only their tellings are kept."""
    story, keeping = array("i"), 0.0
    with Shelf() as told:
        for number, (key, report) in enumerate(maker_of(corpus, seed).reports(size)):
            story.append(key)
            began = time.process_time()
            told.put(tellings(number, report))
            keeping += time.process_time() - began
        began, of_processor = time.perf_counter(), of_all_processes()
        with no_search_for_cycles(), watched() as memory:  # as `tacitus run` does
            made = linked(told, (), how_compared(told, processors()))
        seconds, of_processor = time.perf_counter() - began, of_all_processes() - of_processor
        right = pairs_right(made, story)
    return Cost(size, len(told), keeping, seconds, of_processor, max(memory), *right)


def of_all_processes() -> float:
    """Seconds of processors that this process and those it started have had."""
    every = os.times()
    return every.user + every.system + every.children_user + every.children_system


@contextmanager
def watched() -> Iterator[list[float]]:
    """MB that this process and those it has started hold together, found again and again until it
    is left."""
    found, left = [held()], Event()

    def watch() -> None:
        while not left.wait(PAUSE):
            found.append(held())

    watching = Thread(target=watch, daemon=True)
    watching.start()
    try:
        yield found
    finally:
        left.set()
        watching.join()


def held() -> float:
    """MB of this process and those it has started; what several share is counted once. 0 where the
    system does not say it as Linux does."""
    own = Path(f"/proc/{os.getpid()}")
    total = 0
    with suppress(OSError):  # a process may end meanwhile
        children = (own / "task" / own.name / "children").read_text().split()
        for process in (own, *(own.parent / child for child in children)):
            lines = (process / "smaps_rollup").read_text().splitlines()
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1000


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
