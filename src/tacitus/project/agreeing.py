"""Agreement in a project: of people with each other, and with the machine."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection

from tacitus.coder_values import MACHINE, AgreementPage, Compared
from tacitus.project.concluding import comparison, own_coding
from tacitus.project.records import history_of
from tacitus.review.comparing import compared
from tacitus.review.measuring import Beside, agreement_page
from tacitus.store.assignments import assignments_of, compared_reports
from tacitus.store.database import Database
from tacitus.store.review import done_reports

PEOPLE = "people"  # the coder of a report that several people reviewed together


def agreement(database: Database, most: int | None = None) -> AgreementPage:
    """All figures of a project; of the `most` reports that were done last beside those that were
    coded twice or blind."""
    with database.reading() as connection:
        people: list[Compared] = []
        machine: list[Beside] = []
        keys = compared_reports(connection)
        for key in keys:
            held = assignments_of(connection, [key]).get(key, [])
            history = history_of(connection, key)
            if len(held) > 1:
                people.append(comparison(history, held))
            base, proposed = history.for_all(), history.of_machine()
            for one in held:
                made = own_coding(history, one)
                found = compared(base, (one.who, MACHINE), (made, proposed))
                machine.append(Beside(found, one.blind))
        machine.extend(reviewed(connection, set(keys), most))
    return agreement_page(people, machine)


def reviewed(connection: Connection, but: set[int], most: int | None) -> Iterator[Beside]:
    """Reports that were reviewed with the proposals, as they stand, beside the machine's coding."""
    for key in [key for key in done_reports(connection) if key not in but][:most]:
        history = history_of(connection, key)
        made = history.for_all()
        if made.standing == "not_event":
            made = replace(made, events=())
        yield Beside(compared(made, (PEOPLE, MACHINE), (made, history.of_machine())), blind=False)
