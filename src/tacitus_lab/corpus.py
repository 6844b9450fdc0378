"""The corpus of our own reports: whether it is sound, and what it covers.

tacitus-lab corpus      every fault, every pair of reports too alike, then the coverage table
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from tacitus_lab.corpus_report import CorpusReport
from tacitus_lab.coverage import table
from tacitus_lab.gold.compiler import Compiler
from tacitus_lab.stories import Stories, read_stories, story_faults

SPLITS = ("train", "dev", "test")
SHINGLE = 5  # words
TOO_ALIKE = 0.20  # share of the shorter text's shingles that another may hold
HEAD = re.compile(r"#\s*(\w[\w -]*:.*)")


@dataclass(slots=True)
class Findings:
    """What a look at the whole corpus found."""

    reports: list[CorpusReport] = field(default_factory=list)
    stories: Stories = field(default_factory=Stories)
    faults: list[str] = field(default_factory=list)
    alike: list[str] = field(default_factory=list)


def corpus(folder: Path) -> int:
    """Print what is wrong and what is covered; the exit code is 1 if anything is wrong."""
    found = examine(folder)
    for line in (*found.faults, *found.alike):
        print(line, file=sys.stderr)
    print(table(found.reports, found.stories))
    print(f"{len(found.reports)} reports, {len(found.faults)} faults, {len(found.alike)} too alike")
    return 1 if found.faults or found.alike else 0


def examine(folder: Path) -> Findings:
    """Compile every coding below a corpus folder and compare every pair of texts."""
    found = Findings()
    for split in SPLITS:
        for path in sorted((folder / split).glob("*.yaml")):
            compiler = Compiler(path)
            found.faults += [f"{path}:{line}: {message}" for line, message in compiler.faults]
            if compiler.coding is not None and not compiler.faults:
                found.reports.append(CorpusReport(split, path, compiler.coding, head_of(path)))
    found.faults += second_faults(folder)
    found.stories = read_stories(folder / "stories.yaml")
    found.faults += story_faults(found.stories, found.reports)
    found.alike = list(too_alike(found.reports, found.stories.versions()))
    return found


def second_faults(folder: Path) -> Iterator[str]:
    """The faults of the second codings, each of the text of its first."""
    for path in sorted((folder / "second").glob("*.yaml")):
        text = text_of_second(path)
        if text is None:
            yield f"{path}:0: no report of this name"
        else:
            yield from (
                f"{path}:{line}: {message}" for line, message in Compiler(path, text).faults
            )


def text_of_second(path: Path) -> Path | None:
    """The text that a second coding is of; None where no split has it."""
    texts = (path.parents[1] / split / f"{path.stem}.txt" for split in SPLITS)
    return next((text for text in texts if text.exists()), None)


def head_of(path: Path) -> dict[str, str]:
    """The keys of the first comment."""
    match = HEAD.match(path.read_text(encoding="utf-8").split("\n", 1)[0])
    if not match:
        return {}
    pairs = (part.partition(":") for part in match[1].split(";"))
    return {key.strip(): value.strip() for key, _, value in pairs}


def too_alike(reports: list[CorpusReport], versions: set[frozenset[str]]) -> Iterator[str]:
    """The pairs that share too many shingles and are no versions of one story."""
    shingled = [(one.coding["report"]["id"], shingles(one.coding)) for one in reports]
    holders: dict[tuple[str, ...], list[int]] = {}
    for number, (_, some) in enumerate(shingled):
        for shingle in some:
            holders.setdefault(shingle, []).append(number)
    shared = Counter(pair for numbers in holders.values() for pair in combinations(numbers, 2))
    for (one, two), common in sorted(shared.items()):
        (id_, some), (id2, others) = shingled[one], shingled[two]
        share = common / min(len(some), len(others))
        if share > TOO_ALIKE and frozenset((id_, id2)) not in versions:
            yield f"{id_} and {id2} share {share:.0%} of their {SHINGLE}-word runs"


def shingles(coding: dict[str, Any]) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", coding["report"]["text"].lower())
    return {tuple(words[n : n + SHINGLE]) for n in range(max(0, len(words) - SHINGLE + 1))}
