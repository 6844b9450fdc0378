"""MUC-4 training reports as examples of roles: incident templates aligned with the text by string.

How: a filler is found wherever its words stand in the text, and every mention of the rules whose
head lies in such words is one of its mentions. An anchor of violence that the rules found belongs
to the template of which its sentence names most fillers, if one has more than all others and its
mode does not contradict the incident's type. In that sentence, mentions of the template's fillers
play the filler's part in the anchor, and all other named mentions do not; who is no target of it,
or one of which another effect is told, was not killed or wounded. Nothing else of such a report is
learned from: other happenings, words, dates and places are not in the templates.

Of some reports we have ourselves coded, from the text alone and by `corpus/MANUAL.md`, which words
name which happening (`muc4_anchors.jsonl`: offsets only, CC0). There these anchors stand for those
of the rules, and all words are learned from.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tacitus.acquire.texts import receive
from tacitus.annotate.learned.features import Ints, Words, features, labelled, table
from tacitus.annotate.learned.heads import SCENE
from tacitus.annotate.learned.labels import ACTS, PARTS
from tacitus.annotate.rules import mark
from tacitus.marks import Anchor, Marks
from tacitus.values import Source, Span, Unknown
from tacitus.vocabulary import PLOVER_TYPES, RoleName
from tacitus.write.muc4.templates import Template, templates_of
from tacitus_lab.train.examples import IGNORED, Example, Targets, known_of
from tacitus_lab.train.examples import told as told_of

SLOTS: dict[str, RoleName] = {
    "perp_ind_id": "actor",
    "perp_org_id": "actor",
    "hum_tgt_name": "recipient",
    "hum_tgt_desc": "recipient",
    "phys_tgt_id": "target",
    "inc_instr_id": "weapon",
}
EFFECTS: dict[str, RoleName] = {"DEATH": "killed", "INJURY": "wounded"}
# The modes of anchors that may tell of an incident type; of the other types all but abduction.
MODES: dict[str, set[str | None]] = {
    "KIDNAPPING": {"abduct", None},
    "BOMBING": {"explosives", "suicide-attack", "targeted", None},
    "ARSON": {"destroy", "primitive", None},
}
CODED = Path(__file__).with_name("muc4_anchors.jsonl")
KEPT = tuple(PARTS.index((role, None)) for role in dict.fromkeys(SLOTS.values()))
HARM = tuple(PARTS.index((role, None)) for role in EFFECTS.values())
VALUES = ("date", "duration", "number")  # kinds of mentions that are no fillers


@dataclass(frozen=True, slots=True)
class Wanted:
    """A template: its type, the mentions that play each part, and those of targets of which no
    effect is told."""

    type: str
    parts: dict[int, frozenset[RoleName]]  # mention -> parts
    untold: frozenset[int]


def muc4(path: Path, tokenizer: Any) -> Iterator[Example]:
    """The documents of a JSON Lines file of MUC-4 that have an aligned anchor, or were coded."""
    coded = coded_anchors(CODED)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["header"]["dateline"] + row["text"]
        report = receive(text, Source(id=row["docid"], language="en")).report
        marks, hedges = mark(report)
        templates = [wanted_of(report.text, marks, one) for one in templates_of(row["templates"])]
        own = coded.get(row["docid"])
        if own is None:
            source, (wanted, anchors) = "muc4", targets(marks, templates)
            if not anchors:
                continue
        else:
            source, (wanted, anchors) = "muc4 coded", coded_targets(marks, templates, own)
        known = known_of(report.text, marks, hedges, anchors)
        yield Example(row["docid"], source, features(marks, tokenizer), wanted, known)


@dataclass(frozen=True, slots=True)
class Coded:
    """An anchor that we coded, and the number of its happening."""

    anchor: Anchor
    happening: int


def coded_anchors(path: Path) -> dict[str, list[Coded]]:
    """By document: one object a line with `docid` and `events`, of each its type, mode, certainty,
    stage (null: left open), salience and anchors (start and end, in characters)."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["docid"]] = [
            Coded(
                Anchor(
                    span=Span(start, end),
                    type=event["type"],
                    mode=event["mode"],
                    certainty=event["certainty"],
                    stage=event["stage"] or Unknown("the coding leaves it open"),
                    salience=event["salience"],
                ),
                number,
            )
            for number, event in enumerate(row["events"])
            for start, end in event["anchors"]
        ]
    return found


def targets(marks: Marks, templates: list[Wanted]) -> tuple[Targets, list[Anchor]]:
    """What is learned of a report of which only the templates are known, and its anchors."""
    own = {
        number: template
        for number, anchor in enumerate(marks.anchors)
        if (template := belongs(anchor, marks, templates)) is not None
    }
    words = Words(marks.tokens)
    anchors = [marks.anchors[n] for n in own]
    nothing = np.full(len(marks.tokens), IGNORED, np.int64)
    members = list(own.values())
    wanted = Targets(
        types=nothing,
        kinds=nothing,
        anchors=table([words.over(one.span) for one in anchors], 2),
        told=table([told(one) for one in anchors], 5),
        events=np.array(members, np.int64),
        roles=roles_of(marks, templates, anchors, members),
        unsure=unsure(marks, templates, anchors, members),
        about=table([], 2),
        clauses=nothing,
        forms=nothing,
        relevance=IGNORED,
    )
    return wanted, anchors


