"""Coded reports against gold codings: the whole coder, claim by claim."""

import json
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any, ClassVar

from tacitus.plain import to_json
from tacitus.text_coder import TextCoder
from tacitus.vocabulary import TOLL_FIELDS
from tacitus_lab.bench.base import Case, Peer
from tacitus_lab.gold import coded
from tacitus_lab.gold.alignment import Pair
from tacitus_lab.gold.compiler import Compiler
from tacitus_lab.gold.figures import score
from tacitus_lab.gold.score_reports import table
from tacitus_lab.metrics import Figure, f_measure, figure, share


class Reports:
    """claim_f (right by value) and traced_f (evidence and certainty right too), and what they are
    made of. The scorer is `tacitus_lab.gold`."""

    name = "reports"
    about = "claims, events and statements of coded reports against gold codings"
    data: tuple[str, ...] = ()
    origin = "the package's samples, corpus/, the seed report beside the checkout, or any folder"
    splits: ClassVar[dict[str, str]] = {
        "samples": "tuning",
        "seed": "tuning",
        "train": "tuning",
        "dev": "tuning",
        "test": "reporting",
        "given": "reporting",
    }
    usual: ClassVar[tuple[str, ...]] = ("samples", "seed", "dev", "test")
    peers: tuple[Peer, ...] = ()

    def load(self, data: Path, split: str) -> Sequence[Case]:
        return [case_of(path) for path in sorted(folder_of(data, split).glob("*.yaml"))]

    def predict(self, case: Case, coder: TextCoder) -> Any:
        head = case.gold["report"]
        coded = coder(case.text, case.published, id=case.id, language=head["language"])
        return json.loads(json.dumps(to_json(coded)))

    def score(self, cases: Sequence[Case], predictions: Sequence[Any]) -> list[Figure]:
        pairs = [Pair(case.gold, pred) for case, pred in zip(cases, predictions, strict=True)]
        claims = [pair.rows for pair in pairs]
        traced = [[row["kind"] == "right" and row["traced"] for row in rows] for rows in claims]
        return [
            figure("claim_f", [counted(rows) for rows in claims], f_measure),
            figure(
                "traced_f",
                [
                    (float(sum(right)), *counted(rows)[1:])
                    for rows, right in zip(claims, traced, strict=True)
                ],
                f_measure,
            ),
            figure("events", [counted(pair.event_rows) for pair in pairs], f_measure),
            figure("events_typed", [typed(pair.event_rows) for pair in pairs], f_measure),
            figure("main_event", [main_event(pair) for pair in pairs], f_measure),
            figure("tolls", [tolls(pair) for pair in pairs], f_measure),
            figure(
                "statements",
                [(float(len(pair.statements)), *sizes(pair, "statements")) for pair in pairs],
                f_measure,
            ),
            figure("speaker", [speakers(pair) for pair in pairs], share),
            figure(
                "entities_ceaf_e",
                [
                    (sum(phi for *_, phi in pair.entities), *sizes(pair, "entities"))
                    for pair in pairs
                ],
                f_measure,
            ),
        ]

    def details(self, cases: Sequence[Case], predictions: Sequence[Any]) -> str:
        """The whole table of `tacitus_lab.gold.score_reports`."""
        pairs = [Pair(case.gold, pred) for case, pred in zip(cases, predictions, strict=True)]
        wrong = {pair.id: coded.faults(pair.pred) for pair in pairs}
        return "\n".join(table(score(pairs, wrong)))


def folder_of(data: Path, split: str) -> Path:
    """The folder of a split: `given` is --data itself, `seed` lies beside it, the samples in the
    package, the others in corpus/."""
    if split == "samples":
        return Path(str(resources.files("tacitus") / "data" / "samples"))
    return {"given": data, "seed": data.parent / "seed"}.get(split, Path("corpus") / split)


def case_of(path: Path) -> Case:
    """The case of a gold coding."""
    gold = coding_of(path)
    head = gold["report"]
    return Case(head["id"], head["text"], gold, head["published"])


def coding_of(path: Path, text: Path | None = None) -> dict[str, Any]:
    """A coding compiled, of the text beside it or of another; ValueError if it is at fault."""
    compiler = Compiler(path, text)
    if compiler.coding is None or compiler.faults:
        raise ValueError(f"{path}: {compiler.faults[0][1]}: run the compiler's check on it")
    coding: dict[str, Any] = json.loads(json.dumps(compiler.coding))
    return coding


def counted(rows: list[dict[str, Any]]) -> tuple[float, float, float]:
    """Right, predicted, gold."""
    kinds = [row["kind"] for row in rows]
    right = float(kinds.count("right"))
    return right, right + kinds.count("spurious"), right + kinds.count("missed")


def typed(rows: list[dict[str, Any]]) -> tuple[float, float, float]:
    """Right (also of the same type), predicted, gold."""
    return float(sum(bool(row["typed"]) for row in rows)), *counted(rows)[1:]


def tolls(pair: Pair) -> tuple[float, float, float]:
    return counted([row for row in pair.rows if row["field"] in TOLL_FIELDS])


def main_event(pair: Pair) -> tuple[float, float, float]:
    golds, preds = (
        float(sum(event["salience"] == "main" for event in side["events"]))
        for side in (pair.gold, pair.pred)
    )
    right = sum(g["salience"] == p["salience"] == "main" for g, p in pair.events)
    return float(right), preds, golds


def speakers(pair: Pair) -> tuple[float, float]:
    right = sum(pair.same(g["speaker"], p["speaker"]) for g, p in pair.statements)
    return float(right), float(len(pair.statements))


def sizes(pair: Pair, key: str) -> tuple[float, float]:
    """Predicted, gold."""
    return float(len(pair.pred[key])), float(len(pair.gold[key]))
