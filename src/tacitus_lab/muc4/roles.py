"""The metrics used on the simplified MUC-4 data since 2020: CEAF-REE and the GTT score.

A template has an incident type and, for each of five roles, entities; an entity is the ways in
which the text names it. A predicted entity is right if the gold entity has all of its mentions.
Source: Du, Rush and Cardie 2021 (GRIT at EACL, GTT at NAACL).
"""

import json
import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from tacitus_lab.gold.coded import Json

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
PUNCTUATION = str.maketrans("", "", string.punctuation)

Entity = tuple[str, ...]  # the mentions
PairCounts = dict[str, tuple[int, int]]  # by role: right predicted, right gold
Counts = tuple[int, int, int, int]  # right among the predicted, predicted, right among gold, gold


@dataclass(frozen=True, slots=True)
class RoleTemplate:
    """An incident and who and what played which role in it. A gold type may name two ("bombing /
    attack")."""

    incident_type: str
    roles: dict[str, tuple[Entity, ...]] = field(default_factory=dict)

    def of(self, role: str) -> tuple[Entity, ...]:
        return self.roles.get(role, ())


RoleDocuments = Mapping[str, list[RoleTemplate]]  # document -> templates


@cache
def normalize(mention: str) -> str:
    """Lower case, no punctuation, no articles, single spaces."""
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", mention.lower().translate(PUNCTUATION)).split())


def entities(template: RoleTemplate, role: str) -> list[set[str]]:
    """The mentions of each entity, made comparable."""
    return [{normalize(mention) for mention in entity} for entity in template.of(role)]


# ---- CEAF-REE -----------------------------------------------------------------------------------


def document_entities(templates: Iterable[RoleTemplate], role: str) -> list[set[str]]:
    """The entities of all templates of a document; one that is contained in an earlier one, or
    contains it, is dropped (so GRIT made its document-level gold data)."""
    kept: list[set[str]] = []
    for template in templates:
        for entity in entities(template, role):
            if not any(entity <= one or one <= entity for one in kept):
                kept.append(entity)
    return kept


def ceaf_ree_counts(predicted: list[RoleTemplate], gold: list[RoleTemplate]) -> dict[str, Counts]:
    """Counts of a document by role: predicted and gold entities are aligned one to one so that as
    many pairs as possible are right."""
    made: dict[str, Counts] = {}
    for role in ROLES:
        p, g = document_entities(predicted, role), document_entities(gold, role)
        hits = 0
        if p and g:
            right = np.array([[one <= two for one in p] for two in g], dtype=int)
            rows, columns = linear_sum_assignment(right, maximize=True)
            hits = int(right[rows, columns].sum())
        made[role] = (hits, len(p), hits, len(g))
    return made


# ---- GTT ----------------------------------------------------------------------------------------


def pair_counts(predicted: RoleTemplate, gold: RoleTemplate) -> PairCounts | None:
    """Right predicted and right gold of two paired templates by role, or None if the predicted
    incident type is not (part of) the gold one."""
    if predicted.incident_type not in gold.incident_type:
        return None
    made = {"incident_type": (1, 1)}
    for role in ROLES:
        p, g = entities(predicted, role), entities(gold, role)
        made[role] = (
            sum(any(one <= two for two in g) for one in p),
            sum(any(one <= two for one in p) for two in g),
        )
    return made


State = tuple[int, int, int]  # gold templates used (a bit each), right predicted, right gold


def best_pairing(predicted: list[RoleTemplate], gold: list[RoleTemplate]) -> list[PairCounts]:
    """The counts of the pairs of the one-to-one pairing with the best micro F1; of equally good
    ones the first in the order in which GTT tries them: for each prediction the gold templates in
    turn, then none."""
    pairs = [[pair_counts(one, two) for two in gold] for one in predicted]
    states: dict[State, tuple[int, ...]] = {(0, 0, 0): ()}  # -> the first choice that leads there
    for row in pairs:
        states = next_states(states, row)
    sizes = size(predicted), size(gold)
    ranked = [
        (-f1(right_p, sizes[0], right_g, sizes[1]), chosen)
        for (_, right_p, right_g), chosen in states.items()
    ]
    _, choice = min(ranked)
    found = (row[j] for row, j in zip(pairs, choice, strict=True) if j < len(gold))
    return [counts for counts in found if counts]


def next_states(
    states: dict[State, tuple[int, ...]], row: list[PairCounts | None]
) -> dict[State, tuple[int, ...]]:
    """The states after one more prediction, whose counts with each gold template are the row."""
    made: dict[State, tuple[int, ...]] = {}
    for (used, right_p, right_g), chosen in states.items():
        for j in range(len(row) + 1):
            if j < len(row) and used >> j & 1:
                continue
            more_p, more_g = totals(row[j] if j < len(row) else None)
            now = used | (1 << j) if j < len(row) else used
            key = now, right_p + more_p, right_g + more_g
            made[key] = min(made.get(key, (*chosen, j)), (*chosen, j))
    return made


def totals(counts: PairCounts | None) -> tuple[int, int]:
    if counts is None:
        return 0, 0
    return sum(one for one, _ in counts.values()), sum(two for _, two in counts.values())


