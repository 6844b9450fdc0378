"""The official report: a line a slot and row, then the three F-measures.

    python -m tacitus_lab.muc4.score_report KEY.jsonl RESPONSE.jsonl [--templates]

KEY and RESPONSE hold one document per line, {"docid", "templates"}, as templates.py describes.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path

from tacitus.write.muc4.templates import SLOTS, read_documents
from tacitus_lab.muc4.scorer import Scored, percent, score, total
from tacitus_lab.muc4.slots import COLUMNS, Tally

GROUPS = ("inc", "perp", "phys_tgt", "hum_tgt")


@dataclass(frozen=True, slots=True)
class Measures:
    """Recall, precision and overgeneration in whole per cent, None where undefined; F with both
    weighed alike, precision twice and recall twice, per cent to two digits."""

    recall: int | None
    precision: int | None
    overgeneration: int | None
    f: float
    f_precision: float
    f_recall: float


def f_of(precision: float, recall: float, beta2: float) -> float:
    if not precision or not recall:
        return 0.0
    return (beta2 + 1) * precision * recall / (beta2 * precision + recall)


def measures(tally: Tally) -> Measures:
    right = tally["COR"], tally["PAR"]
    recall = percent(*right, tally["POS"]) if tally["POS"] else None
    precision = percent(*right, tally["ACT"]) if tally["ACT"] else None
    over = percent(tally["SPU"], 0, tally["ACT"]) if tally["ACT"] else None
    three = (round(f_of(precision or 0, recall or 0, beta2), 2) for beta2 in (1, 0.25, 4))
    return Measures(recall, precision, over, *three)


def table(scored: Scored) -> dict[str, Tally]:
    """The tallies in the order of the official report; the slots are those of ALL TEMPLATES."""
    every = scored.rows["ALL TEMPLATES"]
    made = {slot: every[slot] for slot in ("template_id", *SLOTS)}
    for group in GROUPS:
        made[f"{group} total"] = total(every[slot] for slot in SLOTS if slot.startswith(group))
    for row, tallies in scored.rows.items():
        made[row] = total(tallies[slot] for slot in SLOTS)
    for kind in ("set", "string"):
        made[f"{kind.upper()} FILLS ONLY"] = total(
            scored.rows["MATCHED/MISSING"][slot] for slot in SLOTS if SLOTS[slot].kind == kind
        )
    return made


def printed(scored: Scored) -> str:
    """The report as text."""
    rows = table(scored)
    heads = "".join(f"{head:>6}" for head in (*COLUMNS, "REC", "PRE", "OVG"))
    lines = [f"{'SLOT':20}{heads}", *(line_of(name, tally) for name, tally in rows.items())]
    every = measures(rows["ALL TEMPLATES"])
    three = f"P&R {every.f:.2f}  2P&R {every.f_precision:.2f}  P&2R {every.f_recall:.2f}"
    return "\n".join([*lines, f"F-MEASURES  {three}"])


def line_of(name: str, tally: Tally) -> str:
    made = measures(tally)
    shares = (made.recall, made.precision, made.overgeneration)
    counts = "".join(f"{tally[column]:6}" for column in COLUMNS)
    return f"{name:20}{counts}" + "".join(f"{'*' if one is None else one:>6}" for one in shares)


def pair_lines(scored: Scored) -> list[str]:
    """A line for each pair of templates."""
    made = []
    for pair in scored.pairs:
        tally = total(pair.slots[slot] for slot in SLOTS)
        counts = " ".join(f"{column} {tally[column]}" for column in COLUMNS)
        made.append(f"{pair.document} key {pair.key} response {pair.response} {counts}")
    return made


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("key", type=Path)
    parser.add_argument("response", type=Path)
    parser.add_argument("--templates", action="store_true", help="also list the pairs of templates")
    args = parser.parse_args()
    scored = score(read_documents(args.key), read_documents(args.response))
    if args.templates:
        print("\n".join(pair_lines(scored)))
    print(printed(scored))


if __name__ == "__main__":
    main()
