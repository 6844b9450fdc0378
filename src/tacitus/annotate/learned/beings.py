"""Which mentions the network takes for one being: each goes back to the earlier mention that it is
likeliest to be one with, if that is likelier than that it names somebody new."""

from dataclasses import dataclass

import numpy as np

from tacitus.annotate.learned.features import Features, Floats, Ints
from tacitus.annotate.learned.heads import BeingPairs, Heads
from tacitus.annotate.learned.pairs import being_pairs

AT_ONCE = 20_000  # pairs that are weighed at once, to bound memory


@dataclass(frozen=True, slots=True)
class OneBeing:
    """Numbers of two mentions, the first before the second, and how sure it is that they are one:
    from 0.5 to 1."""

    one: int
    two: int
    score: float


def one_beings(seen: Features, heads: Heads, mentions: Floats, limit: float) -> list[OneBeing]:
    """The pairs that are one being. `mentions`: the vector of each mention of `seen`."""
    pairs = being_pairs(seen)
    if not len(pairs.one):
        return []
    logits = np.concatenate(
        [
            heads.beings(mentions, part_of(pairs, start))
            for start in range(0, len(pairs.one), AT_ONCE)
        ]
    )
    best: dict[int, tuple[float, int]] = {}
    for logit, one, two in zip(
        logits.tolist(), pairs.one.tolist(), pairs.two.tolist(), strict=True
    ):
        best[two] = max(best.get(two, (limit, -1)), (logit, one))
    return [
        OneBeing(one, two, float(1 / (1 + np.exp(-logit))))
        for two, (logit, one) in best.items()
        if one >= 0
    ]


def part_of(pairs: BeingPairs, start: int) -> BeingPairs:
    def cut(values: Ints) -> Ints:
        return values[start : start + AT_ONCE]

    return BeingPairs(
        one=cut(pairs.one),
        two=cut(pairs.two),
        far=cut(pairs.far),
        alike=cut(pairs.alike),
        kind_one=cut(pairs.kind_one),
        kind_two=cut(pairs.kind_two),
    )
