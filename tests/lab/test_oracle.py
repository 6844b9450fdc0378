"""Gold marks: what a perfect reader would mark, and what the pipeline makes of it."""

import json
from pathlib import Path

import pytest

from tacitus.contract import from_json
from tacitus.marks import Marks
from tacitus.text_coder import TextCoder
from tacitus.values import CodedReport, Span
from tacitus_lab.bench.base import Case
from tacitus_lab.bench.reports import Reports
from tacitus_lab.gold_marks import gold_marks, head_of
from tacitus_lab.oracle import STEPS, oracle, printed


@pytest.fixture(scope="module")
def case() -> Case:
    return Reports().load(Path(), "samples")[0]


@pytest.fixture(scope="module")
def gold(case: Case) -> CodedReport:
    return from_json(json.dumps(case.gold))


@pytest.fixture(scope="module")
def marks(gold: CodedReport, coder: TextCoder) -> Marks:
    return gold_marks(gold, coder.tools.annotator(gold.report))


def test_every_anchor_and_mention_is_marked(gold: CodedReport, marks: Marks) -> None:
    anchors = {anchor.span for anchor in marks.anchors}
    assert anchors == {span for event in gold.events for span in event.anchors}
    mentions = {mention.span for mention in marks.mentions}
    assert mentions >= {span for entity in gold.entities for span in entity.mentions}


def test_marks_are_in_order_and_point_to_one_another(marks: Marks) -> None:
    spans = [(mention.span.start, mention.span.end) for mention in marks.mentions]
    assert spans == sorted(spans)
    assert all(mention.span.holds(mention.head) for mention in marks.mentions)
    assert all(0 <= role.anchor < len(marks.anchors) for role in marks.roles)
    assert all(-1 <= role.mention < len(marks.mentions) for role in marks.roles)


def test_every_claim_but_type_and_stage_is_a_role(gold: CodedReport, marks: Marks) -> None:
    told = {c.field for event in gold.events for c in event.claims} - {"type", "stage"}
    assert {role.role for role in marks.roles} == told


def test_links_join_the_anchors_of_one_event(gold: CodedReport, marks: Marks) -> None:
    owner = {span: event.id for event in gold.events for span in event.anchors}
    for link in marks.links:
        if link.kind == "same_event":
            one, two = (owner[marks.anchors[n].span] for n in (link.one, link.two))
            assert (link.score == 1.0) == (one == two)


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("the mayor of Tarma", "mayor"),
        ("Sergeant Rosa Quispe", "Sergeant Rosa Quispe"),
        ("a nurse, who", "nurse"),
        ("she", "she"),
        ("eight others", "others"),
    ],
)
def test_heads(words: str, head: str) -> None:
    assert head_of(words, Span(0, len(words))).of(words) == head


def test_more_gold_gives_better_codings(case: Case) -> None:
    steps = oracle([case])
    assert list(steps) == list(STEPS)
    value = {step: {one.name: one.value for one in figures} for step, figures in steps.items()}
    assert value["+ quotations"]["claim_f"] > value["rules"]["claim_f"]
    assert value["+ event links"]["events_typed"] > value["rules"]["events_typed"]
    assert printed(steps).count("\n") == len(STEPS)
