"""docs/benchmarks.md, made from the results that were kept."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tacitus_lab.bench.all_benchmarks import BENCHMARKS
from tacitus_lab.bench.base import Benchmark, Peer
from tacitus_lab.gate import floors

HEAD = """# Benchmarks

Made by `make docs` from `bench/results/`, which `tacitus-lab bench --keep` writes. Shares are in
per cent. The interval is a 95% percentile bootstrap over documents (1,000 resamples, seeded). The
texts of a `tuning` split may be looked at when rules or weights are made, those of a `reporting`
split may not; the figures of both are known, and no figure below its floor is let pass. Data of
others is never part of this repository: each part says where it comes from. A peer's figure stands
beside ours to give a scale: read first what differs."""


def benchmarks_page(results: Path) -> str:
    """The page: a part for every benchmark, in the order of the table."""
    parts = [HEAD]
    for name, benchmark in BENCHMARKS.items():
        kept = [json.loads(path.read_text(encoding="utf-8")) for path in files_of(results, name)]
        parts.append("\n".join(part_of(benchmark, kept)))
    return "\n\n".join(parts) + "\n"


def files_of(results: Path, name: str) -> list[Path]:
    """The kept results of a benchmark, a file a split, in the order of its splits."""
    splits = BENCHMARKS[name].splits
    return [path for split in splits if (path := results / f"{name}-{split}.json").exists()]


def part_of(benchmark: Benchmark, kept: list[dict[str, Any]]) -> Iterator[str]:
    """One benchmark: what it measures, on what, our figures, the peers'."""
    yield f"## {benchmark.name}"
    yield ""
    yield f"Measures {benchmark.about}. Data: {benchmark.origin}."
    if not kept:
        yield ""
        yield "No result is kept yet."
        return
    for result in kept:
        yield ""
        yield from result_lines(benchmark, result)
    if benchmark.peers:
        yield ""
        yield "| peer | figure | value | what differs | source |"
        yield "|---|---|---|---|---|"
        units = {one["name"]: one["unit"] for result in kept for one in result["figures"]}
        yield from (peer_row(peer, units[peer.figure]) for peer in benchmark.peers)


def result_lines(benchmark: Benchmark, result: dict[str, Any]) -> Iterator[str]:
    split = result["split"]
    yield (
        f"Split `{split}` ({result['purpose']}), {result['documents']} documents, coder"
        f" {result['coder']}: `tacitus-lab bench {benchmark.name} --split {split}`"
    )
    yield ""
    kept_floors = floors()
    yield "| figure | value | 95% interval | n | floor |"
    yield "|---|---|---|---|---|"
    for one in result["figures"]:
        floor = kept_floors.get(f"{benchmark.name}/{split}/{one['name']}")
        yield (
            f"| {one['name']} | {shown(one['value'], one['unit'])} | {interval(one)} | {one['n']}"
            f" | {'' if floor is None else shown(floor, one['unit'])} |"
        )


def shown(value: float | None, unit: str) -> str:
    """A figure in its unit."""
    if value is None:
        return "–"
    return f"{100 * value:.1f}" if unit == "share" else f"{value:.2f} {unit}"


def interval(one: dict[str, Any]) -> str:
    if one["low"] is None:
        return ""
    times, digits = (100, 1) if one["unit"] == "share" else (1, 2)
    return f"{times * one['low']:.{digits}f} to {times * one['high']:.{digits}f}"


def peer_row(peer: Peer, unit: str) -> str:
    value = shown(peer.value, unit)  # "–" where a figure would say nothing
    return f"| {peer.system} | {peer.figure} | {value} | {peer.differs} | {peer.source} |"
