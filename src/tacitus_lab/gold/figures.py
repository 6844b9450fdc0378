"""The figures of a comparison: counts, precision, recall and F, shares, calibration, validity."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from tacitus.vocabulary import TOLL_FIELDS
from tacitus_lab.gold import coded
from tacitus_lab.gold.coded import Json
from tacitus_lab.gold.sameness import SECOND
from tacitus_lab.gold.shapes import FIELDS

if TYPE_CHECKING:
    from tacitus_lab.gold.alignment import Pair


def prf(gold: int, pred: int, right: float) -> Any:
    """Precision, recall and F; null where there was nothing to find and nothing was found."""
    p, r = (right / n if n else 0.0 for n in (pred, gold))
    blank = gold == 0 and pred == 0
    return {
        "gold": gold,
        "pred": pred,
        "right": round(right, 4),
        "p": None if blank else round(p, 4),
        "r": None if blank else round(r, 4),
        "f": None if blank else round(2 * p * r / (p + r) if p + r else 0.0, 4),
    }


def mean(values: Any) -> Any:
    values = list(values)
    return round(sum(values) / len(values), 4) if values else None


def count_rows(rows: list[Json], right: Any = lambda _row: True) -> Any:
    kinds = [row["kind"] for row in rows]
    return prf(
        len(rows) - kinds.count("spurious"),
        len(rows) - kinds.count("missed"),
        sum(row["kind"] == "right" and right(row) for row in rows),
    )


def claim_figures(rows: list[Json]) -> Any:
    good = [row for row in rows if row["kind"] == "right"]
    return {
        **count_rows(rows),
        **{key: mean(row[key] for row in good) for key in ("evidence", "certainty", "holder")},
        "traced": count_rows(rows, lambda row: row["traced"])["f"],
    }


def event_figures(rows: list[Json]) -> Any:
    return {"any type": count_rows(rows), "same type": count_rows(rows, lambda row: row["typed"])}


def main_events(pairs: "list[Pair]") -> Any:
    """Here an event is right if it is aligned and both sides call it main."""
    golds, preds = (
        sum(
            event["salience"] == "main" for pair in pairs for event in getattr(pair, side)["events"]
        )
        for side in ("gold", "pred")
    )
    return prf(
        golds,
        preds,
        sum(g["salience"] == p["salience"] == "main" for pair in pairs for g, p in pair.events),
    )


def broken_down(pairs: "list[Pair]", by: str) -> Any:
    """The claims and events of each salience (of the gold event, where there is one) or report."""

    def gather(rows: str, group: str) -> Any:
        return [
            row
            for pair in pairs
            for row in getattr(pair, rows)
            if group == (pair.id if by == "report" else row["salience"])
        ]

    groups = (
        [pair.id for pair in pairs]
        if by == "report"
        else ["main", "related", "background", "reaction"]
    )
    return {
        group: {
            "claims": claim_figures(gather("rows", group)),
            "events": event_figures(gather("event_rows", group)),
        }
        for group in groups
    }


def same_about(pair: "Pair", gold: Json, pred: Json) -> Any:
    """Whether two events or statements are about the same event."""
    beside = {g["id"]: p["id"] for g, p in pair.events}
    one, two = gold.get("about"), pred.get("about")
    return two is None if one is None else beside.get(one) == two


def score(pairs: "list[Pair]", faults: dict[str, list[tuple[str, str]]]) -> Any:
    """Every figure of some reports; `faults` holds those that were predicted, each with its own."""
    rows = [row for pair in pairs for row in pair.rows]
    claims = claim_figures(rows)
    second = second_figures(pairs)
    return {
        "reports": len(pairs),
        "missing": [pair.id for pair in pairs if pair.id not in faults],
        "claim_f": claims["f"],
        "traced_f": claims["traced"],
        "claims": claims,
        "fields": {
            field: {**claim_figures(some), "second": second.get(field)}
            for field in FIELDS
            if (some := [row for row in rows if row["field"] == field])
        },
        "counts": {
            "plain": count_rows([row for row in rows if row["field"] in TOLL_FIELDS]),
            "entity": prf(
                *(sum(second[f][k] for f in TOLL_FIELDS) for k in ("gold", "pred", "right"))
            ),
        },
        "events": aligned_events(pairs),
        "statements": statement_figures(pairs),
        "entities": entity_figures(pairs),
        "attributes": claim_figures([row for pair in pairs for row in pair.attribute_rows]),
        "calibration": calibration(rows),
        "validity": validity(pairs, faults),
    }


def second_figures(pairs: "list[Pair]") -> dict[str, Json]:
    """The second figure of each field that has one."""
    return {
        field: {
            "name": name,
            **prf(*(sum(pair.second[field][n] for pair in pairs) for n in range(3))),
        }
        for field, (name, _, _) in SECOND.items()
    }


def rates(pairs: "list[Pair]", key: str, right: float) -> Any:
    """Precision, recall and F of the parts under a key of the codings."""
    golds, preds = (
        sum(len(getattr(pair, side)[key]) for pair in pairs) for side in ("gold", "pred")
    )
    return prf(golds, preds, right)


def aligned_events(pairs: "list[Pair]") -> Json:
    aligned = [(pair, g, p) for pair in pairs for g, p in pair.events]
    return {
        **event_figures([row for pair in pairs for row in pair.event_rows]),
        "main": main_events(pairs),
        "salience": mean(g["salience"] == p["salience"] for _, g, p in aligned),
        "about": mean(same_about(*each) for each in aligned),
    }


def statement_figures(pairs: "list[Pair]") -> Json:
    said = [(pair, g, p) for pair in pairs for g, p in pair.statements]
    return {
        "spans": rates(pairs, "statements", len(said)),
        "speaker": mean(pair.same(g["speaker"], p["speaker"]) for pair, g, p in said),
        **{
            key: mean(g.get(key) == p.get(key) for _, g, p in said)
            for key in ("act", "form", "medium")
        },
        "about": mean(same_about(*each) for each in said),
    }


def entity_figures(pairs: "list[Pair]") -> Json:
    known = [each for pair in pairs for each in pair.entities]
    return {
        "ceaf_e": rates(pairs, "entities", sum(phi for *_, phi in known)),
        "kind": mean(g["kind"] == p["kind"] for g, p, _ in known),
        "sector": mean(
            set(g.get("sector") or ()) == set(p.get("sector") or ()) for g, p, _ in known
        ),
        "country": mean(g.get("country") == p.get("country") for g, p, _ in known),
    }


def calibration(rows: list[Json]) -> Any:
    bins = defaultdict(list)
    for row in rows:
        if row["pred"] is not None:
            sure = row["pred"]["confidence"]
            sure = sure if 0 <= sure <= 1 else 0
            bins[min(9, int(sure * 10))].append((sure, row["kind"] == "right"))
    n = sum(map(len, bins.values()))
    error = sum(abs(sum(sure - right for sure, right in inside)) for inside in bins.values())
    return {
        "n": n,
        "ece": round(error / n, 4) if n else None,
        "bins": [
            {
                "n": len(inside),
                "confidence": mean(sure for sure, _ in inside),
                "right": mean(right for _, right in inside),
            }
            for _, inside in sorted(bins.items())
        ],
    }


def validity(pairs: "list[Pair]", faults: dict[str, list[tuple[str, str]]]) -> Any:
    """Over what was predicted: sound reports, spans that match their text, claims with evidence."""
    spans, claims = [], []
    for pair in pairs:
        found = [c for e in pair.pred["events"] for c in e["claims"]]
        found += [c for e in pair.pred["entities"] for c in e.get("attributes") or ()]
        claims += [bool(claim["evidence"]) for claim in found]
        given = [span for claim in found for span in claim["evidence"]]
        given += [span for event in pair.pred["events"] for span in event["anchors"]]
        given += [span for entity in pair.pred["entities"] for span in entity["mentions"]]
        given += [statement["span"] for statement in pair.pred["statements"]]
        spans += [coded.bad_span(span, pair.words.text) is None for span in given]
    return {
        "reports": mean(not found for found in faults.values()),
        "spans": mean(spans),
        "evidence": mean(claims),
        "faults": sum(map(len, faults.values())),
    }
