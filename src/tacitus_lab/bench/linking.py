"""Articles on one incident joined: the gun-violence articles with their structured records, and the
articles of ECB+ by the happening that they tell.

Each article stands for the happening that it tells of chiefly: its main or a related act of
violence, else its main event.
"""

import datetime
import json
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from tacitus.contract import from_json
from tacitus.incident_values import Headline, Incident, Told
from tacitus.link.dossier import incident
from tacitus.link.linking import link
from tacitus.link.reprints import families, reprints
from tacitus.plain import to_json
from tacitus.text_coder import TextCoder
from tacitus.values import CodedReport, Day, Event, Place, TypeValue
from tacitus.vocabulary import EventField
from tacitus_lab.bench.base import Case, Peer
from tacitus_lab.bench.ecbplus import read_ecbplus
from tacitus_lab.coreference import Cluster, conll_f, conll_rows
from tacitus_lab.metrics import Counts, Figure, f_of_parts, figure, share

NEAR = datetime.timedelta(days=1)
RULE = "most_sources"  # of the figures that are held against the record
SAINT = re.compile(r"\bsaint\b|\bst\.")
HANDED_DOWN = "handed down with this benchmark; no program here measures it anew"


class Linking:
    """B-cubed F over articles, CoNLL F and the adjusted Rand index of the pooled clusters; and of
    each incident with what its articles say, against its record: day within one, town, figures. The
    intervals of the first three draw articles, the clusters staying as they are."""

    name = "linking"
    about = "articles joined to incidents, and the merged incident against its record"
    data: tuple[str, ...] = ("incidents_gva", "ecbplus")
    origin = "SemEval-2018 task 5 and the Gun Violence Archive: measuring only; ECB+ (CC BY 3.0)"
    splits: ClassVar[dict[str, str]] = {"dev": "reporting", "ecbplus": "reporting"}
    usual: ClassVar[tuple[str, ...]] = ("dev", "ecbplus")
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
        coded = coder(case.text, case.published, id=case.id, language="en")
        return json.loads(json.dumps(to_json(coded)))

    def score(self, cases: Sequence[Case], predictions: Sequence[Any]) -> list[Figure]:
        reports = [from_json(json.dumps(prediction)) for prediction in predictions]
        golds = clusters([case.gold["incident_id"] for case in cases])
        preds = clusters(joined(reports))
        n = len(cases)
        articles = [(number, number) for number in range(n)]
        made = [
            figure("b_cubed_f", per_article(golds, preds, n), f_of_parts),
            figure("conll_f", conll_rows(golds, preds, articles), conll_f),
            figure("adjusted_rand", pairs_of(golds, preds, n), adjusted_rand, "index"),
        ]
        merged = merge(cases, reports)
        if merged:
            told = ("day", "town", "killed", "wounded")
            made += [figure(name, [(one[name], 1.0) for one in merged], share) for name in told]
        return made


def rows_of(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def text_of(row: dict[str, Any]) -> str:
    return f"{row['title']}\n\n{row['text']}" if row.get("title") else str(row["text"])


def chief(coded: CodedReport) -> Event | None:
    """The event that an article stands for."""
    events = [event for event in coded.events if event.salience in ("main", "related")]
    violent = [event for event in events if type_of(event) == "ASSAULT"]
    return min(violent or events, key=lambda event: event.salience, default=None)


def type_of(event: Event) -> str | None:
    value = next((c.value for c in event.claims if c.field == "type"), None)
    return value.type if isinstance(value, TypeValue) else None


def joined(reports: Sequence[CodedReport]) -> list[int]:
    """A cluster number for each article: that of its chief event's happening, and of the articles
    of which it is a reprint."""
    found = link(reports)
    happening = {
        (found.tellings[n].report, found.tellings[n].event): number
        for number, group in enumerate(found.groups)
        for n in group
    }
    families_of = families(len(reports), reprints([one.report.text for one in reports]))
    owner: list[int] = []
    for number, coded in enumerate(reports):
        event = chief(coded)
        own = happening.get((number, event.id)) if event else None
        alone = len(happening) + number
        first = families_of[number]
        owner.append(owner[first] if first < number else alone if own is None else own)
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


def pairs_of(
    golds: list[Cluster], preds: list[Cluster], n: int
) -> list[tuple[float, float, float, float]]:
    """For each article half the others that share its cluster on both sides, in gold, in ours; and
    1 for itself: the columns of `adjusted_rand`."""
    gold = {mention: cluster for cluster in golds for mention in cluster}
    pred = {mention: cluster for cluster in preds for mention in cluster}
    rows = []
    for number in range(n):
        ours, theirs = pred[number, number], gold[number, number]
        both = len(ours & theirs) - 1
        rows.append((both / 2, (len(theirs) - 1) / 2, (len(ours) - 1) / 2, 1.0))
    return rows


def adjusted_rand(sums: Counts) -> NDArray[np.float64]:
    """Hubert and Arabie 1985. Columns: pairs together on both sides, in gold, in ours; articles."""
    both, gold, pred, n = sums.T
    expected = np.divide(gold * pred, n * (n - 1) / 2, out=np.zeros_like(gold), where=n > 1)
    top = (gold + pred) / 2
    index: NDArray[np.float64] = np.divide(
        both - expected, top - expected, out=np.ones_like(top), where=top != expected
    )
    return index


def merge(cases: Sequence[Case], reports: Sequence[CodedReport]) -> list[dict[str, float]]:
    """What the articles of each gold incident say together, right or wrong. An incident of which
    the data has no record is left out."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, case in enumerate(cases):
        groups[case.gold["incident_id"]].append(number)
    made = []
    for id_, numbers in groups.items():
        told = [
            Told(n, reports[n], event, n)
            for n in numbers
            if (event := chief(reports[n])) is not None
        ]
        record = cases[numbers[0]].gold
        if "date" in record:
            made.append(against(record, incident(id_, told, RULE)))
    return made


def against(record: dict[str, Any], found: Incident) -> dict[str, float]:
    """Day within one, town, and both figures, 1 where right."""
    day, town = found.best("date"), found.best("place")
    meant = datetime.date.fromisoformat(record["date"])
    near = (
        day is not None
        and isinstance(day.value, Day)
        and day.value.start is not None
        and day.value.end is not None
        and day.value.start - NEAR <= meant <= day.value.end + NEAR
    )
    name = spelt(town.value.name) if town is not None and isinstance(town.value, Place) else ""
    return {
        "day": float(near),
        "town": float(bool(name) and name in spelt(record["city_or_county"])),
        "killed": float(total(found, "killed") == record["num_killed"]),
        "wounded": float(total(found, "wounded") == record["num_injured"]),
    }


def spelt(name: str) -> str:
    """A town or county as both sides spell it: the record has "Saint Louis" and "Brown (county)",
    the gazetteer "St. Louis" and "Brown County"."""
    return SAINT.sub("st", name.lower().replace("(county)", "county"))


def total(found: Incident, field: EventField) -> int:
    """The headline figure; 0 where nobody gives one."""
    moved = found.figure(field)
    return moved.headline.best if moved and isinstance(moved.headline, Headline) else 0
