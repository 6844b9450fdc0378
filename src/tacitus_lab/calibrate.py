"""Make `data/confidence.toml`: of claims that say 0.9, nine in ten should be right.

For each standing and field, the factor now is scaled by right / stated over the corpus's training
reports; a group with few claims leans on its field as a whole.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tacitus.incidents.confidence import factors
from tacitus.text_coder import load
from tacitus.vocabulary import EventField, Salience
from tacitus_lab.bench.reports import Reports
from tacitus_lab.gold.alignment import Pair

LEAN = 20.0  # claims that a field as a whole weighs beside those of one standing
STANDINGS: tuple[Salience, ...] = ("main", "related", "background", "reaction")
HEAD = """# How often claims of a field are right, beside how sure their scores make them, by
# the standing of the event. Made by `tacitus-lab calibrate` from corpus/train; a factor
# multiplies the score.
"""
Sums = tuple[float, float, int]  # right, stated, number


def calibrate(corpus: Path, out: Path) -> int:
    """Write the factors; 0. Run twice where many claims are cut at the highest confidence."""
    groups = grouped(corpus)
    fields = sorted({field for _, field in groups})
    lines = [HEAD]
    for standing in STANDINGS:
        lines.append(f"[{standing}]")
        lines += [f"{field} = {factor(groups, standing, field):.3f}" for field in fields]
        lines.append("")
    out.write_text("\n".join(lines), encoding="utf-8")
    print(f"{out}: from {sum(n for _, _, n in groups.values())} claims")
    return 0


def grouped(corpus: Path) -> dict[tuple[str, EventField], Sums]:
    """Right, stated and number of the claims of each standing and field."""
    groups: dict[tuple[str, EventField], list[tuple[bool, float]]] = defaultdict(list)
    for standing, field, right, stated in judged(corpus):
        groups[standing, field].append((right, stated))
    return {
        key: (float(sum(r for r, _ in rows)), sum(s for _, s in rows), len(rows))
        for key, rows in groups.items()
    }


def judged(corpus: Path) -> Iterator[tuple[str, EventField, bool, float]]:
    """Every claim of the coder on the training reports: standing of its event, field, whether it is
    right, how sure it said to be."""
    benchmark, coder = Reports(), load()
    for case in benchmark.load(corpus / "train", "given"):
        predicted = benchmark.predict(case, coder)
        standing = {c["id"]: e["salience"] for e in predicted["events"] for c in e["claims"]}
        for row in Pair(case.gold, predicted).rows:
            claim = row["pred"]
            if claim is not None:
                right = row["kind"] == "right"
                yield standing[claim["id"]], claim["field"], right, claim["confidence"]


def factor(
    groups: dict[tuple[str, EventField], Sums], standing: Salience, field: EventField
) -> float:
    """The factor now, times right over stated, leaning on the field over all standings."""
    right = sum(groups.get((other, field), (0.0, 0.0, 0))[0] for other in STANDINGS)
    stated = sum(groups.get((other, field), (0.0, 0.0, 0))[1] for other in STANDINGS)
    whole = right / stated if stated else 1.0
    own_right, own_stated, _ = groups.get((standing, field), (0.0, 0.0, 0))
    ratio = (own_right + LEAN * whole) / (own_stated + LEAN)
    return min(1.5, max(0.05, factors(standing).get(field, 1.0) * ratio))
