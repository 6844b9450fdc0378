"""Coreference scores of one document: MUC, B-cubed, CEAF-e (phi4), and their mean, the CoNLL F.

A partition is a list of clusters, a cluster a set of mentions, a mention (start, end). Sources:
Vilain et al. 1995, Bagga and Baldwin 1998, Luo 2005, Pradhan et al. 2012. Each gives precision
and recall as numerators and denominators, so that documents add up.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

Mention = tuple[int, int]
Cluster = frozenset[Mention]
Parts = tuple[float, float, float, float]  # precision's numerator and denominator, recall's


def muc(gold: Sequence[Cluster], pred: Sequence[Cluster]) -> Parts:
    """Links: of each cluster, its size less the number of parts the other side cuts it into."""
    return (*links(pred, gold), *links(gold, pred))


def links(ours: Sequence[Cluster], theirs: Sequence[Cluster]) -> tuple[float, float]:
    owner = {mention: n for n, cluster in enumerate(theirs) for mention in cluster}
    kept = whole = 0
    for cluster in ours:
        alone = sum(mention not in owner for mention in cluster)
        parts = len({owner[mention] for mention in cluster if mention in owner}) + alone
        kept += len(cluster) - parts
        whole += len(cluster) - 1
    return float(kept), float(whole)


def b_cubed(gold: Sequence[Cluster], pred: Sequence[Cluster]) -> Parts:
    """For each mention the share of its cluster that the other side puts with it."""
    return (*shared(pred, gold), *shared(gold, pred))


def shared(ours: Sequence[Cluster], theirs: Sequence[Cluster]) -> tuple[float, float]:
    owner = {mention: cluster for cluster in theirs for mention in cluster}
    total = sum(
        len(cluster & owner[mention]) / len(cluster)
        for cluster in ours
        for mention in cluster
        if mention in owner
    )
    return total, float(sum(map(len, ours)))


def ceaf_e(gold: Sequence[Cluster], pred: Sequence[Cluster]) -> Parts:
    """The best one-to-one alignment of clusters by phi4 = 2 |common| / (|one| + |other|)."""
    if not gold or not pred:
        return 0.0, float(len(pred)), 0.0, float(len(gold))
    phi: NDArray[np.float64] = np.array(
        [[2 * len(g & p) / (len(g) + len(p)) for p in pred] for g in gold]
    )
    rows, columns = linear_sum_assignment(phi, maximize=True)
    best = float(phi[rows, columns].sum())
    return best, float(len(pred)), best, float(len(gold))


def conll_parts(gold: Sequence[Cluster], pred: Sequence[Cluster]) -> tuple[float, ...]:
    """The parts of all three, twelve columns for `conll_f`."""
    return (*muc(gold, pred), *b_cubed(gold, pred), *ceaf_e(gold, pred))


def conll_f(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean of the three Fs; columns as `conll_parts` gives them."""
    fs = []
    for first in (0, 4, 8):
        numerators_p, whole_p, numerators_r, whole_r = sums[:, first : first + 4].T
        p = np.divide(numerators_p, whole_p, out=np.zeros_like(whole_p), where=whole_p != 0)
        r = np.divide(numerators_r, whole_r, out=np.zeros_like(whole_r), where=whole_r != 0)
        total = p + r
        fs.append(np.divide(2 * p * r, total, out=np.zeros_like(total), where=total != 0))
    mean: NDArray[np.float64] = np.mean(fs, axis=0)
    return mean
