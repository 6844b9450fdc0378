"""Score coded reports against gold ones.

    python -m tacitus_lab.gold.score_reports GOLD.jsonl PRED.jsonl

EVENTS are aligned one to one within a report by the assignment of greatest total similarity.
Two that share neither a word of their anchors nor their type are not aligned, nor is a pair below
0.3. The similarity is the sum of
  0.35 x anchors       shared content words / those of the shorter list
  0.15   type          equal
  0.20 x participants  shared entities / those of the shorter list (actor to counts)
  0.10   date          some date of one overlaps some date of the other
  0.10   place         some place of one is some place of the other
  0.10   counts        some (field, low, high) in common
so that an anchor alone aligns, or a type with its participants, and a type and a date alone do not.

CLAIMS of aligned events are matched one to one within a field. A claim is right if its value is:
  type            same type                              second figure: type and mode, where given
  stage           same
  date            same start and end                     second: the intervals overlap
  place           same geonames id, or within 25 km (neither wider than a city), or same name and
                  country                                second: same country, where given
  actor, recipient  same entity
  target, weapon  same class
  killed ... displaced  same low and high                second: and same entity and perpetrators
  count           same low and high                      second: and same unit (half of its words)
  responsibility  same stance and entity
  duration        within 2 %
  motive, damage  F of content words at least 0.5
Entities are the same if they share a mention, and no other gold entity shares more with the
predicted one (pronouns count only where names and descriptions tie). A mention is shared if the
spans are the same or each holds the head word of the other: the last word before any preposition
or relative pronoun.

claim_f   F over all claims of all events: right by value, nothing else asked
traced_f  the same, where right also asks evidence that shares a content word with the gold
          evidence, and the same certainty
Claims on entities (attributes) stand apart and are in neither. Certainty, holder and evidence are
also given as shares of the claims right by value. Entities: CEAF-e (phi4) over head words of
mentions. Statements: spans aligned at a token F of at least 0.8. Calibration: expected error of
the confidence of claims, ten bins. Validity: what `coded.faults` finds. A report missing from
PRED, or not of the frame of a coded report, counts as coded empty; one that GOLD lacks is an
error, and so is a text that differs."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tacitus_lab.gold import coded
from tacitus_lab.gold.alignment import Pair
from tacitus_lab.gold.coded import Json
from tacitus_lab.gold.figures import broken_down, score
from tacitus_lab.gold.words import Words


def read(path: Path) -> Any:
    codings = {}
    with Path(path).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                coding = json.loads(line)
                id = coding["report"]["id"]
            except (ValueError, KeyError, TypeError) as broken:
                raise ValueError(f"{path}:{number}: not a coded report: {broken!r}") from None
            if id in codings:
                raise ValueError(f"{path}:{number}: a second coding of {id}")
            codings[id] = coding
    return codings


def pair_up(golds: dict[str, Json], preds: dict[str, Json]) -> Any:
    """Each gold report beside its prediction, and the faults of each prediction."""
    if unknown := sorted(preds.keys() - golds.keys()):
        raise ValueError(f"not in the gold: {', '.join(unknown)}")
    for id, gold in golds.items():
        if found := coded.faults(gold):
            raise ValueError(f"the gold of {id} is at fault: {found[0]}")
    pairs, faults = [], {}
    for id, gold in golds.items():
        empty = {"report": gold["report"], "entities": [], "events": [], "statements": []}
        pred = preds.get(id, empty)
        if pred is not empty:
            faults[id] = coded.faults(pred)
            if pred["report"].get("text") != gold["report"]["text"]:
                raise ValueError(f"the text of {id} is not that of the gold")
            if wrong := coded.misfit(pred):
                print(f"{id} counts as empty: {wrong}", file=sys.stderr)
                pred = empty
        pairs.append(Pair(gold, pred))
    return pairs, faults


def figure(value: Any) -> Any:
    if value is None:
        return f"{'–':>6}"
    return f"{value:6.3f}" if isinstance(value, float) else f"{value:6}"


def line(name: str, *values: Any) -> Any:
    return f"{name:24}" + " ".join(map(figure, values))


def columns(*names: Any) -> Any:
    return f"{'':24}" + " ".join(f"{name:>6}" for name in names)


def prf_line(name: str, counted: Json, *more: Any) -> Any:
    rates = [None if counted[key] is None else float(counted[key]) for key in "prf"]
    return line(name, counted["gold"], counted["pred"], counted["right"], *rates, *more)


def claim_line(name: str, counted: Json) -> Any:
    return prf_line(
        name, counted, *(counted[key] for key in ("evidence", "certainty", "holder", "traced"))
    )


def table(result: Json) -> Iterator[Any]:
    head = columns("gold", "pred", "right", "P", "R", "F", "evid.", "cert.", "holder", "traced")
    yield (
        f"claim_f {figure(result['claim_f'])}   traced_f {figure(result['traced_f'])}"
        f"   ({result['reports']} reports, {len(result['missing'])} missing)"
    )
    yield "\nClaims\n" + head
    for field, counted in result["fields"].items():
        second = counted["second"]
        yield claim_line(field, counted) + (
            f"   {second['name']} F{figure(second['f'])}" if second else ""
        )
    yield claim_line("all", result["claims"])
    yield claim_line("attributes of entities", result["attributes"])
    yield prf_line("counts, with entity", result["counts"]["entity"])
    for name, groups in result.get("by", {}).items():
        yield f"\nBy {name}\n" + head + "   events F"
        for group, counted in groups.items():
            yield (
                claim_line(group[:23], counted["claims"])
                + f"   {figure(counted['events']['any type']['f'])}"
            )
    yield "\n" + columns("gold", "pred", "right", "P", "R", "F")
    events, said, known = (result[key] for key in ("events", "statements", "entities"))
    for name, counted in (
        ("events, any type", events["any type"]),
        ("events, same type", events["same type"]),
        ("main events", events["main"]),
        ("statements", said["spans"]),
        ("entities (CEAF-e)", known["ceaf_e"]),
    ):
        yield prf_line(name, counted)
    yield "\nShares of what was aligned"
    for name, group, keys in (
        ("events", events, ("salience", "about")),
        ("statements", said, ("speaker", "act", "form", "medium", "about")),
        ("entities", known, ("kind", "sector", "country")),
    ):
        yield f"{name:24}" + "  ".join(f"{key}{figure(group[key])}" for key in keys)
    valid, sure = result["validity"], result["calibration"]
    yield (
        f"{'validity':24}"
        + "  ".join(f"{key}{figure(valid[key])}" for key in ("reports", "spans", "evidence"))
        + f"  faults {valid['faults']}"
    )
    yield f"{'calibration':24}ece{figure(sure['ece'])} over {sure['n']} claims"


def told(claim: Json, words: Words) -> Any:
    value = claim["value"]
    if isinstance(value, dict):
        value = " ".join(f"{k}={v}" for k, v in value.items() if v is not None and v is not False)
    spans = " | ".join(
        words.text[s["start"] : s["end"]].replace("\n", "¶")
        for s in claim["evidence"]
        if not coded.bad_span(s, words.text)
    )
    return f"{value} « {spans} »"


def errors(pairs: list[Pair], most: int) -> Iterator[Any]:
    for kind, side in (("missed", "gold"), ("spurious", "pred")):
        rows = [(pair, row) for pair in pairs for row in pair.rows if row["kind"] == kind]
        yield f"\n{kind}: {len(rows)}" + (f", the first {most}" if most < len(rows) else "")
        for pair, row in rows[:most]:
            claim = row[side]
            others = "; ".join(told(other, pair.words) for other in row["others"])
            why = (
                "event not aligned"
                if row["alone"]
                else f"{'predicted' if kind == 'missed' else 'gold'}: {others or 'none'}"
            )
            yield (
                f"  {pair.id} {claim['id']} {row['field']}: {told(claim, pair.words)}\n      {why}"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description="Score coded reports against gold ones.")
    parser.add_argument("gold")
    parser.add_argument("pred")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    parser.add_argument(
        "--by",
        choices=["field", "salience", "report"],
        default="field",
        help="break the claims down (by field always)",
    )
    parser.add_argument(
        "--errors", type=int, metavar="N", help="list N missed and N spurious claims"
    )
    options = parser.parse_args()
    try:
        pairs, faults = pair_up(read(options.gold), read(options.pred))
    except (ValueError, OSError) as wrong:
        print(f"error: {wrong}", file=sys.stderr)
        sys.exit(2)
    result = score(pairs, faults)
    if options.by != "field":
        result["by"] = {options.by: broken_down(pairs, options.by)}
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
    else:
        print("\n".join(table(result)))
    if options.errors is not None:
        out = sys.stderr if options.json else sys.stdout
        print("\n".join(errors(pairs, options.errors)), file=out)
        for id, found in faults.items():
            for where, what in found[: options.errors]:
                print(f"fault: {id} {where}: {what}", file=out)


if __name__ == "__main__":
    main()
