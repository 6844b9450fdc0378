"""Words that the network takes for a motive, for damage, or for what somebody says."""

from dataclasses import dataclass

import numpy as np

from tacitus.annotate.learned.features import Features, Floats
from tacitus.annotate.learned.heads import Heads

SHORTEST = 2  # words


@dataclass(frozen=True, slots=True)
class Told:
    """Words `first` to `last` (half open) of kind number `kind`, and how sure."""

    first: int
    last: int
    kind: int
    score: float


def told_words(
    seen: Features, heads: Heads, words: Floats, clause: float, said: float
) -> tuple[list[Told], list[Told]]:
    """What tells a motive or a damage (by `labels.CLAUSES`), and what somebody says (by
    `labels.FORMS`). `words`: the vector of each word;
    the last two are limits."""
    hidden = heads.clauses(words, seen.types, seen.tags)
    return (
        runs(softmax(heads.out("clause", "clause", hidden)), seen, clause),
        runs(softmax(heads.out("clause", "form", hidden)), seen, said),
    )


def runs(likely: Floats, seen: Features, limit: float) -> list[Told]:
    """Words in a row, of one sentence, of which each is likelier than `limit` part of such a
    stretch; a new one begins where a first word is likelier than a further one."""
    told = 1 - likely[:, 0]
    begins = likely[:, 1::2].sum(1) > likely[:, 2::2].sum(1)
    found: list[list[int]] = []
    for n in np.nonzero(told > limit)[0].tolist():
        follows = found and found[-1][1] == n and seen.sentence[n] == seen.sentence[n - 1]
        if follows and not begins[n]:
            found[-1][1] = n + 1
        else:
            found.append([n, n + 1])
    kinds = likely[:, 1::2] + likely[:, 2::2]
    return [
        Told(first, last, int(kinds[first:last].sum(0).argmax()), float(told[first:last].mean()))
        for first, last in found
        if last - first >= SHORTEST
    ]


def softmax(x: Floats) -> Floats:
    raised = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), np.float32)
