"""PLOVER's gold records: type, source and target of single sentences."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from tacitus.text_coder import TextCoder
from tacitus.values import CodedReport, Event, Participant, TypeValue
from tacitus_lab.bench.base import Case, Peer
from tacitus_lab.metrics import Figure, f_measure, figure, share

# The records use the types of PLOVER 0.5; these were renamed or merged in 2021.
RENAMED = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}
RECORDS = Path("plover_cameo_petrarch") / "gold_standard_records" / "PLOVER_GSR_CAMEO.txt"
FUNCTION_WORDS = frozenset("a an the of and or in on at to for by from with his her its".split())


class Events:
    """The type of the main event, the type among all events, and the words of actors and recipients
    of the event of that type (all events where none has it)."""

    name = "events"
    about = "PLOVER type, source and target of single sentences"
    data: tuple[str, ...] = ("plover_cameo_petrarch",)
    origin = "PLOVER gold standard records (Open Event Data Alliance), CC BY-SA 4.0"
    splits: ClassVar[dict[str, str]] = {"all": "tuning"}
    usual: ClassVar[tuple[str, ...]] = ("all",)
    peers: tuple[Peer, ...] = (
        Peer(
            "type_main",
            "PETRARCH2",
            None,
            "its own unit tests, which its dictionaries are written to pass: right by design, and"
            " no measure of other text",
            "github.com/openeventdata/petrarch2, its tests",
        ),
        Peer(
            "type_main",
            "UniversalPETRARCH",
            0.442,
            "Spanish sentences, CAMEO root codes",
            "Halterman et al. 2018, about",
        ),
    )

    def load(self, data: Path, _split: str) -> Sequence[Case]:
        records = json.loads((data / RECORDS).read_text(encoding="utf-8"))
        return [
            Case(record["id"], record["text"], gold_of(record), record.get("date"))
            for record in records
            if record.get("text") and record["event"] != "DOCUMENT"
        ]

    def predict(self, case: Case, coder: TextCoder) -> Any:
        coded = coder(case.text, case.published, language="en")
        return [
            {
                "type": type_of(event),
                "salience": event.salience,
                "actors": named(coded, event, "actor"),
                "recipients": named(coded, event, "recipient"),
            }
            for event in coded.events
        ]

    def score(self, cases: Sequence[Case], predictions: Sequence[Any]) -> list[Figure]:
        main, anywhere, sources, targets = [], [], [], []
        for case, events in zip(cases, predictions, strict=True):
            type_ = case.gold["type"]
            main.append(
                (float(any(e["type"] == type_ and e["salience"] == "main" for e in events)), 1.0)
            )
            anywhere.append((float(any(e["type"] == type_ for e in events)), 1.0))
            meant = [e for e in events if e["type"] == type_] or events
            actors = [words for e in meant for words in e["actors"]]
            recipients = [words for e in meant for words in e["recipients"]]
            sources.append(matched(case.gold["sources"], actors))
            targets.append(matched(case.gold["targets"], recipients))
        return [
            figure("type_main", main, share),
            figure("type_any", anywhere, share),
            figure("source_f", sources, f_measure),
            figure("target_f", targets, f_measure),
        ]


def gold_of(record: dict[str, Any]) -> dict[str, Any]:
    """Type of 2021 and the words of source and target."""
    return {
        "type": RENAMED.get(record["event"], record["event"]),
        "sources": actor_texts(record.get("source")),
        "targets": actor_texts(record.get("target")),
    }


def actor_texts(actors: Any) -> list[str]:
    """The words of each actor; the records write none as an empty string."""
    if not isinstance(actors, list):
        return []
    return [actor["actorText"] for actor in actors if actor.get("actorText")]


def type_of(event: Event) -> str:
    return next(c.value.type for c in event.claims if isinstance(c.value, TypeValue))


def named(coded: CodedReport, event: Event, field: str) -> list[str]:
    """All words by which the participants of a field are named, one string an entity."""
    mentions = {e.id: [span.of(coded.report.text) for span in e.mentions] for e in coded.entities}
    return [
        " ".join(mentions[claim.value.entity])
        for claim in event.claims
        if claim.field == field and isinstance(claim.value, Participant)
    ]


def matched(golds: list[str], preds: list[str]) -> tuple[float, float, float]:
    """Right, predicted, gold: a pair is right if it shares a word that is no function word."""
    free = list(preds)
    right = 0
    for gold in golds:
        best = next((pred for pred in free if words(gold) & words(pred)), None)
        if best is not None:
            free.remove(best)
            right += 1
    return float(right), float(len(preds)), float(len(golds))


def words(text: str) -> set[str]:
    return {word.lower() for word in re.findall(r"\w+", text)} - FUNCTION_WORDS
