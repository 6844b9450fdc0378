"""The API by which acts of the log and whole imports are taken back, each with a look before."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter
from fastapi import Path as InPath

from tacitus.people_values import Person
from tacitus.project.records import sights
from tacitus.project.taking_back import (
    act_undone,
    import_undone,
    undo_act,
    undo_whole_import,
)
from tacitus.project_values import ActUndone, FieldChange, Import, ImportUndone
from tacitus.store.review import report_ids, report_key_of
from tacitus.store.undoing import all_imports
from tacitus.web.api import WRONG, AtDesk, Mark, alone
from tacitus.web.desk import Desk
from tacitus.web.roles import undoes
from tacitus.web.strings import strings
from tacitus.web.who import Forbidden, WhoHere
from tacitus.write.safe import excerpt, shown

api = APIRouter(prefix="/api", responses=WRONG)
Number = Annotated[int, InPath(ge=1, le=2**31 - 1)]
MOST = 12  # lines that tell what goes


@api.get("/activity/{number}/undo")
def see_act(number: Number, desk: AtDesk, person: WhoHere) -> dict[str, Any]:
    """What would go if an act were taken back, and why it cannot be, if so."""
    found = act_undone(desk.database, number)
    check(desk, person, found)
    return told_of_act(found)


@api.post("/activity/{number}/undo")
def take_act_back(
    number: Number, desk: AtDesk, person: WhoHere, mark: Mark = None
) -> dict[str, Any]:
    """Take an act back: what was said of a report or of incidents, of one or of many at once."""
    with alone(desk, mark):
        check(desk, person, act_undone(desk.database, number))
        found = undo_act(desk.database, person.name, number)
    if found.events:
        desk.reading.start(desk.database)  # incidents are found anew
    return told_of_act(found)


@api.get("/imports")
def imports(desk: AtDesk) -> list[dict[str, Any]]:
    """What was added, the first import first."""
    with desk.database.reading() as connection:
        return [import_json(one) for one in all_imports(connection)]


@api.get("/imports/{number}/undo")
def see_import(number: Number, desk: AtDesk, mark: Mark = None) -> dict[str, Any]:
    """What would go if an import were undone, and why it cannot be, if so."""
    with alone(desk, mark):
        return told_of_import(import_undone(desk.database, number))


@api.post("/imports/{number}/undo")
def undo_import(number: Number, desk: AtDesk, person: WhoHere, mark: Mark = None) -> dict[str, Any]:
    """Undo an import."""
    with alone(desk, mark):
        found = undo_whole_import(desk.database, person.name, number)
    desk.reading.start(desk.database)
    return told_of_import(found)


def check(desk: Desk, person: Person, found: ActUndone) -> None:
    """Forbidden unless this person may take that back, and see what it was."""
    if not undoes(person, found.kind, found.who):
        raise Forbidden(
            f"{found.who} decided that: what others decided, an admin takes back"
            if found.who != person.name
            else "a word on incidents is taken back by a reviewer"
        )
    key = report_key_of(found.subject)
    if found.who == person.name or key is None:
        return
    with desk.database.reading() as connection:
        seen = sights(connection, person.name, report_ids(connection, {key}).items())
    if seen.get(key, "shared") != "shared":
        raise Forbidden(
            "you code that report by yourself: what others said of it is taken back by somebody"
            " else, or by you when all who code it have ended"
        )


def import_json(one: Import) -> dict[str, Any]:
    """An import as JSON."""
    return {
        "number": one.done.number,
        "ended_at": one.ended_at,
        "undone_at": one.undone_at,
        "sources": [shown(source) for source in one.sources],
        "new": one.done.new,
        "same": one.done.same,
        "changed": one.done.changed,
        "refused": one.done.refused,
    }


# ---- in words -------------------------------------------------------------------------------


def told_of_act(found: ActUndone) -> dict[str, Any]:
    """An act as JSON, with what goes with it in lines."""
    t = strings()["activity"]
    lines = [field_line(one) for one in found.fields[:MOST]]
    if len(found.fields) > MOST:
        lines.append(t["more_fields"].replace("{}", f"{len(found.fields) - MOST:,}"))
    if found.events:
        lines.append(t["events_anew"].replace("{}", f"{found.events:,}"))
    return {**asdict(found), "lines": lines or [t["no_field"]]}


def field_line(one: FieldChange) -> str:
    """How a field changes."""
    t = strings()
    after = t["states"][one.after] if one.after else t["activity"]["gone"]
    return f"{t['fields'][one.field]}: {t['states'][one.before]} → {after}"


def told_of_import(found: ImportUndone) -> dict[str, Any]:
    """An import that is undone, in lines."""
    t = strings()["activity"]
    done = found.done
    sums = {"gone_reports": done.gone, "older_version": done.older, "kept": done.kept}
    lines = [t[words].replace("{}", f"{sum_:,}") for words, sum_ in sums.items() if sum_]
    return {
        "number": found.number,
        **asdict(done),
        "refusal": excerpt(found.refusal, 600),
        "lines": lines or [t["no_report"]],
    }
