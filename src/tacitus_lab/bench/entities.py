"""Names and mentions by kind on GUM, UNER's English-EWT, re3d and WNUT17; coreference on GUM."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from tacitus.derive.people import derive_entities
from tacitus.derive.places import derive_places
from tacitus.text_coder import TextCoder
from tacitus_lab.bench.base import Case, Peer
from tacitus_lab.bench.entity_data import read_bio, read_gum, read_re3d
from tacitus_lab.bench.marking import counted, marked, same
from tacitus_lab.coreference import Cluster, conll_f, conll_parts
from tacitus_lab.metrics import Figure, f_measure, figure

# Our kinds as the sets call them; a kind that a set lacks is not counted there.
KINDS = {
    "person": "person",
    "people": "person",
    "organisation": "organisation",
    "state": "place",
    "place": "place",
    "object": "object",
}


class Entities:
    """F of spans with their kind, the same characters; and whatever the kind. GUM's mentions are
    full phrases with all that hangs on them, ours leave out what trails, so exact spans differ by
    design: `head_f` compares first words. UNER and WNUT17 hold names only: there only mentions that
    are names are counted."""

    name = "entities"
    about = "mentions by kind; coreference on GUM"
    data: tuple[str, ...] = ("gum", "uner_ewt", "re3d", "wnut17")
    origin = "GUM's free genres, UNER English-EWT, re3d, WNUT17"
    splits: ClassVar[dict[str, str]] = {
        "gum-dev": "reporting",
        "gum-train": "tuning",
        "gum-test": "reporting",
        "uner-dev": "tuning",
        "uner-test": "reporting",
        "re3d": "tuning",
        "wnut17": "reporting",
    }
    usual: ClassVar[tuple[str, ...]] = ("gum-dev", "uner-test", "re3d", "wnut17")
    peers: tuple[Peer, ...] = ()

    def load(self, data: Path, split: str) -> Sequence[Case]:
        if split.startswith("gum"):
            return list(read_gum(data / "gum", split.removeprefix("gum-")))
        if split.startswith("uner"):
            part = split.removeprefix("uner-")
            return list(read_bio(data / "uner_ewt" / f"en_ewt-ud-{part}.iob2", column=2))
        if split == "re3d":
            return list(read_re3d(data / "re3d"))
        return list(read_bio(data / "wnut17" / "emerging.test.annotated", column=1))

    def predict(self, case: Case, coder: TextCoder) -> Any:
        report, marks = marked(case, coder)
        places = derive_places(report, marks, coder.tools.gazetteer)
        owner = {
            mention: number
            for number, group in enumerate(derive_entities(report, marks, places))
            for mention in group.mentions
        }
        names = {token.start for token in marks.tokens if token.tag == "PROPN"}
        return [
            {
                "start": one.span.start,
                "end": one.span.end,
                "head": [one.head.start, one.head.end],
                "kind": KINDS[one.kind],
                "name": one.head.start in names,
                "cluster": owner.get(number, -1 - number),
            }
            for number, one in enumerate(marks.mentions)
            if one.kind in KINDS
        ]

    def score(self, cases: Sequence[Case], predictions: Sequence[Any]) -> list[Figure]:
        pairs = [
            (case.gold, usable(case.gold, found))
            for case, found in zip(cases, predictions, strict=True)
        ]
        kinds = sorted({one["kind"] for gold, _ in pairs for one in gold["mentions"]})
        figures = [
            figure("span_f", [span_counts(gold, found) for gold, found in pairs], f_measure),
            figure("head_f", [head_counts(gold, found) for gold, found in pairs], f_measure),
            *(
                figure(f"{kind}_f", [span_counts(g, f, kind) for g, f in pairs], f_measure)
                for kind in kinds
            ),
        ]
        if any(gold["clusters"] for gold, _ in pairs):
            rows = [conll_parts(gold["clusters"], clusters_of(found)) for gold, found in pairs]
            figures.append(figure("conll_f", rows, conll_f))
        return figures


def usable(gold: dict[str, Any], found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The predicted mentions that the set would mark: where it marks names, names by their head."""
    if not gold["names_only"]:
        return found
    return [
        {**one, "start": one["head"][0], "end": one["head"][1]}
        for one in found
        if one["name"] and one["kind"] != "object"
    ]


def span_counts(
    gold: dict[str, Any], found: list[dict[str, Any]], kind: str | None = None
) -> tuple[float, float, float]:
    golds, preds = (
        sorted({(one["start"], one["end"]) for one in side if kind in (None, one["kind"])})
        for side in (gold["mentions"], found)
    )
    return counted(golds, preds, same)


def head_counts(gold: dict[str, Any], found: list[dict[str, Any]]) -> tuple[float, float, float]:
    """Mentions that begin at the same word."""
    golds, preds = (
        sorted({(one["start"], one["start"] + 1) for one in side})
        for side in (gold["mentions"], found)
    )
    return counted(golds, preds, same)


def clusters_of(found: list[dict[str, Any]]) -> list[Cluster]:
    """The predicted clusters of two mentions or more."""
    groups: dict[int, set[tuple[int, int]]] = {}
    for one in found:
        groups.setdefault(one["cluster"], set()).add((one["start"], one["end"]))
    return [frozenset(group) for group in groups.values() if len(group) > 1]
