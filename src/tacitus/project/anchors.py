"""Events found again: in another coding of their report, or in a corrected version of it."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from tacitus.incident_values import Anchored
from tacitus.values import CodedReport, Event, Span


def anchored(coded: CodedReport) -> dict[str, Anchored]:
    """How each event of a coding, by its id, is found again."""
    text, report = coded.report.text, coded.report
    met: Counter[str] = Counter()
    found: dict[str, Anchored] = {}
    for event in sorted(coded.events, key=lambda event: (first_anchor(event), event.id)):
        span = first_anchor(event)
        words = " ".join(span.of(text).lower().split())
        found[event.id] = Anchored(
            report.id, report.sha256, span.start, span.end, words, met[words]
        )
        met[words] += 1
    return found


def first_anchor(event: Event) -> Span:
    """Its first anchor, else the first words on which a claim of it rests."""
    spans = event.anchors or tuple(span for claim in event.claims for span in claim.evidence)
    return min(spans, default=Span(0, 0))


class Finder:
    """Finds events among these; its answer is an event's place in their order."""

    def __init__(self, events: Sequence[Anchored]) -> None:
        self._events = events
        self._by_report: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(events):
            self._by_report[one.report].append(number)

    def find(self, sought: Anchored) -> int | None:
        """The event at this place of the same text, else that of the same words in another text of
        the report; None if it is not there."""
        best: tuple[int, int] | None = None
        for number in self._by_report.get(sought.report, ()):
            rank = nearness(self._events[number], sought)
            if rank and (best is None or rank > best[0]):
                best = rank, number
        return None if best is None else best[1]


def nearness(one: Anchored, sought: Anchored) -> int:
    """3 for the same place, 2 for one that overlaps, 1 for the same words, 0 for another event."""
    if one.sha256 == sought.sha256:
        if (one.start, one.words, one.nth) == (sought.start, sought.words, sought.nth):
            return 3
        return 2 if one.start < sought.end and sought.start < one.end else 0
    return 1 if (one.words, one.nth) == (sought.words, sought.nth) else 0
