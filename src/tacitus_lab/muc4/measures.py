"""The figures of the two benchmarks from counts of each document."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from tacitus.write.muc4.templates import SLOTS, Documents, Template
from tacitus_lab.metrics import Counts, Figure, Statistic, divided, f_of_parts, figure, share
from tacitus_lab.muc4.roles import Counts as RoleCounts
from tacitus_lab.muc4.roles import micro
from tacitus_lab.muc4.scorer import Paired, Scored, total
from tacitus_lab.muc4.slots import Tally

COLUMNS = ("POS", "ACT", "COR", "PAR")
Values = NDArray[np.float64]


def counted(tally: Tally) -> tuple[float, ...]:
    """The columns that recall, precision and F are made of; additive over documents."""
    return tuple(float(tally[column]) for column in COLUMNS)


def recall(sums: Counts) -> Values:
    """Columns: POS, ACT, COR, PAR."""
    return divided(sums[:, 2] + sums[:, 3] / 2, sums[:, 0])


def precision(sums: Counts) -> Values:
    """Columns: POS, ACT, COR, PAR."""
    return divided(sums[:, 2] + sums[:, 3] / 2, sums[:, 1])


def f_measure(sums: Counts) -> Values:
    """Columns: POS, ACT, COR, PAR. F with recall and precision weighed alike, not rounded."""
    return divided(2 * sums[:, 2] + sums[:, 3], sums[:, 0] + sums[:, 1])


def whole(values: Values) -> Values:
    """Shares in whole per cent, ties to even, as the program of 1992 rounds."""
    return np.asarray(np.rint(np.round(100 * values, 6)) / 100, dtype=np.float64)


def official_f(sums: Counts) -> Values:
    """F of recall and precision in whole per cent, to a hundredth of a per cent."""
    r, p = np.nan_to_num(whole(recall(sums))), np.nan_to_num(whole(precision(sums)))
    return np.asarray(np.round(np.where(p + r > 0, divided(2 * p * r, p + r), 0.0), 4))


OFFICIAL: dict[str, tuple[Statistic, Statistic]] = {
    "f": (official_f, f_measure),
    "recall": (lambda sums: whole(recall(sums)), recall),
    "precision": (lambda sums: whole(precision(sums)), precision),
}


def official(name: str, counts: list[tuple[float, ...]], measure: str) -> Figure:
    """A figure as the official report rounds it; its interval is that of the unrounded one."""
    rounded, plain = OFFICIAL[measure]
    made = figure(name, counts, plain)
    if not counts:
        return made
    sums = np.asarray(counts, dtype=np.float64).sum(axis=0, keepdims=True)
    return replace(made, value=float(rounded(sums)[0]))


def slot_figures(scored: Scored, documents: list[str]) -> list[Figure]:
    """ALL TEMPLATES, then F of every slot."""
    pairs: dict[str, list[Paired]] = {document: [] for document in documents}
    for pair in scored.pairs:
        pairs[pair.document].append(pair)

    def counts(*slots: str) -> list[tuple[float, ...]]:
        return [
            counted(total(pair.slots[slot] for pair in found for slot in slots))
            for found in pairs.values()
        ]

    every = counts(*SLOTS)
    return [
        official("all_templates_f", every, "f"),
        official("all_templates_recall", every, "recall"),
        official("all_templates_precision", every, "precision"),
        figure("all_templates_f_unrounded", every, f_measure),
        official("templates_f", counts("template_id"), "f"),
        *(official(f"{slot}_f", counts(slot), "f") for slot in SLOTS),
    ]


# ---- relevance ----------------------------------------------------------------------------------


def relevance_figures(keys: Documents, responses: Documents) -> list[Figure]:
    """Whether a document holds an incident at all. One whose key has only optional templates is
    right either way and left out."""
    judged = [
        (is_relevant(key), bool(responses[document]))
        for document, key in keys.items()
        if not key or is_relevant(key)
    ]
    rows = [(float(one == two), 1.0) for one, two in judged]
    parts = [
        (float(one and two), float(two), float(one and two), float(one)) for one, two in judged
    ]
    return [
        figure("relevance_accuracy", [*rows], share),
        figure("relevance_f", [*parts], f_of_parts),
    ]


def is_relevant(key: list[Template]) -> bool:
    return any(not template.optional for template in key)


# ---- five roles ---------------------------------------------------------------------------------


def role_figures(name: str, documents: list[dict[str, RoleCounts]]) -> list[Figure]:
    """F over all roles, its precision and recall, then F of each role."""
    every = [floats(micro(counts)) for counts in documents]
    roles = list(documents[0]) if documents else []
    return [
        figure(f"{name}_f", every, f_of_parts),
        figure(f"{name}_precision", every, lambda sums: divided(sums[:, 0], sums[:, 1])),
        figure(f"{name}_recall", every, lambda sums: divided(sums[:, 2], sums[:, 3])),
        *(
            figure(f"{name}_{role}_f", [floats(counts[role]) for counts in documents], f_of_parts)
            for role in roles
        ),
    ]


def floats(counts: RoleCounts) -> tuple[float, ...]:
    return tuple(map(float, counts))
