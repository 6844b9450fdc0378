"""Dates and durations against TIMEX3 in TimeBank and AQUAINT (TimeML, TempEval-3)."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from tacitus.derive.dates import derive_days, derive_durations
from tacitus.text_coder import TextCoder
from tacitus.values import Day, Seconds, Unknown
from tacitus_lab.bench.base import Case, Peer
from tacitus_lab.bench.marking import counted, marked, meet, paired, same
from tacitus_lab.metrics import Figure, f_measure, figure
from tacitus_lab.timex import same_day, same_length, timex_value

TYPES = ("DATE", "TIME", "DURATION")
SOURCE = "UzZaman et al. 2013 (TempEval-3), table of task A on the platinum set"
DIFFERS = (
    "stricter than ours: values must be the same string, hours and sets count too; on the platinum"
    " set of TempEval-3, not on its training data"
)


class Dates:
    """Span F (exact, overlapping) and value F (overlapping span, right value). Ours have days,
    not hours: of a TIME the day is compared, of a DATE the whole value. Sets ("every week") are
    left out. Values need not be the same string, as in TempEval: `timex.same_day` and
    `timex.same_length` say which are taken for one."""

    name = "dates"
    about = "dates and durations: spans and values, compared as days and lengths"
    data: tuple[str, ...] = ("timex/TBAQ",)
    origin = "TempEval-3's training data, TBAQ (TimeBank and AQUAINT): research use"
    splits: ClassVar[dict[str, str]] = {"all": "tuning"}
    usual: ClassVar[tuple[str, ...]] = ("all",)
    peers: tuple[Peer, ...] = (
        Peer("value_f", "HeidelTime", 0.776, DIFFERS, SOURCE),
        Peer("value_f", "SUTime", 0.674, DIFFERS, SOURCE),
    )

    def load(self, data: Path, _split: str) -> Sequence[Case]:
        files = sorted((data / "timex" / "TBAQ").rglob("*.tml"))
        return [case_of(path) for path in files]

    def predict(self, case: Case, coder: TextCoder) -> Any:
        report, marks = marked(case, coder)
        found = []
        for day in derive_days(report, marks):
            span = marks.mentions[day.mention].span
            found.append({"start": span.start, "end": span.end, **day_told(day.value)})
        for length in derive_durations(report, marks):
            span = marks.mentions[length.mention].span
            seconds = length.value.seconds if isinstance(length.value, Seconds) else None
            found.append({"start": span.start, "end": span.end, "seconds": seconds})
        return found

    def score(self, cases: Sequence[Case], predictions: Sequence[Any]) -> list[Figure]:
        exact, relaxed, valued = [], [], []
        for case, found in zip(cases, predictions, strict=True):
            golds = [(one["start"], one["end"]) for one in case.gold]
            preds = [(one["start"], one["end"]) for one in found]
            exact.append(counted(golds, preds, same))
            relaxed.append(counted(golds, preds, meet))
            right = sum(same_value(case.gold[g], found[p]) for g, p in paired(golds, preds, meet))
            valued.append((float(right), float(len(preds)), float(len(golds))))
        return [
            figure("span_f_exact", exact, f_measure),
            figure("span_f_relaxed", relaxed, f_measure),
            figure("value_f", valued, f_measure),
        ]


def day_told(day: Day | Unknown) -> dict[str, Any]:
    """A resolved day as TIMEX3 has it, and its first and last day; nothing for an unknown one."""
    if not isinstance(day, Day) or day.start is None or day.end is None:
        return {"value": None, "days": None}
    return {"value": timex_value(day), "days": [day.start.isoformat(), day.end.isoformat()]}


def same_value(gold: dict[str, Any], pred: dict[str, Any]) -> bool:
    """Whether a predicted date or duration has the value of the gold."""
    if "seconds" in pred:
        return gold["type"] == "DURATION" and same_length(gold["value"], pred["seconds"])
    first, last = pred["days"] or (None, None)
    days = (date.fromisoformat(first), date.fromisoformat(last)) if first and last else None
    return same_day(gold["value"], pred["value"], days)


def case_of(path: Path) -> Case:
    """The text of a TimeML file with its times as offsets; its creation time as publication."""
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314
    text, golds = "", []

    def walk(node: ET.Element) -> None:
        nonlocal text
        start = len(text)
        text += node.text or ""
        for child in node:
            walk(child)
            text += child.tail or ""
        if node.tag == "TIMEX3" and node.get("type") in TYPES:
            value = node.get("value", "")
            golds.append(
                {"start": start, "end": len(text), "type": node.get("type"), "value": value}
            )

    body = root.find("TEXT")
    if body is not None:
        walk(body)
    created = root.find("DCT/TIMEX3")
    day = re.match(r"\d{4}-\d\d-\d\d", created.get("value", "") if created is not None else "")
    return Case(path.stem, text, golds, day.group() if day else None)
