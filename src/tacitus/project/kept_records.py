"""Records that were worked out last, kept for the next decision on the same report."""

import threading

from tacitus.review.folding import fold
from tacitus.review_values import Record, Verdict
from tacitus.values import CodedReport

MOST = 100  # records


class KeptRecords:
    """Records as they stand for all. A record follows from its coding and the verdicts on it, and
    is taken for no others."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[tuple[str, int, int], Record] = {}

    def folded(
        self, key: int, coding: int, coded: CodedReport, verdicts: tuple[Verdict, ...], last: int
    ) -> Record:
        """What `fold` gives: the record that is kept, or one that goes on from it where there is
        one more verdict."""
        mark = (coded.report.sha256, key, coding)
        with self._lock:
            before = self._kept.get(mark)
        if before is not None and (before.coded,) != (coded,):  # the same one is equal at a glance
            before = None
        if before is not None and (before.verdicts, before.last) == (verdicts, last):
            return before
        if before is not None and before.verdicts != verdicts[:-1]:
            before = None
        found = fold(key, coding, coded, verdicts, last, before if verdicts else None)
        with self._lock:
            self._kept.pop(mark, None)
            self._kept[mark] = found  # as the last one
            if len(self._kept) > MOST:
                del self._kept[next(iter(self._kept))]
        return found


KEPT = KeptRecords()
