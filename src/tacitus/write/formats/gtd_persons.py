"""GTD's persons: groups, claims of responsibility, deaths and wounds, hostages."""

from tacitus.incident_values import Incident, Known
from tacitus.values import Responsibility, Seconds, Toll
from tacitus.write.formats.base import Wish
from tacitus.write.formats.codebook_table import Cells
from tacitus.write.formats.facts import Book, Classed, Derived, figure_of
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.view import (
    claims_of,
    coded_of,
    entity_of,
    first,
    headline_of,
    stated,
    surest,
)

TOO_MANY = "GTD has columns for three groups; the best supported stand"
NO_NAME = "an attacker who is a person or has no name of a group stands as Unknown"
NO_MODE = "the medium of the claim is none that GTD has"
DOUBTFUL = ("alleged", "denied", "hypothetical")
DAY = 86_400  # seconds


def groups(known: Derived, losses: Losses) -> Cells:
    """Up to three groups by name, and whether they are only suspected; else Unknown."""
    named = [who for who in known.actors if who.party.kind == "organisation"]
    cells: Cells = {"gname": "Unknown", "nperps": -99, "nperpcap": captured(known.one)}
    if len(named) < len(known.actors):
        losses.add(known.one.id, "gname", NO_NAME)
    if len(named) > 3:
        losses.add(known.one.id, "gname3", TOO_MANY)
    for number, who in enumerate(named[:3], 1):
        cells["gname" if number == 1 else f"gname{number}"] = who.party.name
        cells[f"guncertain{number}"] = int(is_doubtful(who))
    motive = first(known.one, "motive")
    return cells | {"motive": motive.text if motive else None}


def is_doubtful(who: Classed) -> bool:
    return surest(who.party.claims) in DOUBTFUL


def captured(one: Incident) -> int:
    """Attackers arrested; -99 where nothing is told."""
    figures = [
        claim.value.low
        for _, claim in claims_of(one)
        if claim.field == "arrested"
        and isinstance(claim.value, Toll)
        and claim.value.perpetrators
        and claim.certainty not in DOUBTFUL
    ]
    return min(figures, default=-99)


# ---- claims of responsibility ---------------------------------------------------------------


def claims(one: Incident, book: Book, losses: Losses) -> Cells:
    """Who claims it, how, and whether several do; 0 where the reports say that nobody does."""
    told = stated(one, "responsibility")
    claiming = [known for known in told if stance_of(known) == "claimed"]
    if not claiming:
        nobody = any(stance_of(known) == "none" for known in told)
        return {"claimed": 0 if nobody else -9}
    cells: Cells = {"claimed": 1, "compclaim": int(len(claiming) > 1)}
    for number, known in enumerate(claiming[:3], 1):
        code = mode_of(one, known, book)
        if code is None:
            losses.add(one.id, "claimmode", NO_MODE)
        column = "claimmode" if number == 1 else f"claimmode{number}"
        if number > 1:
            cells[f"claim{number}"] = 1
        cells[column] = code or 10
        cells[f"{column}_txt"] = book["claimmode_text"][str(code or 10)]
    return cells


def stance_of(known: Known) -> str:
    return known.value.stance if isinstance(known.value, Responsibility) else ""


def mode_of(one: Incident, known: Known, book: Book) -> int | None:
    """GTD's code of the medium in which a claimant speaks; None where it is not told."""
    claimant = entity_of(one, known)
    for statement in coded_of(one, known.claims[0].report).statements:
        spoken = claimant is None or statement.speaker == claimant.id
        if statement.act == "claim" and spoken and statement.medium:
            found = book["claimmode"].get(statement.medium.lower())
            return int(found) if found is not None else None
    return None


# ---- tolls ----------------------------------------------------------------------------------


def tolls(one: Incident, book: Book, wish: Wish) -> Cells:
    """nkill and nwound count attackers too; nkillter and nwoundte only them."""
    killed = figure_of(one, "killed", book, wish)
    wounded = figure_of(one, "wounded", book, wish)
    return {
        "nkill": killed.best(),
        "nkillter": killed.perpetrators.best if killed.perpetrators else None,
        "nwound": wounded.best(),
        "nwoundte": wounded.perpetrators.best if wounded.perpetrators else None,
    }


def hostages(one: Incident, known: Derived) -> Cells:
    """Whether persons were taken, how many and how long they were held."""
    taken = headline_of(one, "abducted")
    abduction = "abduct" in known.facts.codes["mode"]
    if taken is None and not abduction:
        return {"ishostkid": -9}
    if taken is not None and taken.best == 0:
        return {"ishostkid": 0}
    held = first(one, "duration")
    seconds = held.value.seconds if held and isinstance(held.value, Seconds) else None
    cells: Cells = {"ishostkid": 1, "nhostkid": taken.best if taken else -99}
    if seconds is None:
        return cells | {"nhours": -99, "ndays": -99}
    if seconds < DAY:
        return cells | {"nhours": seconds // 3600, "ndays": 0}
    return cells | {"nhours": 0, "ndays": seconds // DAY}
