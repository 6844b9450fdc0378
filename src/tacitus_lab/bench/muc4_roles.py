"""MUC-4 simplified to an incident type and five roles (Du, Rush and Cardie 2021)."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from tacitus.text_coder import TextCoder
from tacitus_lab.bench.base import Case, Peer
from tacitus_lab.bench.muc4 import Muc4, filled
from tacitus_lab.metrics import Figure
from tacitus_lab.muc4.measures import role_figures
from tacitus_lab.muc4.role_filling import role_template
from tacitus_lab.muc4.roles import (
    RoleTemplate,
    ceaf_ree_counts,
    gtt_counts,
    once,
    role_template_json,
    role_template_of,
)

TEST_SET = "on the test set (TST3 and TST4), not on dev or train"
TRAINED = f"trained on the 1,300 texts of train; {TEST_SET}"
GTT_PAPER = "Du, Rush and Cardie, Template Filling with Generative Transformers (NAACL 2021)"
ITERX = "Chen et al., Iterative Document-level Information Extraction (EACL 2023)"
RESCORED = "official responses of 1992, scored anew with this metric"
UNTRACED = "handed down with this benchmark; the paper is not traced"
GRIT = "Du, Rush and Cardie, GRIT (EACL 2021)"


class Muc4Roles:
    """The GTT score of templates and CEAF-REE of the roles over a document. The templates are those
    of the benchmark `muc4`, made by the same codebook file. The simplified data has its texts in
    lower case and without dateline; where muc4/ has the document, that text is read instead."""

    name = "muc4-roles"
    about = "MUC-4 in five roles: GTT score and CEAF-REE"
    data: tuple[str, ...] = ("muc4/gtt",)
    origin = "github.com/xinyadu/gtt (MIT): muc4/gtt/{train,dev}.jsonl"
    splits: ClassVar[dict[str, str]] = {
        "dev": "reporting",
        "train": "tuning",
        "test": "reporting",
    }
    usual: ClassVar[tuple[str, ...]] = ("dev",)
    peers: tuple[Peer, ...] = (
        Peer("gtt_f", "GE 1992", 0.545, f"hand-made; {TEST_SET}", RESCORED),
        Peer("gtt_f", "Qwen3-4B, fine-tuned", 0.543, TRAINED, UNTRACED),
        Peer("gtt_f", "IterX-T5", 0.530, TRAINED, ITERX),
        Peer("gtt_f", "GTT", 0.502, TRAINED, GTT_PAPER),
        Peer("gtt_f", "DyGIE++", 0.458, TRAINED, GTT_PAPER),
        Peer("gtt_f", "Qwen3-4B, zero-shot", 0.214, TEST_SET, UNTRACED),
        Peer("ceaf_ree_f", "GRIT", 0.545, TRAINED, GRIT),
    )

    def load(self, data: Path, split: str) -> Sequence[Case]:
        lines = (data / "muc4" / "gtt" / f"{split}.jsonl").read_text(encoding="utf-8").split("\n")
        rows = [json.loads(line) for line in lines if line.strip()]
        printed = texts_as_printed(data, split)
        return [case_of(row, printed.get(row["docid"])) for row in rows]

    def predict(self, case: Case, coder: TextCoder) -> Any:
        return [role_template_json(role_template(one)) for one in filled(case, coder)]

    def score(self, cases: Sequence[Case], predictions: Sequence[Any]) -> list[Figure]:
        documents = [
            (once([role_template_of(one) for one in predicted]), once(gold_of(case)))
            for case, predicted in zip(cases, predictions, strict=True)
        ]
        return [
            *role_figures("gtt", [gtt_counts(*pair) for pair in documents]),
            *role_figures("ceaf_ree", [ceaf_ree_counts(*pair) for pair in documents]),
        ]


def texts_as_printed(data: Path, split: str) -> dict[str, Case]:
    """The documents of the whole task by id, where they are at hand."""
    there = (data / "muc4" / f"{split}.jsonl").exists()
    return {case.id: case for case in Muc4().load(data, split)} if there else {}


def case_of(row: dict[str, Any], printed: Case | None) -> Case:
    gold = {"templates": row["templates"], "place": printed.gold["place"] if printed else None}
    if printed is None:
        return Case(row["docid"], row["doctext"], gold)
    return Case(row["docid"], printed.text, gold, printed.published)


def gold_of(case: Case) -> list[RoleTemplate]:
    return [role_template_of(one) for one in case.gold["templates"]]
