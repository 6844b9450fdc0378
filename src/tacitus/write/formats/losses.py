"""The loss report: what a format could not express, counted by column, and each on its own."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TextIO


@dataclass(slots=True)
class Losses:
    """`add` while writing; a loss goes to `stream` as a line of JSON (row, column, reason) at once,
    and only the counts are kept."""

    stream: TextIO | None = None
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, row: str, column: str, reason: str) -> None:
        """Row `row` (an incident's id, or what the format calls it) lost something in `column`.
        Rows that lose it in one way are given the same reason: the counts go by it."""
        self.counts[column, reason] += 1
        if self.stream is not None:
            line = {"row": row, "column": column, "reason": reason}
            self.stream.write(json.dumps(line, ensure_ascii=False) + "\n")

    def summary(self) -> Iterator[str]:
        """A line for each way of losing something, the most frequent first."""
        for (column, reason), count in sorted(
            self.counts.items(), key=lambda item: (-item[1], item[0])
        ):
            yield f"{column}: {reason} ({count:,} row{'' if count == 1 else 's'})"
