"""From what probability on the reader believes its network: chosen on corpus/dev and the samples.

One limit after the other is set to the value of its list that gives the highest claim_f, the others
as they are; a limit moves only if that gains more than GAIN.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from tacitus.annotate.hedges import Hedge
from tacitus.annotate.learned.features import Features, features
from tacitus.annotate.learned.labels import PARTS
from tacitus.annotate.learned.model import Limits, Model, Read
from tacitus.annotate.learned.reader import joined
from tacitus.annotate.learned.told import softmax
from tacitus.annotate.rules import mark, with_more
from tacitus.contract import from_json
from tacitus.marks import Marks
from tacitus.pipeline import Tools, code_report
from tacitus.plain import to_json
from tacitus.text_coder import load
from tacitus.values import Report
from tacitus_lab.bench.base import Case
from tacitus_lab.bench.reports import Reports
from tacitus_lab.oracle import Fixed
from tacitus_lab.train.examples import Targets, targets

GAIN = 0.003  # of claim_f: less is chance, and a limit left in the middle errs on neither side
HEATS = (0.6, 0.8, 1.0, 1.2, 1.5, 1.8, 2.2, 2.6, 3.0)
TRIED: dict[str, tuple[Any, ...]] = {
    "anchor": (0.3, 0.4, 0.5, 0.6, 0.7),
    "kept": (0.25, 0.35, 0.5, 1.0),
    "link": (0.3, 0.4, 0.5, 0.6, 0.7),
    "said": (0.2, 0.3, 0.4),
    "clause": (0.25, 0.35, 0.5),
    "roles": tuple((value,) * len(PARTS) for value in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A report as the rules and the encoder have read it: what does not change with the limits."""

    case: Case
    report: Report
    marks: Marks
    hedges: tuple[Hedge, ...]
    seen: Features
    read: Read
    wanted: Targets


def choose(model: Model, cases: Sequence[Case]) -> Limits:
    """The limits that serve best on some coded reports."""
    tools = load("rules").tools
    reports = [seen_of(model, case) for case in cases]
    limits = replace(model.limits, heat=heat_of(model, reports))
    best = claim_f(model, limits, reports, tools)
    for name, values in TRIED.items():
        for value in values:
            tried = replace(limits, **{name: value})
            found = claim_f(model, tried, reports, tools)
            if found > best + GAIN:
                best, limits = found, tried
        print(f"limit of {name}: {getattr(limits, name)}; claim_f {100 * best:.1f}")
    return limits


def heat_of(model: Model, reports: Sequence[Seen]) -> float:
    """What the logits of words must be divided by for their probabilities to be those of the
    coding: the value of HEATS with the least loss."""
    losses = []
    for heat in HEATS:
        total = 0.0
        for one in reports:
            seen = one.seen
            logits = model.heads.word_types(one.read.words, seen.types, seen.tags) / heat
            own = softmax(logits)[np.arange(len(logits)), one.wanted.types]
            total -= float(np.log(own + 1e-9).sum())
        losses.append(total)
    return HEATS[int(np.argmin(losses))]


def seen_of(model: Model, case: Case) -> Seen:
    gold = from_json(json.dumps(case.gold))
    marks, hedges = mark(gold.report)
    seen = features(marks, model.tokenizer)
    return Seen(case, gold.report, marks, hedges, seen, model.read(seen), targets(gold, marks))


def claim_f(model: Model, limits: Limits, reports: Sequence[Seen], tools: Tools) -> float:
    """claim_f of the whole coder with these limits."""
    limited = replace(model, limits=limits)
    predictions = []
    for one in reports:
        text = one.report.text
        found = with_more(text, joined(text, one.marks, one.hedges, one.seen, one.read, limited))
        coded = code_report(one.report, replace(tools, annotator=Fixed(found)))
        predictions.append(json.loads(json.dumps(to_json(coded))))
    figures = Reports().score([one.case for one in reports], predictions)
    return next(figure.value for figure in figures if figure.name == "claim_f")
