"""One benchmark after the other: load, predict, score, print, keep, hold against the floors."""

import json
import math
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track

from tacitus_lab.bench.base import Benchmark, ByReader, Case
from tacitus_lab.bench.predict import Predictor
from tacitus_lab.gate import Fall, falls, floors
from tacitus_lab.metrics import Figure


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of one benchmark on one split; `whole` is false under --limit."""

    benchmark: str
    split: str
    purpose: str  # "tuning" or "reporting"
    coder: str
    documents: int
    whole: bool
    seconds: float
    figures: list[Figure]


def missing(benchmark: Benchmark, data: Path) -> list[str]:
    """The folders of a benchmark's data, where none of them is there."""
    there = any((data / folder).exists() for folder in benchmark.data)
    return [] if there else list(benchmark.data)


def run(
    benchmark: Benchmark, predict: Predictor, data: Path, split: str, limit: int | None
) -> tuple[Result, Sequence[Case], list[Any]]:
    """The result, the cases and what was predicted for them."""
    if isinstance(benchmark, ByReader):
        predict = predict.by(split)
    every = benchmark.load(data, split)
    cases = every if limit is None else every[:limit]
    began = time.perf_counter()
    predictions = list(shown(benchmark.name, predict(benchmark, cases), len(cases)))
    seconds = time.perf_counter() - began
    result = Result(
        benchmark=benchmark.name,
        split=split,
        purpose=benchmark.splits[split],
        coder=predict.coder.tools.coder.version,
        documents=len(cases),
        whole=len(cases) == len(every),
        seconds=round(seconds, 1),
        figures=benchmark.score(cases, predictions) if cases else [],
    )
    return result, cases, predictions


def shown(name: str, predictions: Iterable[Any], total: int) -> Iterator[Any]:
    """The predictions, with a bar on a terminal."""
    talk = Console(stderr=True)
    yield from track(predictions, f"{name:12}", total, console=talk, disable=not talk.is_terminal)


def keep(result: Result, folder: Path) -> Path:
    """Write a result to `bench/results/NAME-SPLIT.json`, figures to four digits."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{result.benchmark}-{result.split}.json"
    made = asdict(result)
    made["figures"] = [
        {key: rounded(value) for key, value in asdict(one).items()} for one in result.figures
    ]
    path.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    return path


def rounded(value: Any) -> Any:
    """Four digits; nan, which JSON does not know, is null."""
    if isinstance(value, float):
        return None if math.isnan(value) else round(value, 4)
    return value


def write_predictions(cases: Sequence[Case], predictions: Sequence[Any], out: Path) -> None:
    """One JSON object a line: the document's id and what was predicted."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8") as file:
        for case, predicted in zip(cases, predictions, strict=True):
            line = json.dumps({"id": case.id, "predicted": predicted}, ensure_ascii=False)
            file.write(line + "\n")


def printed(result: Result) -> str:
    """The result as a small table."""
    head = (
        f"{result.benchmark} / {result.split} ({result.purpose}): {result.documents} documents"
        f"{'' if result.whole else ', a part'}, {result.seconds:.0f} s, coder {result.coder}"
    )
    return "\n".join([head, *(figure_line(one) for one in result.figures)])


def figure_line(one: Figure) -> str:
    """A figure in its unit, shares in per cent."""
    if math.isnan(one.value):
        return f"  {one.name:28} nothing to measure"
    times, unit, digits = (100, "", 1) if one.unit == "share" else (1, f" {one.unit}", 2)
    value = f"{times * one.value:8.{digits}f}{unit}"
    if math.isnan(one.low):
        return f"  {one.name:28} {value}   n {one.n}"
    bounds = f"{times * one.low:.{digits}f} to {times * one.high:.{digits}f}"
    return f"  {one.name:28} {value}   95% {bounds}   n {one.n}"


def fallen(result: Result) -> list[Fall]:
    """The floors broken; a part of a split is held against none."""
    if not result.whole:
        return []
    return falls(result.benchmark, result.split, result.figures, floors())


def say(words: str) -> None:
    """Talk goes to stderr, results to stdout."""
    print(words, file=sys.stderr)
