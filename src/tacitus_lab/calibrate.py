"""Make `data/confidence.toml`: of claims that say 0.9, nine in ten should be right.

For each reader, standing and field, the factor now is scaled by right / stated over coded reports:
those of corpus/train for the rules, those of corpus/dev for the learned reader, which has learned
from the others, and those of any further folders that it has not learned from. A group with few
claims leans on its field as a whole.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from tacitus.incidents.confidence import factors
from tacitus.text_coder import TextCoder, load
from tacitus.vocabulary import EventField, Salience
from tacitus_lab.bench.reports import Reports
from tacitus_lab.gold.alignment import Pair

LEAN = 20.0  # claims that a field as a whole weighs beside those of one standing
STANDINGS: tuple[Salience, ...] = ("main", "related", "background", "reaction")
HEAD = """# How often claims of a field are right, beside how sure their scores make them, by
# reader and by the standing of the event. Made by `tacitus-lab calibrate` from corpus/train
# (rules), from corpus/dev and other reports that it has not learned from (learned); a factor
# multiplies the score.
"""
SPLITS = {"rules": "train", "learned": "dev"}
Sums = tuple[float, float, int]  # right, stated, number


def calibrate(corpus: Path, out: Path, unread: Sequence[Path] = ()) -> int:
    """Write the factors; 0. The folders `unread` hold reports that the learned reader has not
    learned from. Run twice where many claims are cut at the highest confidence."""
    lines = [HEAD]
    for reader, split in SPLITS.items():
        folders = [corpus / split, *(unread if reader == "learned" else ())]
        groups = grouped(folders, load(reader))
        fields = sorted({field for _, field in groups})
        for standing in STANDINGS:
            lines.append(f"[{reader}.{standing}]")
            lines += [
                f"{field} = {factor(groups, reader, standing, field):.3f}" for field in fields
            ]
            lines.append("")
        many = sum(n for _, _, n in groups.values())
        print(f"{reader}: from {many} claims of {len(folders)} folders")
    out.write_text("\n".join(lines), encoding="utf-8")
    return 0


def grouped(folders: Sequence[Path], coder: TextCoder) -> dict[tuple[str, EventField], Sums]:
    """Right, stated and number of the claims of each standing and field."""
    groups: dict[tuple[str, EventField], list[tuple[bool, float]]] = defaultdict(list)
    for standing, field, right, stated in judged(folders, coder):
        groups[standing, field].append((right, stated))
    return {
        key: (float(sum(r for r, _ in rows)), sum(s for _, s in rows), len(rows))
        for key, rows in groups.items()
    }


def judged(
    folders: Sequence[Path], coder: TextCoder
) -> Iterator[tuple[str, EventField, bool, float]]:
    """Every claim of the coder on the reports: standing of its event, field, whether it is right,
    how sure it said to be."""
    benchmark = Reports()
    for case in (one for folder in folders for one in benchmark.load(folder, "given")):
        predicted = benchmark.predict(case, coder)
        standing = {c["id"]: e["salience"] for e in predicted["events"] for c in e["claims"]}
        for row in Pair(case.gold, predicted).rows:
            claim = row["pred"]
            if claim is not None:
                right = row["kind"] == "right"
                yield standing[claim["id"]], claim["field"], right, claim["confidence"]


def factor(
    groups: dict[tuple[str, EventField], Sums], reader: str, standing: Salience, field: EventField
) -> float:
    """The factor now, times right over stated, leaning on the field over all standings."""
    right = sum(groups.get((other, field), (0.0, 0.0, 0))[0] for other in STANDINGS)
    stated = sum(groups.get((other, field), (0.0, 0.0, 0))[1] for other in STANDINGS)
    whole = right / stated if stated else 1.0
    own_right, own_stated, _ = groups.get((standing, field), (0.0, 0.0, 0))
    ratio = (own_right + LEAN * whole) / (own_stated + LEAN)
    return min(1.5, max(0.05, factors(reader, standing).get(field, 1.0) * ratio))
