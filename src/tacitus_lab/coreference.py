"""Coreference scores of one document: MUC, B-cubed, CEAF-e (phi4), and their mean, the CoNLL F.

A partition is a list of clusters, a cluster a set of mentions, a mention (start, end). Sources:
Vilain et al. 1995, Bagga and Baldwin 1998, Luo 2005, Pradhan et al. 2012. Each gives precision
and recall as numerators and denominators, so that documents add up.
"""

from collections.abc import Iterable, Sequence

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
    """The links of all clusters that the other side keeps, and all of them."""
    kept = links_kept(ours, theirs)
    return float(sum(kept)), float(sum(len(cluster) - 1 for cluster in ours))


def links_kept(ours: Sequence[Cluster], theirs: Sequence[Cluster]) -> list[int]:
    """For each cluster how many of its links the other side keeps."""
    owner = {mention: n for n, cluster in enumerate(theirs) for mention in cluster}
    kept = []
    for cluster in ours:
        alone = sum(mention not in owner for mention in cluster)
        parts = len({owner[mention] for mention in cluster if mention in owner}) + alone
        kept.append(len(cluster) - parts)
    return kept


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
    best = float(sum(phi for *_, phi in aligned(gold, pred)))
    return best, float(len(pred)), best, float(len(gold))


def aligned(gold: Sequence[Cluster], pred: Sequence[Cluster]) -> list[tuple[int, int, float]]:
    """The pairs (gold, predicted) of the best alignment, each with its phi4."""
    if not gold or not pred:
        return []
    phi: NDArray[np.float64] = np.array(
        [[2 * len(g & p) / (len(g) + len(p)) for p in pred] for g in gold]
    )
    rows, columns = linear_sum_assignment(phi, maximize=True)
    return [(int(g), int(p), float(phi[g, p])) for g, p in zip(rows, columns, strict=True)]


def conll_rows(
    gold: Sequence[Cluster], pred: Sequence[Cluster], mentions: Sequence[Mention]
) -> list[tuple[float, ...]]:
    """A row of `conll_parts` for each mention: what a cluster counts is shared out evenly among its
    mentions, so that the rows add up. Every mention must be in a cluster of both sides."""
    pairs = aligned(gold, pred)
    per_pred = (
        shared_out(pred, links_kept(pred, gold)),
        shared_out(pred, [len(cluster) - 1 for cluster in pred]),
        shared_out(pred, by_number(len(pred), ((p, phi) for _, p, phi in pairs))),
    )
    per_gold = (
        shared_out(gold, links_kept(gold, pred)),
        shared_out(gold, [len(cluster) - 1 for cluster in gold]),
        shared_out(gold, by_number(len(gold), ((g, phi) for g, _, phi in pairs))),
    )
    ours = {mention: cluster for cluster in pred for mention in cluster}
    theirs = {mention: cluster for cluster in gold for mention in cluster}
    rows: list[tuple[float, ...]] = []
    for one in mentions:
        p, g = ours[one], theirs[one]
        common = len(p & g)
        kept_p, links_p, phi_p = (table[one] for table in per_pred)
        kept_g, links_g, phi_g = (table[one] for table in per_gold)
        links_ = (kept_p, links_p, kept_g, links_g)
        shares = (common / len(p), 1.0, common / len(g), 1.0)
        rows.append((*links_, *shares, phi_p, 1 / len(p), phi_g, 1 / len(g)))
    return rows


def shared_out(clusters: Sequence[Cluster], counts: Sequence[float]) -> dict[Mention, float]:
    """What each cluster counts, in even shares for its mentions."""
    return {
        mention: count / len(cluster)
        for cluster, count in zip(clusters, counts, strict=True)
        for mention in cluster
    }


def by_number(length: int, values: Iterable[tuple[int, float]]) -> list[float]:
    """A list of so many numbers, 0 where none is given."""
    row = [0.0] * length
    for number, value in values:
        row[number] = value
    return row


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
