"""How well the network reads examples it has not learned from: plain shares, for watching."""

from dataclasses import dataclass

import torch
from torch import Tensor

from tacitus.annotate.learned.heads import means
from tacitus.vocabulary import PLOVER_TYPES
from tacitus_lab.train.encoder import read
from tacitus_lab.train.network import OUTPUTS, Network, sentence_ranges, vectors_of, word_vectors
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
            ((pieces, report),) = read(network.encoder, [pack])
            vectors = word_vectors(pieces, pack.seen)
            seen, wanted, heads = pack.seen, pack.wanted, network.heads
            labels = heads.word_types(vectors, seen.types, seen.tags).argmax(1)
            words.add(labels > 0, wanted.types > 0)
            right = (labels > 0) & ((labels + 1) // 2 == (wanted.types + 1) // 2)
            typed.count(right, labels > 0, wanted.types > 0)
            if not len(wanted.anchors):
                continue
            every = vectors_of(vectors, seen, wanted.anchors)
            around = means(vectors, *sentence_ranges(seen, pack.where.sentence))
            hidden = heads.spans(every.anchors, around, report, pack.anchors_seen)
            for column, name in enumerate(OUTPUTS):
                right = heads.out("span", name, hidden).argmax(1) == wanted.told[:, column]
                shares.setdefault(name, []).extend(right.float().tolist())
            types = torch.nn.functional.one_hot(wanted.told[:, 0], len(PLOVER_TYPES)).float()
            part = pack.event_shares
            standing = heads.events(
                part @ every.anchors, part @ around, report, part @ types, pack.event_facts
            )
            right = standing.argmax(1) == pack.event_salience
            shares.setdefault("salience", []).extend(right.float().tolist())
            mains = pack.event_salience == 0
            shares.setdefault("main", []).append(float(mains[standing[:, 0].argmax()]))
            pair = heads.roles(every, types, pack.role_pairs)
            given = heads.out("role", "part", pair) > 0
            counts = pack.role_counts > 0
            roles.add(given & counts, (pack.role_labels > 0) & counts)
            if len(pack.link_labels):
                found = heads.links(every, types, pack.link_pairs) > 0
                links.add(found[:, 0], pack.link_labels[:, 0] > 0)
                about.add(found[:, 1:], pack.link_labels[:, 1:] > 0)
    tallies = {"words": words, "typed": typed, "roles": roles, "links": links, "about": about}
    return {
        **{name: tally.f for name, tally in tallies.items()},
        **{name: sum(own) / len(own) for name, own in shares.items()},
    }
