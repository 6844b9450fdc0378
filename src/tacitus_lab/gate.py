"""Floors below which no figure may fall unseen.

They stand in `bench/floors.json`, so that a diff shows each change. `tacitus-lab floors` raises
them to the kept results; it lowers one only with `--lower`. A floor of accuracy is what was
measured, cut to three digits, for that is the same on every run; those of speed are set by hand,
for machines differ.
"""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tacitus.errors import UsageError
from tacitus_lab.metrics import Figure

FILE = Path("bench/floors.json")
BY_HAND = ("speed/", "keys/")


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure on the wrong side of its floor."""

    key: str
    value: float
    floor: float


def floors(file: Path = FILE) -> dict[str, float]:
    """benchmark/split/figure -> the least value ("higher is better") or the greatest ("lower")."""
    try:
        found: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return found


def falls(
    benchmark: str, split: str, figures: Sequence[Figure], kept: dict[str, float]
) -> list[Fall]:
    """The figures that fell through their floors, to four digits as results are kept."""
    found = []
    for one in figures:
        key = f"{benchmark}/{split}/{one.name}"
        if key in kept and (math.isnan(one.value) or worse(one.value, kept[key], one.better)):
            found.append(Fall(key, one.value, kept[key]))
    return found


def worse(value: float, floor: float, better: str) -> bool:
    """Whether a value is on the wrong side."""
    value = round(value, 4)
    return value < floor if better == "higher" else value > floor


def measured(results: Path) -> Iterator[tuple[str, float, str]]:
    """Of every kept figure of accuracy the key, the floor it gives, and which way is better."""
    for path in sorted(results.glob("*-*.json")):
        result: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        for one in result["figures"]:
            key = f"{result['benchmark']}/{result['split']}/{one['name']}"
            if one["value"] is not None and not key.startswith(BY_HAND):
                yield key, cut(one["value"], one["better"]), one["better"]


def cut(value: float, better: str) -> float:
    """Three digits, towards the wrong side."""
    ten_thousands = round(value * 10_000)
    return (ten_thousands // 10 if better == "higher" else -(-ten_thousands // 10)) / 1_000


def set_floors(results: Path, lower: Sequence[str] = (), file: Path = FILE) -> list[str]:
    """Raise floors to the kept results, set those that were missing, and lower the keys named; a
    line for each change and for each figure left below its floor."""
    kept = floors(file)
    lines = []
    found = {key: (floor, better) for key, floor, better in measured(results)}
    unknown = [key for key in lower if key not in found]
    if unknown:
        raise UsageError(
            f"no kept result gives {', '.join(unknown)}: run `tacitus-lab bench --keep`"
        )
    for key, (floor, better) in found.items():
        old = kept.get(key)
        if old is not None and worse(floor, old, better) and key not in lower:
            lines.append(f"left: {key} is {floor}, below its floor {old}; --lower {key} lowers it")
        elif old != floor:
            lines.append(f"{'new' if old is None else 'set'}: {key} {floor}")
            kept[key] = floor
    file.write_text(json.dumps(dict(sorted(kept.items())), indent=1) + "\n", encoding="utf-8")
    return lines
