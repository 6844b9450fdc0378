"""What `tacitus-lab bench` does: one benchmark, or all whose data is at hand."""

from dataclasses import dataclass
from pathlib import Path

from tacitus.errors import UsageError
from tacitus.text_coder import TextCoder, load
from tacitus_lab.bench.all_benchmarks import BENCHMARKS
from tacitus_lab.bench.base import Benchmark, Detailed
from tacitus_lab.bench.run import fallen, keep, missing, printed, run, say, write_predictions


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for. No names: all benchmarks; no split: each benchmark's first."""

    names: tuple[str, ...]
    data: Path
    split: str | None = None
    out: Path | None = None
    limit: int | None = None
    results: Path | None = None  # where results are kept; None keeps none
    gated: bool = True  # whether the floors apply: only to the data they were measured on
    reader: str = "learned"
    model: Path | None = None


def bench(order: Order) -> int:
    """Run what was asked for, print the figures, and return the exit code: 1 if a floor broke."""
    chosen = [benchmark_named(name) for name in order.names or tuple(BENCHMARKS)]
    coder = load(order.reader, order.model)
    broken = 0
    for benchmark in chosen:
        absent = missing(benchmark, order.data)
        if absent:
            say(
                f"{benchmark.name}: no {', '.join(absent)} below {order.data}:"
                f" it comes from {benchmark.origin}"
            )
            continue
        for split in splits_of(benchmark, order):
            broken += one(benchmark, split, order, coder)
    return 1 if broken else 0


def benchmark_named(name: str) -> Benchmark:
    if name not in BENCHMARKS:
        raise UsageError(f"there is no benchmark {name!r}: choose among {', '.join(BENCHMARKS)}")
    return BENCHMARKS[name]


def splits_of(benchmark: Benchmark, order: Order) -> list[str]:
    """The split asked for, else the first."""
    if order.split is None:
        return [next(iter(benchmark.splits))]
    if order.split not in benchmark.splits:
        known = ", ".join(benchmark.splits)
        raise UsageError(f"{benchmark.name} has no split {order.split!r}: choose among {known}")
    return [order.split]


def one(benchmark: Benchmark, split: str, order: Order, coder: TextCoder) -> int:
    """Run one benchmark on one split; the number of floors that it broke."""
    try:
        result, cases, predictions = run(benchmark, coder, order.data, split, order.limit)
    except FileNotFoundError as fault:
        say(f"{benchmark.name} / {split}: no {fault.filename}: it comes from {benchmark.origin}")
        return 0
    if not cases:
        say(f"{benchmark.name} / {split}: no documents below {order.data}")
        return 0
    print(printed(result))
    if isinstance(benchmark, Detailed):
        print(benchmark.details(cases, predictions))
    if order.out is not None:
        write_predictions(cases, predictions, order.out)
    if order.results is not None and result.whole:
        keep(result, order.results)
    falls = fallen(result) if order.gated else []
    for fall in falls:
        say(f"below the floor: {fall.key} is {fall.value:.4f}, its floor {fall.floor:.4f}")
    return len(falls)
