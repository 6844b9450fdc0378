"""GTD: 135 columns, by the rules of `data/codebooks/gtd.toml`; one row an incident.

What no claim bears has GTD's own code for it (-9, -99, Unknown), or is blank where GTD's is.
"""

from tacitus.incident_values import Incident
from tacitus.write.formats.base import Wish
from tacitus.write.formats.codebook_table import Cells, codebook_table
from tacitus.write.formats.dyads import number_of
from tacitus.write.formats.facts import Book, Derived, derived
from tacitus.write.formats.gtd_codes import attacks, doubts, targets, weapons
from tacitus.write.formats.gtd_persons import claims, groups, hostages, tolls
from tacitus.write.formats.gtd_settings import damage, sources, when, where
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.parties import stage_of
from tacitus.write.formats.sentences import disputes, summary
from tacitus.write.formats.unsaid import no_columns, no_ranges
from tacitus.write.formats.view import kind_of

NO_ATTACK = "GTD holds attacks only: it is left out"
OF_STATE = "GTD holds no acts of states: it is left out"
CRITERIA = "whether it meets GTD's criteria is a judgement that no claim bears"
NO_DAY = "no year is told, which GTD asks for: it is left out"
NO_MANNER = (None, "targeted", "destroy")  # modes that do not tell how
SUCCESS = {"accomplished": 1, "attempted": 0, "foiled": 0}


def cells_of(one: Incident, book: Book, wish: Wish, losses: Losses) -> Cells | str:
    """The cells, or why it is nothing that GTD holds."""
    known = derived(one, book)
    dated = when(one)
    reason = left_out(known, book) or (None if dated else NO_DAY)
    if reason:
        return reason
    losses.add(one.id, "crit1", CRITERIA)
    no_columns(one, ("arrested", "missing", "displaced", "count"), losses)
    no_ranges(one, {"killed": "nkill", "wounded": "nwound"}, losses)
    return {
        "eventid": eventid(one.id),
        **dated,
        **where(known, book, losses),
        "summary": summary(one),
        **doubts(known, book),
        "success": SUCCESS.get(stage_of(one) or ""),
        "suicide": suicide(one),
        **attacks(known, book, losses),
        **targets(known, book, losses),
        **groups(known, losses),
        **claims(one, book, losses),
        **weapons(one, book, losses),
        **tolls(one, book, wish),
        **hostages(one, known),
        **damage(one),
        **sources(one, losses),
        "addnotes": " ".join([f"Tacitus incident {one.id}.", *disputes(one)]),
    }


def eventid(id_: str) -> int:
    """The number of an incident, never one of GTD's own 12 digits, which begin with the day."""
    number = number_of(id_)
    return number if number >= 10**12 else number + 2**52


def left_out(known: Derived, book: Book) -> str | None:
    """Why GTD would not hold it."""
    include = book["include"]
    if known.facts.codes["type"].isdisjoint(include["types"]):
        return NO_ATTACK
    acting = known.facts.codes["actor"]
    if acting and acting <= set(include["no_actor"]):
        return OF_STATE
    return None


def suicide(one: Incident) -> int | None:
    """1 or 0 where the mode tells how it was done, else blank."""
    kind = kind_of(one)
    if kind is None or kind.mode in NO_MANNER:
        return None
    return int(kind.mode == "suicide-attack")


GTD = codebook_table("gtd", "GTD, 135 columns", cells_of)
