"""The network in training: the encoder, the weights of the heads, and the loss of one report."""

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from tacitus.annotate.learned.heads import Heads, Vectors, means, shapes
from tacitus.annotate.learned.labels import KINDS, TAGS, TYPES_SEEN
from tacitus.vocabulary import PLOVER_TYPES
from tacitus_lab.train.batch import Batch, together
from tacitus_lab.train.encoder import Encoder, read
from tacitus_lab.train.examples import IGNORED
from tacitus_lab.train.pack import Pack

LABELS = (TYPES_SEEN, 1 + len(TAGS), 1 + 2 * len(KINDS))
DROP = 0.2
# What each loss weighs; those of words and pairs are sums over the report per anchor.
WEIGHTS = {
    "types": 4.0,
    "kinds": 1.0,
    "type": 0.5,
    "act": 1.0,
    "certainty": 0.3,
    "stage": 0.3,
    "salience": 0.6,
    "roles": 0.5,
    "role certainty": 0.2,
    "links": 1.0,
    "about": 0.2,
    "clauses": 2.0,
    "forms": 2.0,
    "relevance": 0.3,
}
OUTPUTS = ("type", "act", "certainty", "stage")


def fresh(hidden: int) -> dict[str, nn.Parameter]:
    """The weights of the heads by name, before training: rows of tables small, matrices so that
    what comes out is as large as what goes in."""
    found = {}
    for name, shape in shapes(hidden).items():
        weight = torch.zeros(shape)
        if not name.endswith("bias"):
            table = shape[0] < 100 and not name.endswith(("_out", "_low", ".low"))
            nn.init.normal_(weight, std=0.1 if table else shape[0] ** -0.5)
        if ".by" in name:
            weight = weight * 0.4  # what other pairs say counts little at first
        if name == "role.part_bias":
            weight = weight - 4.0  # few pairs play a part
        found[name] = nn.Parameter(weight)
    return found


class Network(nn.Module):
    def __init__(self, folder: Path, layers: int | None = None, mixed: bool = False) -> None:
        """`layers`: only so many of the encoder's; `mixed`: it learns in 16 bits (bfloat16)."""
        super().__init__()
        self.mixed = mixed
        self.encoder = Encoder(folder, LABELS, layers)
        weights = fresh(self.encoder.hidden)
        self.params = nn.ParameterDict({name.replace(".", "/"): w for name, w in weights.items()})
        self.drop = nn.Dropout(DROP)
        self.heads = Heads(weights, self.drop)

    @property
    def device(self) -> torch.device:
        """Where it learns."""
        return self.encoder.words.weight.device

    def losses(self, packs: list[Pack]) -> dict[str, Tensor]:
        """The mean of each loss over some reports; weights not yet in it."""
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.mixed):
            vectors = read(self.encoder, packs)
        batch = together(packs, self.device)
        words = self.drop(word_vectors(vectors, batch))
        reports = torch.stack([report for _, report in vectors]).float()
        found = self.word_losses(batch, words, reports)
        if len(batch.anchors.ranges):
            found |= self.anchor_losses(batch, words, reports)
        return {name: loss / len(packs) for name, loss in found.items()}

    def word_losses(self, batch: Batch, words: Tensor, reports: Tensor) -> dict[str, Tensor]:
        heads, seen = self.heads, batch.words

        def loss(logits: Tensor, labels: Tensor) -> Tensor:
            return chosen(logits, labels, batch.shares, seen.report)

        hidden = heads.clauses(words, seen.types, seen.tags)
        relevance = functional.binary_cross_entropy_with_logits(
            heads.relevance(reports)[:, 0], batch.relevance, reduction="none"
        )
        told = batch.relevance != IGNORED
        return {
            "types": loss(heads.word_types(words, seen.types, seen.tags), seen.wanted_types),
            "kinds": loss(heads.word_kinds(words, seen.kinds, seen.tags), seen.wanted_kinds),
            "clauses": loss(heads.out("clause", "clause", hidden), seen.wanted_clauses),
            "forms": loss(heads.out("clause", "form", hidden), seen.wanted_forms),
            "relevance": (torch.where(told, relevance, 0.0) * batch.shares).sum(),
        }

    def anchor_losses(self, batch: Batch, words: Tensor, reports: Tensor) -> dict[str, Tensor]:
        heads, anchors, shares = self.heads, batch.anchors, batch.shares
        vectors = vectors_of(words, batch)
        around = means(words, *anchors.sentences.T)
        hidden = heads.spans(vectors.anchors, around, reports[anchors.report], anchors.seen)
        found = {
            name: chosen(
                heads.out("span", name, hidden), anchors.told[:, column], shares, anchors.report
            )
            for column, name in enumerate(OUTPUTS)
        }
        types = functional.one_hot(anchors.told[:, 0], len(PLOVER_TYPES)).float()
        found["salience"] = chosen(
            self.events(batch, vectors.anchors, around, reports, types),
            batch.event_salience,
            shares,
            batch.event_report,
        )
        if len(batch.role_labels):
            pair = heads.roles(vectors, types, batch.role_pairs)
            report = anchors.report[batch.role_pairs.anchor]
            loss = functional.binary_cross_entropy_with_logits(
                heads.out("role", "part", pair), batch.role_labels, reduction="none"
            )
            each = shares / (10 + torch.bincount(anchors.report, minlength=len(shares)))
            found["roles"] = ((loss * batch.role_counts).sum(1) * each[report]).sum()
            found["role certainty"] = chosen(
                heads.out("role", "certainty", pair), batch.role_certainty, shares, report
            )
        if len(batch.link_labels):
            loss = functional.binary_cross_entropy_with_logits(
                heads.links(vectors, types, batch.link_pairs), batch.link_labels, reduction="none"
            )
            report = anchors.report[batch.link_pairs.one]
            each = shares / torch.bincount(report, minlength=len(shares)).clamp(min=1)
            loss = loss * each[report, None]
            found["links"], found["about"] = loss[:, 0].sum(), loss[:, 1:].sum()
        return found

    def events(
        self, batch: Batch, anchors: Tensor, around: Tensor, reports: Tensor, types: Tensor
    ) -> Any:
        """Logits of why each happening is told."""
        part = batch.event_shares
        return self.heads.events(
            part @ anchors,
            part @ around,
            reports[batch.event_report],
            part @ types,
            batch.event_facts,
        )


def chosen(logits: Tensor, labels: Tensor, shares: Tensor, report: Tensor) -> Tensor:
    """The mean loss of the labels of each report that count, 0 where none does, times what the
    report weighs; the sum over reports."""
    counts = (labels != IGNORED).float()
    number = torch.zeros_like(shares).index_add(0, report, counts).clamp(min=1)
    loss = functional.cross_entropy(logits, labels, ignore_index=IGNORED, reduction="none")
    return (loss * (shares / number)[report]).sum()


def word_vectors(vectors: list[tuple[Tensor, Tensor]], batch: Batch) -> Tensor:
    """The mean of the pieces of each word."""
    return means(torch.cat([own for own, _ in vectors]).float(), *batch.words.ranges.T)


def vectors_of(words: Tensor, batch: Batch) -> Vectors:
    """The mean vectors of anchors and of the heads of mentions."""
    return Vectors(words, means(words, *batch.anchors.ranges.T), means(words, *batch.heads.T))
