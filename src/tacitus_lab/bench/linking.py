"""Articles on one incident joined: the gun-violence articles with their structured records, and the
articles of ECB+ by the happening that they tell.

There is no linking stage yet: two articles are joined here if the main event of both has the same
town and days that overlap or touch. It is the figure that a real linker has to beat.
"""

import datetime
import itertools
import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from tacitus.text_coder import TextCoder
from tacitus.values import CodedReport, Day, Event, Place, Toll
from tacitus_lab.bench.base import Case, Peer
from tacitus_lab.bench.ecbplus import read_ecbplus
from tacitus_lab.coreference import Cluster, conll_f, conll_parts
from tacitus_lab.metrics import Figure, f_of_parts, figure, share

NAN = float("nan")
NEAR = datetime.timedelta(days=1)
HANDED_DOWN = "handed down with this benchmark; no program here measures it anew"


class Linking:
    """B-cubed F over articles, CoNLL F and the adjusted Rand index of the pooled clusters; and of
    each incident with what its articles say, against its record: day within one, town, figures."""

    name = "linking"
    about = "articles joined to incidents, and the merged incident against its record"
    data: tuple[str, ...] = ("incidents_gva",)
    origin = "SemEval-2018 task 5 and the Gun Violence Archive: measuring only; ECB+ (CC BY 3.0)"
    splits: ClassVar[dict[str, str]] = {"dev": "reporting", "ecbplus": "reporting"}
    peers: tuple[Peer, ...] = (
        Peer("b_cubed_f", "TF-IDF, single link", 0.86, "pooled, threshold tuned", HANDED_DOWN),
        Peer("conll_f", "TF-IDF, single link", 0.76, "pooled, threshold tuned", HANDED_DOWN),
    )

    def load(self, data: Path, split: str) -> Sequence[Case]:
        if split == "ecbplus":
            return list(read_ecbplus(data / "ecbplus"))
        folder = data / "incidents_gva"
        records = {row["incident_id"]: row for row in rows_of(folder / "incidents.jsonl")}
        return [
            Case(
                row["article_id"], text_of(row), records[row["incident_id"]], row["date_published"]
            )
            for row in rows_of(folder / "articles.jsonl")
            if row["incident_id"] in records
        ]

    def predict(self, case: Case, coder: TextCoder) -> Any:
        coded = coder(case.text, case.published, language="en")
        main = next((event for event in coded.events if event.salience == "main"), None)
        return summary(coded, main) if main else {}

    def score(self, cases: Sequence[Case], predictions: Sequence[Any]) -> list[Figure]:
        golds = clusters([case.gold["incident_id"] for case in cases])
        preds = clusters(joined(predictions))
        conll = float(conll_f(np.array([conll_parts(golds, preds)]))[0])
        n = len(cases)
        made = [
            figure("b_cubed_f", per_article(golds, preds, n), f_of_parts),
            Figure("conll_f", conll, NAN, NAN, n),
            Figure("adjusted_rand", adjusted_rand(golds, preds, n), NAN, NAN, n, "index"),
        ]
        merged = merge(cases, predictions)
        if merged:
            told = ("day", "town", "killed", "wounded")
            made += [figure(name, [(one[name], 1.0) for one in merged], share) for name in told]
        return made


