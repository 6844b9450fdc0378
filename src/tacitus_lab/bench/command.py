"""What `tacitus-lab bench` does: one benchmark, or all whose data is at hand."""

from dataclasses import dataclass
from pathlib import Path

from tacitus.errors import UsageError
from tacitus_lab.bench.all_benchmarks import BENCHMARKS
from tacitus_lab.bench.base import Benchmark, Detailed
from tacitus_lab.bench.predict import Predictor, predictor
from tacitus_lab.bench.run import fallen, keep, missing, printed, run, say, write_predictions


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for. No names: all benchmarks; no split: the usual ones of each."""

    names: tuple[str, ...]
    data: Path
    split: str | None = None
    out: Path | None = None  # a file; a folder where more than one split is measured
    limit: int | None = None
    results: Path | None = None  # where results are kept; None keeps none
    gated: bool = True  # whether the floors apply: only to the data they were measured on
    reader: str = "learned"
    model: Path | None = None
    workers: int = 1  # processes


def bench(order: Order) -> int:
    """Run what was asked for, print the figures, and return the exit code: 1 if a floor broke."""
    chosen = [benchmark_named(name) for name in order.names or tuple(BENCHMARKS)]
    several = sum(len(splits_of(benchmark, order)) for benchmark in chosen) > 1
    with predictor(order.reader, order.model, order.workers) as predict:
        broken = sum(splits(benchmark, order, predict, several) for benchmark in chosen)
    return 1 if broken else 0


def splits(benchmark: Benchmark, order: Order, predict: Predictor, several: bool) -> int:
    """Run one benchmark; the number of floors that it broke."""
    absent = missing(benchmark, order.data)
    if absent:
        say(
            f"{benchmark.name}: no {', '.join(absent)} below {order.data}:"
            f" it comes from {benchmark.origin}"
        )
        return 0
    asked = splits_of(benchmark, order)
    return sum(one(benchmark, split, order, predict, several) for split in asked)


def benchmark_named(name: str) -> Benchmark:
    if name not in BENCHMARKS:
        raise UsageError(f"there is no benchmark {name!r}: choose among {', '.join(BENCHMARKS)}")
    return BENCHMARKS[name]


def splits_of(benchmark: Benchmark, order: Order) -> list[str]:
    """The split asked for, else the usual ones."""
    if order.split is None:
        return list(benchmark.usual)
    if order.split not in benchmark.splits:
        known = ", ".join(benchmark.splits)
        raise UsageError(f"{benchmark.name} has no split {order.split!r}: choose among {known}")
    return [order.split]


def one(benchmark: Benchmark, split: str, order: Order, predict: Predictor, several: bool) -> int:
    """Run one benchmark on one split; the number of floors that it broke. With `several`, --out
    names a folder, with a file for each split."""
    try:
        result, cases, predictions = run(benchmark, predict, order.data, split, order.limit)
    except FileNotFoundError as fault:
        say(f"{benchmark.name} / {split}: no {fault.filename}: it comes from {benchmark.origin}")
        return 0
    if not cases:
        say(
            f"{benchmark.name} / {split}: no documents below {order.data}:"
            f" they come from {benchmark.origin}"
        )
        return 0
    print(printed(result), flush=True)
    if isinstance(benchmark, Detailed):
        print(benchmark.details(cases, predictions))
    if order.out is not None:
        file = order.out / f"{benchmark.name}-{split}.jsonl" if several else order.out
        write_predictions(cases, predictions, file)
    if order.results is not None and result.whole:
        keep(result, order.results)
    falls = fallen(result) if order.gated else []
    for fall in falls:
        say(f"below the floor: {fall.key} is {fall.value:.4f}, its floor {fall.floor:.4f}")
    return len(falls)
