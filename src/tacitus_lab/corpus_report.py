"""A report of the corpus with its coding."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class CorpusReport:
    """One report of the corpus: its coding and what the first comment of its YAML says of it
    (`# register: wire; country: KEN; noise: byline; story: key`)."""

    split: str
    path: Path
    coding: dict[str, Any]
    head: dict[str, str]
