"""The network in training: the encoder, the weights of the heads, and the loss of one report."""

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from tacitus.annotate.learned.features import Features
from tacitus.annotate.learned.heads import Heads, Vectors, means, shapes
from tacitus.annotate.learned.labels import KINDS, TAGS, TYPES_SEEN
from tacitus.vocabulary import PLOVER_TYPES
from tacitus_lab.train.encoder import Encoder, read
from tacitus_lab.train.examples import IGNORED
from tacitus_lab.train.pack import Pack

LABELS = (TYPES_SEEN, 1 + len(TAGS), 1 + 2 * len(KINDS))
DROP = 0.15
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

    def losses(self, packs: list[Pack]) -> dict[str, Tensor]:
        """The mean of each loss over some reports; weights not yet in it."""
        total: dict[str, Tensor] = {}
        with torch.autocast("cpu", torch.bfloat16, enabled=self.mixed):
            vectors = read(self.encoder, packs)
        for pack, (pieces, report) in zip(packs, vectors, strict=True):
            for name, loss in self.losses_of(pack, pieces.float(), report.float()).items():
                total[name] = total.get(name, torch.tensor(0.0)) + loss * pack.example.weight
        return {name: loss / len(packs) for name, loss in total.items()}

    def losses_of(self, pack: Pack, pieces: Tensor, report: Tensor) -> dict[str, Tensor]:
        heads, seen, wanted = self.heads, pack.seen, pack.wanted
        words = self.drop(word_vectors(pieces, seen))
        found = {
            "types": chosen(heads.word_types(words, seen.types, seen.tags), wanted.types),
            "kinds": chosen(heads.word_kinds(words, seen.kinds, seen.tags), wanted.kinds),
        }
        hidden = heads.clauses(words, seen.types, seen.tags)
        found["clauses"] = chosen(heads.out("clause", "clause", hidden), wanted.clauses)
        found["forms"] = chosen(heads.out("clause", "form", hidden), wanted.forms)
        if wanted.relevance != IGNORED:
            found["relevance"] = functional.binary_cross_entropy_with_logits(
                heads.relevance(report), torch.tensor([wanted.relevance])
            )
        if len(wanted.anchors):
            found |= self.anchor_losses(pack, words, report)
        return found

    def anchor_losses(self, pack: Pack, words: Tensor, report: Tensor) -> dict[str, Tensor]:
        heads, wanted = self.heads, pack.wanted
        vectors = vectors_of(words, pack.seen, wanted.anchors)
        around = means(words, *sentence_ranges(pack.seen, pack.where.sentence))
        hidden = heads.spans(vectors.anchors, around, report, pack.anchors_seen)
        found = {
            name: chosen(heads.out("span", name, hidden), wanted.told[:, column])
            for column, name in enumerate(OUTPUTS)
        }
        types = functional.one_hot(wanted.told[:, 0], len(PLOVER_TYPES)).float()
        part = pack.event_shares
        found["salience"] = chosen(
            heads.events(
                part @ vectors.anchors, part @ around, report, part @ types, pack.event_facts
            ),
            pack.event_salience,
        )
        if len(pack.role_labels):
            pair = heads.roles(vectors, types, pack.role_pairs)
            loss = functional.binary_cross_entropy_with_logits(
                heads.out("role", "part", pair), pack.role_labels, reduction="none"
            )
            found["roles"] = (loss * pack.role_counts).sum() / (10 + len(wanted.anchors))
            found["role certainty"] = chosen(
                heads.out("role", "certainty", pair), pack.role_certainty
            )
        if len(pack.link_labels):
            loss = functional.binary_cross_entropy_with_logits(
                heads.links(vectors, types, pack.link_pairs), pack.link_labels, reduction="none"
            ).mean(0)
            found["links"], found["about"] = loss[0], loss[1:].sum()
        return found


def chosen(logits: Tensor, labels: Tensor) -> Tensor:
    """The mean loss of the labels that count; 0 where none does."""
    count = (labels != IGNORED).sum().clamp(min=1)
    return functional.cross_entropy(logits, labels, ignore_index=IGNORED, reduction="sum") / count


def word_vectors(pieces: Tensor, seen: Features) -> Tensor:
    """The mean of the pieces of each word."""
    return means(pieces, seen.words[:, 0], seen.words[:, 1])


def vectors_of(words: Tensor, seen: Features, anchors: Tensor) -> Vectors:
    """The mean vectors of anchors and of the heads of mentions."""
    return Vectors(
        words,
        means(words, anchors[:, 0], anchors[:, 1]),
        means(words, seen.heads[:, 0], seen.heads[:, 1]),
    )


def sentence_ranges(seen: Features, sentence: Tensor) -> tuple[Tensor, Tensor]:
    ranges = seen.sentences[sentence]
    return ranges[:, 0], ranges[:, 1]
