"""The data that the reader learns from: one table, with the rights of each set.

Sets whose rights do not let a model be given away are for measuring only and do not stand here; nor
do those whose labels the shipped heads do not need (see docs/decisions).
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tacitus.annotate.learned.features import features
from tacitus.annotate.rules import mark
from tacitus.contract import from_json
from tacitus.values import CodedReport
from tacitus_lab.bench.reports import Reports
from tacitus_lab.train.examples import Example, gold_anchors, known_of, targets
from tacitus_lab.train.muc4 import muc4


@dataclass(frozen=True, slots=True)
class DataSet:
    """`place` is below the folder of the corpus or of the data of others; `share`: how many of its
    examples are read in an epoch; `teaches`: which heads."""

    name: str
    place: str
    of_others: bool
    origin: str
    rights: str
    teaches: str
    share: float  # of examples with another source than `name`, all
    read: Callable[[Path, Any], Iterator[Example]]


def coded_reports(folder: Path, tokenizer: Any) -> Iterator[Example]:
    """Reports in the authoring form, with the marks that the rules make of them."""
    for case in Reports().load(folder, "given"):
        yield from example_of(case.id, "corpus", from_json(json.dumps(case.gold)), tokenizer)


def upper_case(folder: Path, tokenizer: Any) -> Iterator[Example]:
    """The same reports in upper case, as old newswire is written; letters that become two as they
    are."""
    for case in Reports().load(folder, "given"):
        gold = from_json(json.dumps(case.gold))
        text = "".join(up if len(up := one.upper()) == 1 else one for one in gold.report.text)
        gold = replace(gold, report=replace(gold.report, text=text))
        yield from example_of(f"{case.id} upper", "upper case", gold, tokenizer)


def example_of(name: str, source: str, gold: CodedReport, tokenizer: Any) -> Iterator[Example]:
    marks, hedges = mark(gold.report)
    if marks.tokens:
        known = known_of(gold.report.text, marks, hedges, gold_anchors(gold, marks)[0])
        yield Example(name, source, features(marks, tokenizer), targets(gold, marks), known)


DATA: tuple[DataSet, ...] = (
    DataSet(
        name="corpus",
        place="train",
        of_others=False,
        origin="corpus/train of this repository",
        rights="CC0",
        teaches="all",
        share=1.0,
        read=coded_reports,
    ),
    DataSet(
        name="upper case",
        place="train",
        of_others=False,
        origin="corpus/train of this repository, in upper case",
        rights="CC0",
        teaches="all",
        share=0.15,
        read=upper_case,
    ),
    DataSet(
        name="muc4",
        place="muc4/train.jsonl",
        of_others=True,
        origin="MUC-3/4 training reports and keys (NIST, 1992)",
        rights="US government release; no licence file",
        teaches="roles, types and modes of ASSAULT; of 250 that we coded all anchors",
        share=0.4,
        read=muc4,
    ),
)
