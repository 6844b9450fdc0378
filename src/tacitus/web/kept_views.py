"""What is put into words, kept for the next decision on the same report: it changes one or two
fields."""

import threading
from dataclasses import dataclass, field
from typing import Any

from tacitus.review_values import FieldState, Record
from tacitus.values import Event
from tacitus.web.forms import FieldView
from tacitus.web.own_fields import Own
from tacitus.web.places import Places

MOST = 100  # records
Fields = dict[str, tuple[FieldState, FieldView]]


@dataclass(slots=True)
class Kept:
    """The fields of a record in words by their targets, each with the state that it had, and the
    headlines of its events by their ids, each with what it was made of. They are good as long as
    `basis` is the same."""

    basis: tuple[Any, ...]
    fields: Fields = field(default_factory=dict)
    headlines: dict[str, tuple[Event, str]] = field(default_factory=dict)


class KeptViews:
    """The records that were shown last."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[tuple[str, int, str], Kept] = {}

    def of(self, record: Record, places: Places, own: Own) -> Kept:
        """What is kept of a record; threads may add to it."""
        basis = basis_of(record, places, own)
        key = (record.coded.report.sha256, record.coding, record.sight)
        with self._lock:
            kept = self._kept.pop(key, None)
            if kept is None or kept.basis != basis:
                kept = Kept(basis)
            self._kept[key] = kept  # as the last one
            if len(self._kept) > MOST:
                del self._kept[next(iter(self._kept))]
        return kept


def basis_of(record: Record, places: Places, own: Own) -> tuple[Any, ...]:
    """All that the words for a field or an event follow from, beside its own state: the text, who
    is named in it, what stands in the other fields, and the project's own fields."""
    fields = tuple(
        (event.event.id, one.target, one.claim, one.proposed)
        for event in record.events
        for one in event.fields
    )
    return places, own, record.coded.report, record.entities, fields


KEPT = KeptViews()
