"""What several benchmarks share: a document marked by the coder's reader, spans paired."""

from collections.abc import Callable, Sequence

from tacitus.acquire.texts import receive
from tacitus.marks import Marks
from tacitus.text_coder import TextCoder
from tacitus.values import Report, Source
from tacitus_lab.bench.base import Case

Stretch = tuple[int, int]


def marked(case: Case, coder: TextCoder) -> tuple[Report, Marks]:
    """The document as a report in English, and what the reader marks in it."""
    source = Source(id=case.id, published=case.published, language="en")
    report = receive(case.text, source).report
    return report, coder.tools.annotator(report)


def same(one: Stretch, two: Stretch) -> bool:
    """The same characters."""
    return one == two


def meet(one: Stretch, two: Stretch) -> bool:
    """Some character in common."""
    return one[0] < two[1] and two[0] < one[1]


def paired(
    golds: Sequence[Stretch], preds: Sequence[Stretch], fit: Callable[[Stretch, Stretch], bool]
) -> list[tuple[int, int]]:
    """Pairs (gold, predicted) one to one, in the order of the text."""
    pairs: list[tuple[int, int]] = []
    free = set(range(len(preds)))
    order = sorted(free, key=lambda number: preds[number])
    for g, gold in sorted(enumerate(golds), key=lambda pair: pair[1]):
        best = next((p for p in order if p in free and fit(gold, preds[p])), None)
        if best is not None:
            free.remove(best)
            pairs.append((g, best))
    return pairs


def counted(
    golds: Sequence[Stretch], preds: Sequence[Stretch], fit: Callable[[Stretch, Stretch], bool]
) -> tuple[float, float, float]:
    """Right, predicted, gold."""
    return float(len(paired(golds, preds, fit))), float(len(preds)), float(len(golds))
