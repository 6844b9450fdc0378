"""Event factuality against the UW set: how sure the hedges make each happening."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from tacitus.annotate.hedges import find_hedges, judged
from tacitus.annotate.tags import tag
from tacitus.annotate.tokens import tokenise
from tacitus.text_coder import TextCoder
from tacitus.values import Span
from tacitus_lab.bench.base import Case, Peer
from tacitus_lab.metrics import Figure, f_measure, figure, moments, pearson, share

# The mean judgement (-3 to 3) of the train split for each certainty and stage that the rules give;
# of pairs with fewer than 20 cases, that of the certainty.
SCALE: dict[str, float] = {
    "asserted": 2.70,
    "asserted attempted": 0.96,
    "reported": 2.63,
    "planned": 2.02,
    "alleged": 1.85,
    "hypothetical": 1.40,
    "hypothetical attempted": 1.07,
    "denied": -0.75,
    "denied planned": -0.29,
}
MARKS = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}
NO_SPACE_BEFORE = frozenset(
    [",", ".", ";", ":", "?", "!", "%", ")", "'", '"', "'s", "n't", "'re", "'ve", "'ll", "'d", "'m"]
)
NOT_FACTUAL = 1.5  # a lower gold judgement is of a happening not told as a fact
COUNTERFACTUAL = -1.0  # at or below it, of one told as not having happened


class Factuality:
    """Mean absolute error and Pearson's r over happenings; F of what is not told as a fact (gold
    below 1.5) and of what is told as not so (gold at or below -1). The sentences come as words and
    are joined again."""

    name = "factuality"
    about = "certainty of happenings: denied, planned, alleged, hypothetical"
    data: tuple[str, ...] = ("factuality/UW",)
    origin = "UW event factuality (Lee et al. 2015): research use"
    splits: ClassVar[dict[str, str]] = {
        "train": "tuning",
        "dev": "reporting",
        "test": "reporting",
    }
    usual: ClassVar[tuple[str, ...]] = ("dev",)
    peers: tuple[Peer, ...] = (
        Peer(
            "pearson_r",
            "learned systems",
            0.75,
            "trained on the set itself",
            "Pouran Ben Veyseh et al. 2019, about",
        ),
    )

    def load(self, data: Path, split: str) -> Sequence[Case]:
        path = data / "factuality" / "UW" / f"{split}.jsonl"
        with path.open(encoding="utf-8") as lines:
            return [case_of(f"{split}-{n}", json.loads(line)) for n, line in enumerate(lines)]

    def predict(self, case: Case, _coder: TextCoder) -> Any:
        tokens, sentences = tokenise(case.text)
        hedges = find_hedges(case.text, tag(tokens, sentences), sentences)
        made = []
        for gold in case.gold:
            certainty, stage, _ = judged(hedges, Span(gold["start"], gold["end"]))
            value = SCALE.get(f"{certainty} {stage}", SCALE[certainty])
            made.append({"certainty": certainty, "stage": stage, "value": value})
        return made

    def score(self, cases: Sequence[Case], predictions: Sequence[Any]) -> list[Figure]:
        pairs = [
            [(gold["label"], one["value"]) for gold, one in zip(case.gold, found, strict=True)]
            for case, found in zip(cases, predictions, strict=True)
        ]
        kinds = [
            [(gold["label"], one) for gold, one in zip(case.gold, found, strict=True)]
            for case, found in zip(cases, predictions, strict=True)
        ]
        errors = [(sum(abs(y - x) for y, x in some), float(len(some))) for some in pairs]
        return [
            figure("mae", errors, share, "points", "lower"),
            figure("pearson_r", [moments(some) for some in pairs], pearson, "r"),
            figure(
                "not_factual_f",
                [class_counts(some, NOT_FACTUAL, is_not_factual) for some in kinds],
                f_measure,
            ),
            figure(
                "counterfactual_f",
                [class_counts(some, COUNTERFACTUAL + 1e-9, is_denied) for some in kinds],
                f_measure,
            ),
        ]


def is_not_factual(one: dict[str, Any]) -> bool:
    return one["certainty"] not in ("asserted", "reported") or one["stage"] is not None


def is_denied(one: dict[str, Any]) -> bool:
    return bool(one["certainty"] == "denied")


def class_counts(
    some: list[tuple[float, dict[str, Any]]], below: float, is_class: Any
) -> tuple[float, float, float]:
    """Right, predicted, gold of the class of judgements below a bound."""
    golds = [label < below for label, _ in some]
    preds = [is_class(one) for _, one in some]
    right = sum(gold and pred for gold, pred in zip(golds, preds, strict=True))
    return float(right), float(sum(preds)), float(sum(golds))


def case_of(id_: str, row: dict[str, Any]) -> Case:
    """The sentence with its words joined, and the offsets of the words judged."""
    text, spans = "", []
    for written in row["text"].split(" "):
        word = MARKS.get(written, written)
        glued = word in NO_SPACE_BEFORE or word == "-" or text.endswith(("-", "$", "("))
        if text and not glued:
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
    golds = [
        {
            "start": spans[target["span1"][0]][0],
            "end": spans[target["span1"][1] - 1][1],
            "label": target["label"],
        }
        for target in row["targets"]
    ]
    return Case(id_, text, golds)