def coded_targets(
    marks: Marks, templates: list[Wanted], coded: list[Coded]
) -> tuple[Targets, list[Anchor]]:
    """What is learned of a report whose anchors we coded, and these; roles still come from the
    templates."""
    words = Words(marks.tokens)
    coded = sorted(coded, key=lambda one: one.anchor.span)
    coded = [one for one in coded if (r := words.over(one.anchor.span))[0] < r[1]]
    anchors = [one.anchor for one in coded]
    ranges = [words.over(one.span) for one in anchors]
    members = [belongs(one, marks, templates) for one in anchors]
    count = len(marks.tokens)
    nothing = np.full(count, IGNORED, np.int64)
    wanted = Targets(
        types=labelled(count, ranges, [PLOVER_TYPES.index(one.type) for one in anchors]),
        kinds=nothing,
        anchors=table(ranges, 2),
        told=table([told_of(one) for one in anchors], 5),
        events=np.array([one.happening for one in coded], np.int64),
        roles=roles_of(marks, templates, anchors, members),
        unsure=unsure(marks, templates, anchors, members),
        about=table([], 2),
        clauses=nothing,
        forms=nothing,
        relevance=1.0 if coded else 0.0,
    )
    return wanted, anchors


def roles_of(
    marks: Marks, templates: list[Wanted], anchors: list[Anchor], members: Sequence[int | None]
) -> Ints:
    """The parts that the fillers of each anchor's template play in it, in its sentence."""
    rows = [
        (row, mention, PARTS.index((part, None)), IGNORED)
        for row, (anchor, member) in enumerate(zip(anchors, members, strict=True))
        if member is not None
        for mention, parts in templates[member].parts.items()
        if sentence_at(marks, marks.mentions[mention].span) == sentence_at(marks, anchor.span)
        for part in parts
    ]
    return table(rows, 4)


def told(anchor: Anchor) -> tuple[int, int, int, int, int]:
    act = ACTS.index((anchor.type, anchor.mode)) if anchor.mode else IGNORED
    return PLOVER_TYPES.index(anchor.type), act, IGNORED, IGNORED, IGNORED


def wanted_of(text: str, marks: Marks, template: Template) -> Wanted:
    """The mentions of each filler string of a template, by part."""
    parts: dict[int, set[RoleName]] = {}
    told = set[int]()
    for slot, part in SLOTS.items():
        for string in strings(template, slot):
            for mention in mentions_of(text, marks, string):
                parts.setdefault(mention, set()).add(part)
    for filler in template.of("hum_tgt_effect"):
        for one in filler.any:
            befell = {EFFECTS[effect] for effect in EFFECTS.keys() & set(map(str, one.value))}
            for string in one.ref or ():
                for mention in mentions_of(text, marks, string):
                    parts.setdefault(mention, set()).update(befell)
                    told.add(mention)
    types = [str(v) for filler in template.of("inc_type") for one in filler.any for v in one.value]
    kept = {mention: frozenset(own) for mention, own in parts.items()}
    targets = {mention for mention, own in kept.items() if "recipient" in own}
    return Wanted(types[0] if types else "ATTACK", kept, frozenset(targets - told))


def strings(template: Template, slot: str) -> Iterator[str]:
    for filler in template.of(slot):
        for one in filler.any:
            yield from (value for value in one.value if isinstance(value, str))


def mentions_of(text: str, marks: Marks, string: str) -> list[int]:
    """The mentions whose head lies in the words of a string, wherever they stand."""
    words = string.split()
    if not words or string == "-":
        return []
    pattern = r"(?<!\w)" + r"\s+".join(re.escape(word) for word in words) + r"(?!\w)"
    found = [Span(m.start(), m.end()) for m in re.finditer(pattern, text, re.IGNORECASE)]
    return [
        n
        for n, one in enumerate(marks.mentions)
        if one.kind not in VALUES and any(span.holds(one.head) for span in found)
    ]


def belongs(anchor: Anchor, marks: Marks, templates: list[Wanted]) -> int | None:
    """The template of which the anchor's sentence names most fillers; None if none, or two, do."""
    if anchor.type != "ASSAULT":
        return None
    home = sentence_at(marks, anchor.span)
    counts = [
        sum(sentence_at(marks, marks.mentions[mention].span) == home for mention in one.parts)
        if fits(anchor, one.type)
        else 0
        for one in templates
    ]
    best = max(counts, default=0)
    return counts.index(best) if best and counts.count(best) == 1 else None


def fits(anchor: Anchor, incident: str) -> bool:
    modes = MODES.get(incident)
    return anchor.mode in modes if modes else anchor.mode != "abduct"


def sentence_at(marks: Marks, span: Span) -> int:
    return bisect_right(marks.sentences, span.start, key=lambda one: one.span.start) - 1


def unsure(
    marks: Marks, templates: list[Wanted], anchors: list[Anchor], members: Sequence[int | None]
) -> Ints:
    """All pairs but those of the parts in KEPT between an anchor of a template and a named mention
    of its sentence, and those in HARM with one whose effect is told or that is no target."""
    rows = []
    homes = [sentence_at(marks, one.span) for one in marks.mentions]
    for row, (anchor, member) in enumerate(zip(anchors, members, strict=True)):
        home = sentence_at(marks, anchor.span)
        for mention, there in enumerate(homes):
            if abs(there - home) > SCENE:
                continue
            one = marks.mentions[mention]
            sure: tuple[int, ...] = ()
            if member is not None and there == home and one.rule != "pronoun":
                open_ = one.kind in VALUES or mention in templates[member].untold
                sure = KEPT if open_ else KEPT + HARM
            rows += [(row, mention, p) for p in range(len(PARTS)) if p not in sure]
    return table(rows, 3)
