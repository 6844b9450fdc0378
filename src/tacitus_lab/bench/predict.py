"""Documents predicted by several processes, each with a coder of its own.

A child starts anew rather than by fork: the network's threads do not live through a fork.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from tacitus.text_coder import TextCoder, load
from tacitus_lab.bench.base import Benchmark, Case, OneProcess

CODERS: list[TextCoder] = []  # the one coder of a child


class Predictor:
    """Predicts the documents of one benchmark after the other. Without a pool, or where the
    benchmark wants it, this process does it itself."""

    def __init__(self, coder: TextCoder, pool: ProcessPoolExecutor | None = None) -> None:
        self.coder = coder
        self.pool = pool

    def by(self, reader: str) -> "Predictor":
        """This one if it reads so; else one that does, without a pool."""
        return self if self.coder.tools.annotator.name == reader else Predictor(load(reader))

    def __call__(self, benchmark: Benchmark, cases: Sequence[Case]) -> Iterable[Any]:
        """What is predicted for each case, in their order."""
        if self.pool is None or isinstance(benchmark, OneProcess):
            return (benchmark.predict(case, self.coder) for case in cases)
        return self.pool.map(predict_one, repeat(benchmark), cases)


@contextmanager
def predictor(reader: str, model: Path | None, workers: int) -> Iterator[Predictor]:
    """A predictor with so many processes; they end with the block."""
    coder = load(reader, model)
    if workers < 2:
        yield Predictor(coder)
        return
    anew = get_context("spawn")
    with ProcessPoolExecutor(workers, anew, open_coder, (reader, model)) as pool:
        yield Predictor(coder, pool)


def open_coder(reader: str, model: Path | None) -> None:
    CODERS.append(load(reader, model))


def predict_one(benchmark: Benchmark, case: Case) -> Any:
    return benchmark.predict(case, CODERS[0])
