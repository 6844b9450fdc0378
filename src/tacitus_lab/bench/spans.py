"""The Gun Violence Database: spans of victim, shooter, place, time and weapon in local news."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar

from tacitus.text_coder import TextCoder
from tacitus.values import Claim, CodedReport, Event, Participant, Span, Toll
from tacitus_lab.bench.base import Case, Peer
from tacitus_lab.bench.marking import Stretch, counted, meet
from tacitus_lab.metrics import Figure, f_measure, figure

NO_SPACE_BEFORE = frozenset([",", ".", ";", ":", "?", "!", "%", ")", "'s", "’s", "n't", "''"])
# Their fields that a coded report has an answer to.
FIELDS = (
    "VIC-NAME", "SHO-NAME", "VIC-AGE", "SHO-AGE", "DAT-CITY", "DAT-LOC", "DAT-TIME", "CIR-WEAPON",
    "CIR-NUM-SHOTS",
)  # fmt: skip


class Spans:
    """F of overlapping spans per field, over all events of a report: victims and shooters by the
    mentions of recipients and actors of assaults, the rest by the evidence of claims. Only the
    field that a report's coder filled is gold, mostly one span each."""

    name = "spans"
    about = "victim, shooter, place, time and weapon spans"
    data: tuple[str, ...] = ("spans_gvdb",)
    origin = "Gun Violence Database (Pavlick et al. 2016), by permission"
    splits: ClassVar[dict[str, str]] = {"dev": "reporting", "test": "reporting"}
    usual: ClassVar[tuple[str, ...]] = ("dev",)
    peers: tuple[Peer, ...] = ()

    def load(self, data: Path, split: str) -> Sequence[Case]:
        path = data / "spans_gvdb" / f"{split}.json"
        with path.open(encoding="utf-8") as lines:
            return [case_of(json.loads(line)) for line in lines if line.strip()]

    def predict(self, case: Case, coder: TextCoder) -> Any:
        coded = coder(case.text, case.published, language="en")
        return [[field, span.start, span.end] for field, span in fields_of(coded)]

    def score(self, cases: Sequence[Case], predictions: Sequence[Any]) -> list[Figure]:
        made = []
        for field in FIELDS:
            rows = []
            for case, found in zip(cases, predictions, strict=True):
                golds = stretches(case.gold, field)
                if golds:
                    rows.append(counted(golds, stretches(found, field), meet))
            made.append(figure(field.lower().replace("-", "_"), rows, f_measure))
        return made


def stretches(rows: list[Any], field: str) -> list[Stretch]:
    return sorted({(start, end) for name, start, end in rows if name == field})


def fields_of(coded: CodedReport) -> Iterator[tuple[str, Span]]:
    """Their fields from our claims."""
    entities = {entity.id: entity for entity in coded.entities}
    for event in coded.events:
        for claim in event.claims:
            yield from ((name, span) for name, span in of_claim(claim))
        for id_, prefix in participants(event):
            yield f"{prefix}-NAME", entities[id_].mentions[0]
            ages = (one for one in entities[id_].attributes if one.field == "age")
            yield from ((f"{prefix}-AGE", claim.evidence[0]) for claim in ages)


def of_claim(claim: Claim) -> Iterator[tuple[str, Span]]:
    """The words of place, date, weapon and count."""
    first, *rest = claim.evidence
    if claim.field == "place":
        yield "DAT-CITY", first
        yield from (("DAT-LOC", span) for span in rest)
    elif claim.field == "date":
        yield from (("DAT-TIME", span) for span in claim.evidence)
    elif claim.field in ("weapon", "count"):
        yield "CIR-WEAPON" if claim.field == "weapon" else "CIR-NUM-SHOTS", first


def participants(event: Event) -> list[tuple[str, str]]:
    """Entity ids with VIC or SHO."""
    found = set()
    for claim in event.claims:
        if isinstance(claim.value, Toll) and claim.value.entity:
            found.add((claim.value.entity, "VIC"))
        if isinstance(claim.value, Participant):
            found.add((claim.value.entity, "SHO" if claim.field == "actor" else "VIC"))
    return sorted(found)


def case_of(row: dict[str, Any]) -> Case:
    """The article with its words joined, its spans as offsets."""
    text, offsets = "", []
    for sentence in row["full_text"]:
        for word in sentence:
            glued = word in NO_SPACE_BEFORE or text.endswith(("(", "$", "\n"))
            text += "" if glued or not text else " "
            offsets.append((len(text), len(text) + len(word)))
            text += word
        text += "\n"
    golds = [
        [field, offsets[first][0], offsets[last][1]]
        for first, last, field, *_ in row["spans"]
        if last < len(offsets)  # some articles of the set are cut before their last spans
    ]
    parts = (row.get("date") or "").split("-")  # some have "2015-2-8"
    return Case(row["doc_key"], text, golds, "-".join(one.zfill(2) for one in parts) or None)
