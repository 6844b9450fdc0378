"""How far each event of a coding is reviewed, from which the status of an incident follows."""

from tacitus.review_values import UNDECIDED, EventState, Record
from tacitus.vocabulary import Status


def event_statuses(record: Record) -> dict[str, Status]:
    """The status of every event of the coding by its id, of those that people have begun with. An
    event that was joined to another has the status of the whole report."""
    if record.standing == "new":
        return {}
    by_id = {one.event.id: status_of(one) for one in record.events}
    whole: Status = "in review" if record.standing == "in_progress" else "reviewed"
    found = {event.id: by_id.get(event.id, whole) for event in record.coded.events}
    if record.standing == "not_event":
        return dict.fromkeys(found, "reviewed")
    return {id_: status for id_, status in found.items() if status != "unreviewed"}


def status_of(state: EventState) -> Status:
    """The status of one event as it stands."""
    if any(field.others for field in state.fields):
        return "disputed"
    decided = [field.state not in UNDECIDED for field in state.fields]
    if state.out or all(decided):
        return "reviewed"
    return "in review" if any(decided) else "unreviewed"
