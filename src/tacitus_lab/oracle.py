"""What each kind of mark is worth: the figures of `reports` where marks of that kind are gold.

    tacitus-lab oracle --split train

Each row takes one more kind of mark from the gold coding; the rules find the rest, on what is given
to them. What the last row lacks to 100 is lost behind the reader, in deriving values and building
events, or was never in the marks.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tacitus.annotate.anchors import find_anchors
from tacitus.annotate.hedges import find_hedges
from tacitus.annotate.quotes import find_quotes
from tacitus.annotate.rules import rule_roles
from tacitus.annotate.spoken_acts import spoken_anchors
from tacitus.contract import from_json
from tacitus.marks import UNJUDGED, Anchor, Marks
from tacitus.pipeline import Tools, code_report
from tacitus.plain import to_json
from tacitus.text_coder import load
from tacitus.values import Report
from tacitus_lab.bench.base import Case
from tacitus_lab.bench.reports import Reports
from tacitus_lab.gold_marks import gold_marks
from tacitus_lab.metrics import Figure

SHOWN = ("claim_f", "traced_f", "events_typed", "main_event", "tolls", "statements", "speaker")


@dataclass(frozen=True, slots=True)
class Given:
    """The marks of the rules and those of the gold coding of one report."""

    report: Report
    rules: Marks
    gold: Marks


def from_rules(given: Given) -> Marks:
    return given.rules


def with_mentions(given: Given) -> Marks:
    """Mentions, and which of them are one being."""
    gold = given.gold
    links = tuple(link for link in gold.links if link.kind == "same_entity")
    return refound(given, replace(given.rules, mentions=gold.mentions, links=links))


def with_anchors(given: Given) -> Marks:
    """Anchors with type, mode, stage and certainty."""
    before = with_mentions(given)
    anchors = tuple(replace(one, salience=UNJUDGED, main=UNJUDGED) for one in given.gold.anchors)
    return refound(given, replace(before, anchors=anchors), anchors=anchors)


def with_links(given: Given) -> Marks:
    """Which anchors are one event."""
    return replace(with_anchors(given), links=given.gold.links)


def with_salience(given: Given) -> Marks:
    """Why each event is told."""
    return replace(with_links(given), anchors=given.gold.anchors)


def with_roles(given: Given) -> Marks:
    """Who and what plays which part."""
    return replace(with_salience(given), roles=given.gold.roles)


def with_quotes(given: Given) -> Marks:
    """Quotations with cue and speaker: all marks are gold now."""
    return given.gold


STEPS: dict[str, Callable[[Given], Marks]] = {
    "rules": from_rules,
    "+ mentions": with_mentions,
    "+ anchors": with_anchors,
    "+ event links": with_links,
    "+ salience": with_salience,
    "+ roles": with_roles,
    "+ quotations": with_quotes,
}


def refound(given: Given, marks: Marks, anchors: tuple[Anchor, ...] | None = None) -> Marks:
    """Quotations, anchors (unless given) and roles found anew by the rules on these mentions."""
    text, tokens, sentences = given.report.text, marks.tokens, marks.sentences
    hedges = find_hedges(text, tokens, sentences)
    quotes = find_quotes(text, tokens, sentences, marks.mentions)
    if anchors is None:
        anchors = spoken_anchors(text, quotes, find_anchors(tokens, sentences, hedges))
    sure = max((anchor.score for anchor in anchors), default=0.0)
    found = replace(marks, quotes=quotes, anchors=anchors, relevance=sure)
    return replace(found, roles=rule_roles(text, found, hedges))


@dataclass(slots=True)
class Fixed:
    """A reader that gives marks made before."""

    marks: Marks
    name: str = "oracle"
    version: str = "1"

    def __call__(self, report: Report) -> Marks:  # noqa: ARG002
        return self.marks


def coded(given: Given, make: Callable[[Given], Marks], tools: Tools) -> dict[str, Any]:
    made = code_report(given.report, replace(tools, annotator=Fixed(make(given))))
    coding: dict[str, Any] = json.loads(json.dumps(to_json(made)))
    return coding


def oracle(cases: Sequence[Case]) -> dict[str, list[Figure]]:
    """The figures of each step."""
    tools = load().tools
    every = []
    for case in cases:
        gold = from_json(json.dumps(case.gold))
        found = tools.annotator(gold.report)
        every.append(Given(gold.report, found, gold_marks(gold, found)))
    return {
        name: Reports().score(cases, [coded(given, make, tools) for given in every])
        for name, make in STEPS.items()
    }


def printed(steps: dict[str, list[Figure]]) -> str:
    """The table, per cent."""
    lines = [f"{'':16}" + "".join(f"{name:>14}" for name in SHOWN)]
    for step, figures in steps.items():
        value = {one.name: one.value for one in figures}
        lines.append(f"{step:16}" + "".join(f"{100 * value[name]:14.1f}" for name in SHOWN))
    return "\n".join(lines)