def rows_of(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def text_of(row: dict[str, Any]) -> str:
    return f"{row['title']}\n\n{row['text']}" if row.get("title") else str(row["text"])


def summary(coded: CodedReport, event: Event) -> dict[str, Any]:
    """Day and town of an event, where it has none those of another of the report; its own tolls."""
    claims = [*event.claims, *(c for e in coded.events for c in e.claims if e is not event)]
    made: dict[str, Any] = {}
    for claim in claims:
        value = claim.value
        if isinstance(value, Day) and value.start and value.end:
            made.setdefault("day", [value.start.isoformat(), value.end.isoformat()])
        if isinstance(value, Place) and value.precision in ("city", "site", "district"):
            made.setdefault("town", [value.name, value.geonames_id])
    for field in ("killed", "wounded"):
        figures = [c.value for c in event.claims if c.field == field and isinstance(c.value, Toll)]
        made[field] = max((value.low for value in figures), default=0)
    return made


def joined(predictions: Sequence[Any]) -> list[int]:
    """A cluster number for each article."""
    owner = list(range(len(predictions)))
    by_town: dict[Any, list[int]] = defaultdict(list)
    for number, one in enumerate(predictions):
        if "town" in one and "day" in one:
            by_town[tuple(one["town"])].append(number)
    for numbers in by_town.values():
        numbers.sort(key=lambda n: predictions[n]["day"])
        for one, two in itertools.pairwise(numbers):
            ended = datetime.date.fromisoformat(predictions[one]["day"][1])
            if datetime.date.fromisoformat(predictions[two]["day"][0]) - ended <= NEAR:
                owner[two] = owner[one]
    return owner


def clusters(owners: Sequence[Any]) -> list[Cluster]:
    """The articles of each owner; an article is the mention (number, number)."""
    groups: dict[Any, set[tuple[int, int]]] = defaultdict(set)
    for number, owner in enumerate(owners):
        groups[owner].add((number, number))
    return [frozenset(group) for group in groups.values()]


def per_article(
    golds: list[Cluster], preds: list[Cluster], n: int
) -> list[tuple[float, float, float, float]]:
    """B-cubed precision and recall of each article, as columns of `f_of_parts`."""
    gold = {mention: cluster for cluster in golds for mention in cluster}
    pred = {mention: cluster for cluster in preds for mention in cluster}
    rows = []
    for number in range(n):
        ours, theirs = pred[number, number], gold[number, number]
        common = len(ours & theirs)
        rows.append((common / len(ours), 1.0, common / len(theirs), 1.0))
    return rows


def adjusted_rand(golds: list[Cluster], preds: list[Cluster], n: int) -> float:
    """Hubert and Arabie 1985."""

    def pairs(sizes: Sequence[int]) -> float:
        return sum(size * (size - 1) / 2 for size in sizes)

    owner = {mention: k for k, cluster in enumerate(preds) for mention in cluster}
    cells = Counter((k, owner[m]) for k, cluster in enumerate(golds) for m in cluster)
    both = pairs(list(cells.values()))
    a, b = pairs([len(one) for one in golds]), pairs([len(one) for one in preds])
    expected = a * b / pairs([n]) if n > 1 else 0.0
    top = (a + b) / 2
    return (both - expected) / (top - expected) if top != expected else 1.0


def merge(cases: Sequence[Case], predictions: Sequence[Any]) -> list[dict[str, float]]:
    """What the articles of each gold incident say together, right or wrong: the commonest day and
    town, the highest figures. An incident of which the data has no record is left out."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, case in enumerate(cases):
        groups[case.gold["incident_id"]].append(number)
    return [
        against(cases[numbers[0]].gold, [predictions[n] for n in numbers])
        for numbers in groups.values()
        if "date" in cases[numbers[0]].gold
    ]


def against(record: dict[str, Any], told: list[dict[str, Any]]) -> dict[str, float]:
    days = Counter(tuple(one["day"]) for one in told if "day" in one)
    towns = Counter(one["town"][0] for one in told if "town" in one)
    day = days.most_common(1)[0][0] if days else None
    town = towns.most_common(1)[0][0] if towns else ""
    meant = datetime.date.fromisoformat(record["date"])
    near = day is not None and (
        datetime.date.fromisoformat(day[0]) - NEAR
        <= meant
        <= datetime.date.fromisoformat(day[1]) + NEAR
    )
    return {
        "day": float(near),
        "town": float(bool(town) and town.lower() in record["city_or_county"].lower()),
        "killed": float(
            max((one.get("killed", 0) for one in told), default=0) == record["num_killed"]
        ),
        "wounded": float(
            max((one.get("wounded", 0) for one in told), default=0) == record["num_injured"]
        ),
    }
