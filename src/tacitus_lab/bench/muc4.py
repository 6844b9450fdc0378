"""MUC-4: incidents of political violence in Latin America, 1988 to 1991, in 24 slots."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from tacitus.text_coder import TextCoder
from tacitus.values import CodedReport
from tacitus.write.muc4.dateline import Dateline
from tacitus.write.muc4.fill import fill
from tacitus.write.muc4.profile import read_profile
from tacitus.write.muc4.templates import Documents, Template, template_json, templates_of
from tacitus_lab.bench.base import Case, Peer
from tacitus_lab.metrics import Figure
from tacitus_lab.muc4.datelines import dateline_of, published_day
from tacitus_lab.muc4.measures import relevance_figures, slot_figures
from tacitus_lab.muc4.scorer import score

PROCEEDINGS = "Proceedings of the Fourth Message Understanding Conference (1992), appendix G"
TEST_SET = "hand-made for this task and corpus; on the test set {}, not on dev or train"


class Muc4:
    """ALL TEMPLATES F (P&R) of the official scorer, every slot, and whether a document is relevant.
    The codebook file `codebooks/muc4.toml` says what an incident is and how values are written."""

    name = "muc4"
    about = "MUC-4 templates of 24 slots, scored as in 1992"
    data: tuple[str, ...] = ("muc4",)
    origin = "MUC-3/4 corpus and keys (NIST, 1992), as JSON Lines: muc4/{train,dev}.jsonl"
    splits: ClassVar[dict[str, str]] = {
        "dev": "reporting",
        "train": "tuning",
        "test": "reporting",
    }
    usual: ClassVar[tuple[str, ...]] = ("dev",)
    peers: tuple[Peer, ...] = tuple(
        Peer("all_templates_f", f"{system} 1992, {test}", value, TEST_SET.format(test), PROCEEDINGS)
        for system, values in (
            ("GE", (0.559, 0.572)),
            ("GE-CMU", (0.518, 0.530)),
            ("UMass", (0.515, 0.465)),
        )
        for test, value in zip(("TST3", "TST4"), values, strict=True)
    )

    def load(self, data: Path, split: str) -> Sequence[Case]:
        lines = (data / "muc4" / f"{split}.jsonl").read_text(encoding="utf-8").split("\n")
        return [case_of(json.loads(line)) for line in lines if line.strip()]

    def predict(self, case: Case, coder: TextCoder) -> Any:
        return [template_json(one) for one in filled(case, coder)]

    def score(self, cases: Sequence[Case], predictions: Sequence[Any]) -> list[Figure]:
        keys, responses = documents_of(cases, predictions)
        scored = score(keys, responses)
        return [*slot_figures(scored, list(keys)), *relevance_figures(keys, responses)]


def case_of(row: dict[str, Any]) -> Case:
    """A document: dateline and text; the day of the dateline is that of publication."""
    header = row["header"]
    gold = {"place": header["place"], "templates": row["templates"]}
    text = header["dateline"] + row["text"]
    return Case(row["docid"], text, gold, published_day(header["date"]))


def coded_of(case: Case, coder: TextCoder) -> tuple[CodedReport, Dateline]:
    """A document as coded, and its dateline."""
    coded = coder(case.text, case.published, id=case.id, language="en")
    return coded, dateline_of(coded.report.text, case.gold["place"], coder.tools.gazetteer)


def filled(case: Case, coder: TextCoder) -> list[Template]:
    """The templates that the codebook file makes of a document."""
    coded, dateline = coded_of(case, coder)
    return fill(coded, read_profile(), dateline)


def documents_of(cases: Sequence[Case], predictions: Sequence[Any]) -> tuple[Documents, Documents]:
    """Key and response as the scorer wants them."""
    keys = {case.id: templates_of(case.gold["templates"]) for case in cases}
    pairs = zip(cases, predictions, strict=True)
    return keys, {case.id: templates_of(predicted) for case, predicted in pairs}
