"""CAMEO: who did what to whom as codes, with quad class and Goldstein scale; a row a pair."""

from collections.abc import Iterator

from tacitus.incident_values import Incident
from tacitus.lists import tables
from tacitus.write.formats.base import Row, Table
from tacitus.write.formats.cameo_codes import BOOK, cameo_of, is_general
from tacitus.write.formats.columns import columns
from tacitus.write.formats.dyads import by_incident, dyads, one_day
from tacitus.write.formats.losses import Losses
from tacitus.write.formats.parties import Party


def rows(one: Incident, losses: Losses) -> Iterator[Row]:
    made, found = dyads(one, losses), cameo_of(one)
    if not made or found is None:
        return
    day = one_day(one, losses, "event_date")
    if is_general(found):
        losses.add(one.id, "cameo_code", "CAMEO tells no more than the root of this type and mode")
    for id_, who, whom in made:
        yield (
            id_,
            day,
            party_code(who),
            who.name if who else None,
            party_code(whom),
            whom.name if whom else None,
            found.code,
            found.description,
            found.root,
            found.quad,
            found.goldstein,
            one.id,
        )


def party_code(party: Party | None) -> str | None:
    """CAMEO's code of one who took part: "EGYGOV"; None where nothing is known of it."""
    if party is None:
        return None
    return f"{party.country or ''}{''.join(roles(party)[:2])}" or None


def roles(party: Party) -> list[str]:
    """CAMEO's role codes of its sectors, those that have one."""
    table = tables(BOOK)["sectors"]
    return [table[sector] for sector in party.sectors if sector in table]


CAMEO = Table(
    "cameo",
    "CAMEO codes, quad classes and Goldstein scale",
    columns("cameo"),
    by_incident(rows),
    apart=True,
)
