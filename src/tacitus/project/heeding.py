"""What people decided, heeded where an incident is put together: claims that were called wrong, not
stated or unclear no longer count, corrected ones count as corrected, added ones count."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from sqlalchemy import Connection

from tacitus.incident_values import Told
from tacitus.project.records import record_of
from tacitus.review_values import LEFT_OUT, EventState, Record
from tacitus.store.incidents import Whole
from tacitus.store.review import begun_among, begun_reports
from tacitus.values import CodedReport, Event

REMEMBERED = 500  # records that are kept while incidents are read one after the other


class Heeding:
    """Reads the records of reports on which somebody has decided, each once; `among` are the keys
    of all that will be asked for, where they are few."""

    def __init__(self, connection: Connection, among: Collection[int] | None = None) -> None:
        self._connection = connection
        self._begun = begun_reports(connection) if among is None else begun_among(connection, among)
        self._records: dict[int, Record] = {}

    def whole(self, whole: Whole) -> Whole | None:
        """An incident as people left it; None if they say that nothing of it happened."""
        if not any(told.number in self._begun for told in whole.told):
            return whole
        told = tuple(self._told(whole))
        here = {one.number for one in told}
        copies = tuple(pair for pair in whole.copies if {pair.one, pair.two} <= here)
        return replace(whole, told=told, copies=copies) if told else None

    def _told(self, whole: Whole) -> Iterator[Told]:
        for told in whole.told:
            now = self._as_left(told) if told.number in self._begun else told
            if now is not None:
                yield now

    def _as_left(self, told: Told) -> Told | None:
        """An event as people left it; None if there is no such event any more."""
        record = self._record(told.number)
        if record.coded.coder != told.coded.coder:
            return told  # another coding than the one that was reviewed
        state = next((one for one in record.events if one.event.id == told.event.id), None)
        if state is None or state.out or record.standing == "not_event":
            return None
        return replace(told, coded=coding_as_left(record), event=event_as_left(state))

    def _record(self, key: int) -> Record:
        if key not in self._records:
            if len(self._records) >= REMEMBERED:
                self._records.clear()
            self._records[key] = record_of(self._connection, key)
        return self._records[key]


def coding_as_left(record: Record) -> CodedReport:
    """The coding with its events as people left them."""
    events = tuple(event_as_left(state) for state in record.events if not state.out)
    return replace(record.coded, entities=record.entities, events=events)


def event_as_left(state: EventState) -> Event:
    """The event with the claims that count."""
    claims = tuple(
        field.claim
        for field in state.fields
        if field.claim is not None and field.state not in LEFT_OUT
    )
    return replace(state.event, claims=claims)
