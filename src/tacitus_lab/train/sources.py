"""The data that the reader learns from: one table, with the rights of each set.

Sets whose rights do not let a model be given away are for measuring only and do not stand here; nor
do those whose labels the shipped heads do not need (see docs/decisions).
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tacitus.annotate.learned.features import features
from tacitus.annotate.rules import RuleReader
from tacitus.contract import from_json
from tacitus_lab.bench.reports import Reports
from tacitus_lab.train.examples import Example, targets
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
    share: float
    read: Callable[[Path, Any], Iterator[Example]]


def coded_reports(folder: Path, tokenizer: Any) -> Iterator[Example]:
    """Reports in the authoring form, with the marks that the rules make of them."""
    reader = RuleReader()
    for case in Reports().load(folder, "given"):
        gold = from_json(json.dumps(case.gold))
        marks = reader(gold.report)
        if marks.tokens:
            yield Example(case.id, "corpus", features(marks, tokenizer), targets(gold, marks))


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
        name="muc4",
        place="muc4/train.jsonl",
        of_others=True,
        origin="MUC-3/4 training reports and keys (NIST, 1992)",
        rights="US government release; no licence file",
        teaches="roles, one happening or two, types and modes of ASSAULT",
        share=0.3,
        read=muc4,
    ),
)