def size(templates: list[RoleTemplate]) -> int:
    """Incident types and entities."""
    return sum(1 + sum(len(one.of(role)) for role in ROLES) for one in templates)


def f1(right_predicted: float, predicted: float, right_gold: float, gold: float) -> float:
    p = right_predicted / predicted if predicted else 0.0
    r = right_gold / gold if gold else 0.0
    return 2 * p * r / (p + r) if p + r else 0.0


def gtt_counts(predicted: list[RoleTemplate], gold: list[RoleTemplate]) -> dict[str, Counts]:
    """Counts of a document by role and incident type; what is not paired is all wrong."""
    pairs = best_pairing(predicted, gold)
    made: dict[str, Counts] = {}
    for role in ("incident_type", *ROLES):
        right = [pair.get(role, (0, 0)) for pair in pairs]
        sizes = [
            len(side) if role == "incident_type" else sum(len(one.of(role)) for one in side)
            for side in (predicted, gold)
        ]
        made[role] = (sum(p for p, _ in right), sizes[0], sum(g for _, g in right), sizes[1])
    return made


# ---- over documents -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Measure:
    """Precision, recall and F1, 0 to 1."""

    p: float
    r: float
    f1: float


def measured(documents: Iterable[dict[str, Counts]]) -> dict[str, Measure]:
    """Measures by role, and over all as `micro_avg`, of the counts of documents."""
    sums: dict[str, Counts] = {}
    for counts in documents:
        for role, one in counts.items():
            sums[role] = added(sums.get(role, (0, 0, 0, 0)), one)
    sums["micro_avg"] = micro(sums)
    return {role: measure(one) for role, one in sums.items()}


def added(one: Counts, two: Counts) -> Counts:
    return one[0] + two[0], one[1] + two[1], one[2] + two[2], one[3] + two[3]


def micro(counts: dict[str, Counts]) -> Counts:
    """The counts of all roles together."""
    made: Counts = (0, 0, 0, 0)
    for one in counts.values():
        made = added(made, one)
    return made


def measure(counts: Counts) -> Measure:
    right_p, predicted, right_g, gold = counts
    p, r = right_p / predicted if predicted else 0.0, right_g / gold if gold else 0.0
    return Measure(p, r, 2 * p * r / (p + r) if p + r else 0.0)


def ceaf_ree(predicted: RoleDocuments, gold: RoleDocuments) -> dict[str, Measure]:
    """CEAF-REE over the documents of the gold."""
    return measured(ceaf_ree_counts(predicted.get(id, []), one) for id, one in gold.items())


def gtt_score(predicted: RoleDocuments, gold: RoleDocuments) -> dict[str, Measure]:
    """GTT's template-level score over the documents of the gold."""
    return measured(gtt_counts(predicted.get(id, []), one) for id, one in gold.items())


# ---- JSON ---------------------------------------------------------------------------------------


def role_template_of(made: Json) -> RoleTemplate:
    """A template from its JSON form; a mention is a string or [string, offset]. An incident type
    that is no string (so GTT's model writes what it could not tell) is an attack."""
    type_ = made["incident_type"]
    roles = {
        role: tuple(
            tuple(one if isinstance(one, str) else one[0] for one in entity)
            for entity in made.get(role) or []
        )
        for role in ROLES
    }
    return RoleTemplate(type_ if isinstance(type_, str) else "attack", roles)


def role_template_json(template: RoleTemplate) -> Json:
    roles = {role: [list(entity) for entity in template.of(role)] for role in ROLES}
    return {"incident_type": template.incident_type, **roles}


def once(templates: list[RoleTemplate]) -> list[RoleTemplate]:
    """A template that is repeated in a document counts once; entities without a mention go."""
    made: list[RoleTemplate] = []
    for one in templates:
        roles = {role: tuple(entity for entity in one.of(role) if entity) for role in ROLES}
        whole = RoleTemplate(one.incident_type, roles)
        if whole not in made:
            made.append(whole)
    return made


def doc_number(docid: str) -> str:
    """TST3-MUC4-0001 -> 30001, as GTT numbers the documents it predicts (DEV-MUC3-0001 -> 1)."""
    match = re.fullmatch(r"[A-Z]+(\d?)-\w+-(\d+)", docid)
    return str(int(match[1] or 0) * 10000 + int(match[2])) if match else docid


def read_role_documents(path: Path) -> dict[str, list[RoleTemplate]]:
    """The templates by document number, of JSON Lines with docid and templates or of GTT's
    {document number: {"pred_templates": [...]}}."""
    text = path.read_text(encoding="utf-8")
    if not text.lstrip().startswith('{"docid"'):
        made: dict[str, Any] = json.loads(text)
        return {
            number: [role_template_of(one) for one in entry["pred_templates"]]
            for number, entry in made.items()
        }
    rows = [json.loads(line) for line in text.split("\n") if line.strip()]
    return {
        doc_number(row["docid"]): once([role_template_of(one) for one in row["templates"]])
        for row in rows
    }
