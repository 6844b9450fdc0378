"""An example as tensors, ready for the network."""

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor

from tacitus.annotate.learned.features import Features
from tacitus.annotate.learned.heads import LinkPairs, RolePairs
from tacitus.annotate.learned.pairs import (
    Spots,
    event_facts,
    link_pairs,
    role_pairs,
    seen_of,
    shares,
    spots,
)
from tacitus.annotate.learned.windows import windows
from tacitus_lab.train.examples import IGNORED, Example, Targets

SALIENCE = 4  # its column in `Targets.told`


@dataclass(frozen=True, slots=True)
class Piece:
    """One window; see `tacitus.annotate.learned.windows.Window`."""

    pieces: Tensor
    labels: Tensor
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Pack:
    """Tensors of one example. `role_labels` and `role_counts` are p x parts; `role_certainty` has
    -100 where a pair plays no part; `link_labels` is p x 3."""

    example: Example
    windows: list[Piece]
    seen: Features
    wanted: Targets
    where: Spots
    anchors_seen: Tensor
    role_pairs: RolePairs
    role_labels: Tensor
    role_counts: Tensor
    role_certainty: Tensor
    link_pairs: LinkPairs
    link_labels: Tensor
    event_shares: Tensor  # e x a
    event_facts: Tensor  # e x 3
    event_salience: Tensor  # e


def pack(example: Example, size: int, marks: tuple[int, int]) -> Pack:
    """`size` and `marks` are those of the windows."""
    seen, wanted = example.seen, example.wanted
    where = spots(seen, wanted.anchors)
    roles = role_pairs(seen, where, example.known)
    links = link_pairs(seen, where)
    numbers, facts = event_facts(where, wanted.events)
    firsts = [int((wanted.events == number).argmax()) for number in numbers]
    salience = np.array(wanted.told[firsts, SALIENCE] if firsts else [], np.int64)
    rows = np.full((len(wanted.anchors), len(seen.mentions)), -1, np.int64)
    rows[roles.anchor, roles.mention] = np.arange(len(roles.anchor))
    labels = np.zeros(roles.same.shape, np.float32)
    counts = np.ones_like(labels)
    certainty = np.full(len(labels), IGNORED, np.int64)
    unsure, played = wanted.unsure, wanted.roles
    place(counts, rows[unsure[:, 0], unsure[:, 1]], unsure[:, 2], 0)
    place(counts, rows[played[:, 0], played[:, 1]], played[:, 2], 1)
    place(labels, rows[played[:, 0], played[:, 1]], played[:, 2], 1)
    for anchor, mention, _, sure in played.tolist():
        if rows[anchor, mention] >= 0:
            certainty[rows[anchor, mention]] = sure
    return Pack(
        example=example,
        windows=[
            Piece(torch.from_numpy(w.pieces), torch.from_numpy(w.labels), w.first, w.last)
            for w in windows(seen, size, marks)
        ],
        seen=tensors(seen),
        wanted=tensors(wanted),
        where=tensors(where),
        anchors_seen=torch.from_numpy(seen_of(seen, where)),
        role_pairs=tensors(roles),
        role_labels=torch.from_numpy(labels),
        role_counts=torch.from_numpy(counts),
        role_certainty=torch.from_numpy(certainty),
        link_pairs=tensors(links),
        link_labels=torch.from_numpy(link_labels(wanted, links)),
        event_shares=torch.from_numpy(shares(wanted.events, numbers)),
        event_facts=torch.from_numpy(facts),
        event_salience=torch.from_numpy(salience),
    )


def place(table: Any, rows: Any, columns: Any, value: float) -> None:
    """Put a value at some rows and columns; a row below 0 is none."""
    there = rows >= 0
    table[rows[there], columns[there]] = value


def link_labels(wanted: Targets, pairs: LinkPairs) -> Any:
    """p x 3: one happening; the first is about the second; the second about the first."""
    one, two = wanted.events[pairs.one], wanted.events[pairs.two]
    about = {(int(a), int(b)) for a, b in wanted.about}
    rows = [
        (a == b, (a, b) in about, (b, a) in about)
        for a, b in zip(one.tolist(), two.tolist(), strict=True)
    ]
    return np.array(rows, np.float32).reshape(len(rows), 3)


def tensors(value: Any) -> Any:
    """The same value with tensors for arrays."""
    return replace(
        value,
        **{
            f.name: torch.from_numpy(array)
            for f in fields(value)
            if isinstance(array := getattr(value, f.name), np.ndarray)
        },
    )
