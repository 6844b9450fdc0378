"""One gold report beside its prediction: which events, claims, entities, statements are which."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from tacitus.vocabulary import TOLL_FIELDS
from tacitus_lab.gold.coded import Json
from tacitus_lab.gold.sameness import (
    SECOND,
    keyed,
    overlap,
    part,
    same_figures,
    same_place,
    same_value,
)
from tacitus_lab.gold.shapes import ATTRIBUTES, FIELDS
from tacitus_lab.gold.words import Words, f_measure, is_content, share

ALIGNED = 0.3  # least similarity of two events that are one
SAME_SPAN = 0.8  # least token F of two statements that are one


def assign(weights: Any, least: float = 0.0) -> Any:
    """The pairs (row, column) of greatest total weight, each above 0 and at least `least`."""
    weights = np.asarray(weights, dtype=float)
    if weights.size == 0:
        return []
    weights = np.where(weights >= least, weights, 0)
    return [
        (int(i), int(j))
        for i, j in zip(*linear_sum_assignment(weights, maximize=True), strict=True)
        if weights[i, j] > 0
    ]


def with_rest(aligned: Any, golds: list[Json], preds: list[Json]) -> Any:
    """The aligned pairs, then what is left of either side beside nothing."""
    used = {id(one) for pair in aligned for one in pair}
    return (
        aligned
        + [(gold, None) for gold in golds if id(gold) not in used]
        + [(None, pred) for pred in preds if id(pred) not in used]
    )


def kind_of(gold: Json, pred: Json) -> Any:
    return "missed" if pred is None else "spurious" if gold is None else "right"


def typed(event: Json) -> Any:
    return [part(claim, "type") for claim in event["claims"] if claim["field"] == "type"]


class Pair:
    """A gold report and its prediction: `events`, `entities` and `statements` are what was aligned;
    the rows say of each event and claim of either side whether it is right, missed or spurious."""

    def __init__(self, gold: Json, pred: Json) -> None:
        self.id = gold["report"]["id"]
        self.words = Words(gold["report"]["text"])
        self.gold, self.pred = gold, pred
        self.mentions = [
            [self.read_mentions(entity) for entity in coding["entities"]] for coding in (gold, pred)
        ]
        self.matched = set(self.match_entities())
        self.events = self.align_events()
        self.entities = self.align_entities()
        self.statements = self.align_statements()
        self.event_rows: list[Json] = []
        self.rows: list[Json] = []
        self.attribute_rows: list[Json] = []
        self.second: dict[str, list[int]] = defaultdict(
            lambda: [0, 0, 0]
        )  # field -> gold, predicted, right
        for g, p in with_rest(self.events, gold["events"], pred["events"]):
            salience = (g or p)["salience"]
            self.event_rows.append(
                {
                    "kind": kind_of(g, p),
                    "salience": salience,
                    "typed": g and p and typed(g) == typed(p),
                }
            )
            self.rows += self.compare(g, p, "claims", FIELDS, salience)
        for g, p in with_rest(
            [each[:2] for each in self.entities], gold["entities"], pred["entities"]
        ):
            self.attribute_rows += self.compare(g, p, "attributes", ATTRIBUTES)

    def read_mentions(self, entity: Json) -> Any:
        read = [(self.words.of(span), self.words.head(span)) for span in entity["mentions"]]
        return [(touched, head) for touched, head in read if head is not None]

    def match_entities(self) -> Iterator[Any]:
        """The ids of entities that are the same: each predicted one with the gold one, or ones, of
        which it holds most mentions. Names and descriptions come before pronouns."""
        for entity, theirs in zip(self.pred["entities"], self.mentions[1], strict=True):
            held = [
                sum(
                    1 if is_content(self.words.words[head]) else 0.01
                    for touched, head in theirs
                    if any(touched == t or (head in t and h in touched) for t, h in ours)
                )
                for ours in self.mentions[0]
            ]
            for gold, shared in zip(self.gold["entities"], held, strict=True):
                if shared and shared == max(held):
                    yield gold["id"], entity["id"]

    def same(self, gold: str | None, pred: str | None) -> Any:
        """Whether two entity ids, author, unnamed or null stand for the same."""
        if gold in (None, "author", "unnamed") or pred in (None, "author", "unnamed"):
            return gold == pred
        return (gold, pred) in self.matched

    # events

    def participants(self, event: Json) -> Any:
        return {
            part(claim, "entity")
            for claim in event["claims"]
            if claim["field"] in ("actor", "recipient", "target", *TOLL_FIELDS)
        } - {None}

    def similarity(self, gold: Json, pred: Json) -> Any:
        def some(fields: Any, test: Any) -> Any:
            return any(
                g["field"] == p["field"] and g["field"] in fields and test(g, p)
                for g, p in product(gold["claims"], pred["claims"])
            )

        anchors = share(self.words.content(gold["anchors"]), self.words.content(pred["anchors"]))
        alike_type = some({"type"}, keyed("type"))
        if not anchors and not alike_type:
            return 0
        ours, theirs = self.participants(gold), self.participants(pred)
        shared = len(assign([[self.same(g, p) for p in theirs] for g in ours]))
        return (
            0.35 * anchors
            + 0.15 * alike_type
            + 0.20 * (shared / min(len(ours), len(theirs)) if ours and theirs else 0)
            + 0.10 * some({"date"}, overlap)
            + 0.10 * some({"place"}, same_place)
            + 0.10 * some(TOLL_FIELDS, same_figures)
        )

    def align_events(self) -> Any:
        golds, preds = self.gold["events"], self.pred["events"]
        pairs = assign([[self.similarity(g, p) for p in preds] for g in golds], ALIGNED - 1e-9)
        return [(golds[i], preds[j]) for i, j in pairs]

    # claims

    def match(self, golds: list[Json], preds: list[Json], equal: Any) -> Any:
        """Pairs of claims equal by a rule: as many as can be, and of these the best traced."""
        weights = np.zeros((len(golds), len(preds)))
        for (i, g), (j, p) in product(enumerate(golds), enumerate(preds)):
            if equal(self, g, p):
                weights[i, j] = 1 + 1e-3 * sum(self.agreement(g, p).values())
        return [(golds[i], preds[j]) for i, j in assign(weights)]

    def agreement(self, gold: Json, pred: Json) -> Any:
        evidence = bool(self.words.content(gold["evidence"]) & self.words.content(pred["evidence"]))
        certainty = gold["certainty"] == pred["certainty"]
        return {
            "evidence": evidence,
            "certainty": certainty,
            "traced": evidence and certainty,
            "holder": self.same(gold["holder"], pred["holder"]),
        }

    def compare(
        self, gold: Json, pred: Json, key: str, fields: Any, salience: str | None = None
    ) -> Any:
        """Rows of what is right, missed and spurious among the claims of one event or entity."""
        rows = []
        for field in fields:
            ours, theirs = (
                [claim for claim in side[key] or () if claim["field"] == field]
                if side and key in side
                else []
                for side in (gold, pred)
            )
            if field in SECOND:
                _, over, equal = SECOND[field]
                golds, preds = (list(filter(over, side)) for side in (ours, theirs))
                for n, more in enumerate(
                    (len(golds), len(preds), len(self.match(golds, preds, equal)))
                ):
                    self.second[field][n] += more
            for g, p in with_rest(self.match(ours, theirs, same_value), ours, theirs):
                rows.append(
                    {
                        "kind": kind_of(g, p),
                        "field": field,
                        "salience": salience,
                        "gold": g,
                        "pred": p,
                        "alone": gold is None or pred is None,
                        "others": ours if g is None else theirs,
                        **(self.agreement(g, p) if g and p else {}),
                    }
                )
        return rows

    # entities and statements

    def align_entities(self) -> Any:
        """CEAF-e: the assignment of entities by phi4 over the head words of their mentions."""
        golds, preds = (
            [{head for _, head in mentions} for mentions in side] for side in self.mentions
        )
        phi = [[f_measure(g, p) if g and p else 0 for p in preds] for g in golds]
        return [
            (self.gold["entities"][i], self.pred["entities"][j], phi[i][j]) for i, j in assign(phi)
        ]

    def align_statements(self) -> Any:
        def near(gold: Json, pred: Json) -> Any:
            one, two = (set(self.words.of(s["span"])) for s in (gold, pred))
            return f_measure(one, two) if one and two else 0

        golds, preds = self.gold["statements"], self.pred["statements"]
        return [
            (golds[i], preds[j])
            for i, j in assign([[near(g, p) for p in preds] for g in golds], SAME_SPAN)
        ]
