"""MUC-4 training reports as examples of roles: incident templates aligned with the text by string.

How: a filler is found wherever its words stand in the text, and every mention of the rules whose
head lies in such words is one of its mentions. An anchor of violence that the rules found belongs
to the template of which its sentence names most fillers, if one has more than all others and its
mode does not contradict the incident's type. In that sentence, mentions of the template's fillers
play the filler's part in the anchor, and all other named mentions do not. Nothing else of the
report is learned from: other happenings, words, dates and places are not in the templates.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tacitus.acquire.texts import receive
from tacitus.annotate.learned.features import Words, features, table
from tacitus.annotate.learned.heads import AWAY
from tacitus.annotate.learned.labels import ACTS, PARTS
from tacitus.annotate.rules import RuleReader
from tacitus.marks import Anchor, Marks
from tacitus.values import Source, Span
from tacitus.vocabulary import PLOVER_TYPES, RoleName
from tacitus_lab.muc4.templates import Template, templates_of
from tacitus_lab.train.examples import IGNORED, Example, Targets

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
KEPT = tuple(PARTS.index((role, None)) for role in dict.fromkeys(SLOTS.values()))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A template: its type, and the mentions that play each part."""

    type: str
    parts: dict[int, frozenset[RoleName]]  # mention -> parts


def muc4(path: Path, tokenizer: Any) -> Iterator[Example]:
    """The documents of a JSON Lines file of MUC-4 that have an aligned anchor."""
    reader = RuleReader()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["header"]["dateline"] + row["text"]
        report = receive(text, Source(id=row["docid"], language="en")).report
        marks = reader(report)
        wanted = targets(report.text, marks, templates_of(row["templates"]))
        if len(wanted.anchors):
            yield Example(row["docid"], "muc4", features(marks, tokenizer), wanted)


def targets(text: str, marks: Marks, templates: list[Template]) -> Targets:
    every = [wanted_of(text, marks, one) for one in templates]
    own = {
        number: template
        for number, anchor in enumerate(marks.anchors)
        if (template := belongs(anchor, marks, every)) is not None
    }
    words = Words(marks.tokens)
    ranges = [words.over(marks.anchors[n].span) for n in own]
    nothing = np.full(len(marks.tokens), IGNORED, np.int64)
    roles = [
        (row, mention, PARTS.index((part, None)), IGNORED)
        for row, (number, template) in enumerate(own.items())
        for mention, parts in every[template].parts.items()
        if sentence_at(marks, marks.mentions[mention].span)
        == sentence_at(marks, marks.anchors[number].span)
        for part in parts
    ]
    return Targets(
        types=nothing,
        kinds=nothing,
        anchors=table(ranges, 2),
        told=table([told(marks.anchors[n]) for n in own], 5),
        events=np.array(list(own.values()), np.int64),
        roles=table(roles, 4),
        unsure=unsure(marks, list(own)),
        about=table([], 2),
        relevance=IGNORED,
    )


def told(anchor: Anchor) -> tuple[int, int, int, int, int]:
    act = ACTS.index((anchor.type, anchor.mode)) if anchor.mode else IGNORED
    return PLOVER_TYPES.index(anchor.type), act, IGNORED, IGNORED, IGNORED


def wanted_of(text: str, marks: Marks, template: Template) -> Wanted:
    """The mentions of each filler string of a template, by part."""
    parts: dict[int, set[RoleName]] = {}
    for slot, part in SLOTS.items():
        for string in strings(template, slot):
            for mention in mentions_of(text, marks, string):
                parts.setdefault(mention, set()).add(part)
    for filler in template.of("hum_tgt_effect"):
        for one in filler.any:
            for effect in EFFECTS.keys() & {str(value) for value in one.value}:
                for string in one.ref or ():
                    for mention in mentions_of(text, marks, string):
                        parts.setdefault(mention, set()).add(EFFECTS[effect])
    types = [str(v) for filler in template.of("inc_type") for one in filler.any for v in one.value]
    kept = {mention: frozenset(own) for mention, own in parts.items()}
    return Wanted(types[0] if types else "ATTACK", kept)


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
        if one.kind not in ("date", "duration", "number")
        and any(span.holds(one.head) for span in found)
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


def unsure(marks: Marks, anchors: list[int]) -> Any:
    """All pairs but those of the parts in KEPT between an anchor and a named mention of its
    sentence."""
    rows = []
    homes = [sentence_at(marks, one.span) for one in marks.mentions]
    for row, number in enumerate(anchors):
        home = sentence_at(marks, marks.anchors[number].span)
        for mention, there in enumerate(homes):
            if abs(there - home) > AWAY:
                continue
            named = there == home and marks.mentions[mention].rule != "pronoun"
            rows += [(row, mention, p) for p in range(len(PARTS)) if not (named and p in KEPT)]
    return table(rows, 3)
