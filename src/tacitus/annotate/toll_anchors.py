"""Which happening a toll belongs to: the nearest that can have such a toll."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import chain

from tacitus.marks import Anchor, Sentence
from tacitus.values import Span
from tacitus.vocabulary import TollField

FAR = 20  # sentences that a toll may stand from its happening

AROUND = 30  # anchors on either side that a toll may choose from


class Ties:
    """The anchors of a report by their sentences, to ask for the one that a toll belongs to."""

    def __init__(self, anchors: Sequence[Anchor], sentences: Sequence[Sentence]) -> None:
        self.anchors = anchors
        starts = [anchor.span.start for anchor in anchors]
        self.inside: list[range] = [
            range(bisect_left(starts, s.span.start), bisect_left(starts, s.span.end))
            for s in sentences
        ]
        self.starts = starts
        self.abductions = any(anchor.mode == "abduct" for anchor in anchors)
        self.used: set[tuple[int, TollField]] = set()

    def anchor_of(self, toll: TollField, harm: Span, sentence: int) -> int | None:
        """The number of the anchor, None if no happening of the report can have such a toll."""
        number = self.sought(toll, harm, sentence)
        if number is not None:
            self.used.add((number, toll))
        return number

    def sought(self, toll: TollField, harm: Span, sentence: int) -> int | None:
        """The number of the anchor: one that the words of harm are part of, else the nearest fit
        one of the sentence, else the last fit one of the sentences before."""
        here = self.near(harm, sentence)
        own = [n for n in here if self.anchors[n].span.meets(harm) and self.may_have(n, toll)]
        if own:
            return max(own, key=lambda n: (fit(self.anchors[n], toll), -n))
        best = max((fit(self.anchors[n], toll) for n in here), default=0)
        if best:
            fitting = [n for n in here if fit(self.anchors[n], toll) == best]
            return min(fitting, key=lambda n: distance(self.anchors[n].span, harm))
        return self.elsewhere(toll, sentence)

    def near(self, harm: Span, sentence: int) -> range:
        """The numbers of the anchors of the sentence, of a very long one those around the words."""
        whole = self.inside[sentence]
        middle = bisect_left(self.starts, harm.start)
        return range(max(whole.start, middle - AROUND), min(whole.stop, middle + AROUND))

    def may_have(self, number: int, toll: TollField) -> bool:
        """Whether the anchor can have such a toll at all."""
        return fit(self.anchors[number], toll) > 0

    def elsewhere(self, toll: TollField, sentence: int) -> int | None:
        """An anchor that fits well in the nearest sentence before, else after: the one that had
        such a toll already, else the last (the first after)."""
        before = range(sentence - 1, max(-1, sentence - 1 - FAR), -1)
        after = range(sentence + 1, min(len(self.inside), sentence + 1 + FAR))
        for other in chain(before, after):
            fitting = [n for n in self.inside[other][:AROUND] if fit(self.anchors[n], toll) >= 2]
            if fitting:
                used = [n for n in fitting if (n, toll) in self.used]
                chosen = used or fitting
                return chosen[-1] if other < sentence else chosen[0]
        return None

    def kind_of(self, toll: TollField, harm: Span) -> TollField | None:
        """What "held" and "captured" are: an arrest or an abduction, as the anchor on the words
        says; an abduction too where the report tells of one elsewhere; else None."""
        last = bisect_right(self.starts, harm.end)
        for number in range(max(0, last - 8), last):
            anchor = self.anchors[number]
            if anchor.span.meets(harm) and anchor.mode in ("arrest", "abduct"):
                return "arrested" if anchor.mode == "arrest" else "abducted"
        return "abducted" if toll == "abducted" and self.abductions else None


def fit(anchor: Anchor, toll: TollField) -> int:
    """How well a happening goes with a toll: 3 the very kind, 2 well, 1 if nothing better is in
    the sentence, 0 not at all."""
    kind, mode = anchor.type, anchor.mode
    if toll == "arrested":
        return 3 if (kind, mode) == ("COERCE", "arrest") else int(kind == "COERCE")
    if toll == "abducted":
        if (kind, mode) == ("ASSAULT", "abduct"):
            return 3
        return 1 if kind in ("COERCE", "ASSAULT") else 0
    if kind == "ASSAULT":
        return 1 if mode == "abduct" else 2
    if toll == "displaced" and (kind, mode) == ("COERCE", "deport"):
        return 3
    return 1 if kind in ("PROTEST", "COERCE") else 0


def distance(one: Span, other: Span) -> int:
    """Characters between two spans."""
    return max(one.start - other.end, other.start - one.end, 0)
