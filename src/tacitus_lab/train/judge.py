"""How well the network reads examples it has not learned from: plain shares, for watching."""

from dataclasses import dataclass

import torch
from torch import Tensor

from tacitus.annotate.learned.heads import means
from tacitus.vocabulary import PLOVER_TYPES
from tacitus_lab.train.batch import together
from tacitus_lab.train.encoder import read
from tacitus_lab.train.network import OUTPUTS, Network, vectors_of, word_vectors
from tacitus_lab.train.pack import Pack


@dataclass(slots=True)
class Tally:
    right: float = 0
    given: float = 0
    wanted: float = 0

    def add(self, given: Tensor, wanted: Tensor) -> None:
        self.count(given & wanted, given, wanted)

    def count(self, right: Tensor, given: Tensor, wanted: Tensor) -> None:
        self.right += float(right.sum())
        self.given += float(given.sum())
        self.wanted += float(wanted.sum())

    @property
    def f(self) -> float:
        return 2 * self.right / max(1.0, self.given + self.wanted)


def judge(network: Network, packs: list[Pack]) -> dict[str, float]:
    """F of anchor words (with type, and without), of roles, links and about on gold anchors; share
    of right types, acts, certainties, stages and saliences of gold anchors."""
    network.eval()
    words, typed, roles, links, about = (Tally() for _ in range(5))
    shares: dict[str, list[float]] = {}
    with torch.no_grad():
        for pack in packs:
            vectors = read(network.encoder, [pack])
            batch, heads = together([pack], network.device), network.heads
            seen, anchors = batch.words, batch.anchors
            every, reports = word_vectors(vectors, batch), vectors[0][1][None]
            labels = heads.word_types(every, seen.types, seen.tags).argmax(1)
            words.add(labels > 0, seen.wanted_types > 0)
            right = (labels > 0) & ((labels + 1) // 2 == (seen.wanted_types + 1) // 2)
            typed.count(right, labels > 0, seen.wanted_types > 0)
            if not len(anchors.ranges):
                continue
            both = vectors_of(every, batch)
            around = means(every, *anchors.sentences.T)
            hidden = heads.spans(both.anchors, around, reports[anchors.report], anchors.seen)
            for column, name in enumerate(OUTPUTS):
                right = heads.out("span", name, hidden).argmax(1) == anchors.told[:, column]
                shares.setdefault(name, []).extend(right.float().tolist())
            types = torch.nn.functional.one_hot(anchors.told[:, 0], len(PLOVER_TYPES)).float()
            standing = network.events(batch, both.anchors, around, reports, types)
            right = standing.argmax(1) == batch.event_salience
            shares.setdefault("salience", []).extend(right.float().tolist())
            mains = batch.event_salience == 0
            shares.setdefault("main", []).append(float(mains[standing[:, 0].argmax()]))
            if len(batch.role_labels):
                pair = heads.roles(both, types, batch.role_pairs)
                given = heads.out("role", "part", pair) > 0
                counts = batch.role_counts > 0
                roles.add(given & counts, (batch.role_labels > 0) & counts)
            if len(batch.link_labels):
                found = heads.links(both, types, batch.link_pairs) > 0
                links.add(found[:, 0], batch.link_labels[:, 0] > 0)
                about.add(found[:, 1:], batch.link_labels[:, 1:] > 0)
    tallies = {"words": words, "typed": typed, "roles": roles, "links": links, "about": about}
    return {
        **{name: tally.f for name, tally in tallies.items()},
        **{name: sum(own) / len(own) for name, own in shares.items()},
    }
